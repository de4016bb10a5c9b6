// Functions that run in the page. They are plain JavaScript, which no compiler adds calls of its own to.

/**
 * Headless Chromium shows no picker, and a handle can't be made by hand; but what is dropped is a genuine one. So a
 * drop that a test announces is kept from the page and becomes the next answer of `showDirectoryPicker()`.
 */
export function answerPickersWithDrops() {
  /** @type {FileSystemDirectoryHandle[]} */
  const picks = [];
  /** @type {(() => void) | null} */
  let announced = null;
  /** @param {DragEvent} event */
  const take = (event) => {
    const done = announced;
    if (!done) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'drop') return;
    announced = null;
    void event.dataTransfer?.items[0]?.getAsFileSystemHandle().then((handle) => {
      picks.push(/** @type {FileSystemDirectoryHandle} */ (handle));
      done();
    });
  };
  for (const type of /** @type {const} */ (['dragenter', 'dragover', 'drop'])) {
    window.addEventListener(type, take, true);
  }
  window.expectPick = () => new Promise((resolve) => (announced = resolve));
  window.showDirectoryPicker = () => {
    if (!navigator.userActivation.isActive) {
      return Promise.reject(
        new DOMException('Must be handling a user gesture to show a file picker.', 'SecurityError'),
      );
    }
    const handle = picks.shift();
    return handle ? Promise.resolve(handle) : Promise.reject(new DOMException('The user aborted.', 'AbortError'));
  };
}

/** How many lines each chart says it draws, by its name, sorted. @returns {[name: string, lines: number][]} */
export function linesByChart() {
  /** @type {[string, number][]} */
  const found = [];
  /** @param {Document | ShadowRoot} root */
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.getAttribute('role') === 'figure') {
        found.push([element.getAttribute('aria-label') ?? '', Number(element.getAttribute('data-lines'))]);
      }
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The last value that each chart tells in its header, by its name. @returns {[name: string, value: string][]} */
export function lastValues() {
  /** @type {[string, string][]} */
  const found = [];
  /** @param {Document | ShadowRoot} root */
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const figure = element.classList.contains('last') && element.closest('[role=figure]');
      if (figure) found.push([figure.getAttribute('aria-label') ?? '', element.textContent?.trim() ?? '']);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
  return found;
}

/** Hides what is there for the ear only: on the page that must make no difference. */
export function hideUnseen() {
  /** @param {Document | ShadowRoot} root */
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLElement && element.matches('.unseen')) element.style.visibility = 'hidden';
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  visit(document);
}
