import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Tells when its element has been moved by scrolling, and when it is no longer to be seen at all. */
export class OnScreen implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #moved: () => void;
  readonly #observer: IntersectionObserver;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost & Element, { moved, gone }: { moved: () => void; gone: () => void }) {
    this.#host = host;
    this.#moved = moved;
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.at(-1)?.isIntersecting) gone();
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // Whatever scrolls: the event does not bubble.
    document.addEventListener('scroll', this.#moved, { capture: true, passive: true, signal });
    this.#observer.observe(this.#host);
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#observer.disconnect();
  }
}
