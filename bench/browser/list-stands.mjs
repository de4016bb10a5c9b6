// It runs in the page, so it is plain JavaScript, which no compiler adds calls of its own to.

/**
 * Milliseconds from the next drop to the first frame in which so many experiments are listed.
 * @param {number} experiments @returns {Promise<number>}
 */
export function listStands(experiments) {
  return new Promise((resolve) => {
    /** @param {number} droppedMs */
    const look = (droppedMs) => {
      /** @type {(Document | ShadowRoot)[]} */
      const roots = [document];
      for (const root of roots) {
        if (root.querySelectorAll('ul[aria-label=Experiments] > li:not([aria-hidden])').length === experiments) {
          resolve(performance.now() - droppedMs);
          return;
        }
        for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
      }
      requestAnimationFrame(() => look(droppedMs));
    };
    window.addEventListener('drop', () => look(performance.now()), { capture: true, once: true });
  });
}
