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

/**
 * The first element in sight that fits the selector and is called that: by its label in full, or by how its text begins.
 * Null where there is none yet. @param {string} selector @param {string} name @returns {Element | null}
 */
export function findNamed(selector, name) {
  /** @param {Element} element */
  const isCalled = (element) => {
    const label = element.getAttribute('aria-label');
    if (label !== null) return label === name;
    const text = ('labels' in element && /** @type {HTMLInputElement} */ (element).labels?.[0]) || element;
    return text.textContent.trim().startsWith(name);
  };
  /** @param {Document | ShadowRoot} root @returns {Element | null} */
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches(selector) && isCalled(element) && element.checkVisibility()) return element;
      const found = element.shadowRoot && visit(element.shadowRoot);
      if (found) return found;
    }
    return null;
  };
  return visit(document);
}

/** The labels of all elements in sight that fit the selector, in their order. @param {string} selector @returns {string[]} */
export function labelsOf(selector) {
  /** @param {Document | ShadowRoot} root @returns {string[]} */
  const visit = (root) =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) && element.checkVisibility({ visibilityProperty: true })
        ? [element.getAttribute('aria-label') ?? '']
        : []),
      ...(element.shadowRoot ? visit(element.shadowRoot) : []),
    ]);
  return visit(document);
}
