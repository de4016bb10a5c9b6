import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Charts this near to the window are drawn before they are seen. */
const margin = '300px 0px';

const watched = new WeakMap<Element, (isInView: boolean) => void>();
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
  },
  // A margin applies to scrolling ancestors too, unlike `rootMargin`, which knows the window only.
  { scrollMargin: margin, rootMargin: margin },
);

/** Whether its element is in the window or near it; updates the element when that changes. */
export class InView implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  isInView = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    watched.set(this.#host, (isInView) => {
      if (isInView === this.isInView) return;
      this.isInView = isInView;
      this.#host.requestUpdate();
    });
    observer.observe(this.#host);
  }

  hostDisconnected(): void {
    observer.unobserve(this.#host);
    // What it knows stays: an element that is only moved comes back at once, and is then told if that has changed.
    watched.delete(this.#host);
  }
}
