import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.js';

/**
 * Updates its element whenever a store changes, or only the parts of its value that the element draws, while the element
 * is connected. The store is asked for at each update, so that it may come later (through a context) or be exchanged.
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => Store<T> | undefined;
  readonly #parts: (value: T) => readonly unknown[];
  #followed: Store<T> | undefined;
  #subscription = new AbortController();

  /** @param parts what of the value the element draws; all of it without */
  constructor(
    host: ReactiveControllerHost,
    store: () => Store<T> | undefined,
    parts: (value: T) => readonly unknown[] = (value) => [value],
  ) {
    this.#host = host;
    this.#store = store;
    this.#parts = parts;
    host.addController(this);
  }

  /** The store's value; undefined while there is no store. */
  get value(): T | undefined {
    return this.#store()?.value;
  }

  hostConnected(): void {
    this.#follow(this.#store());
    // The value may have changed while the element was away.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    this.#follow(this.#store());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(store: Store<T> | undefined): void {
    if (store === this.#followed) return;
    this.#subscription.abort();
    this.#followed = store;
    this.#subscription = new AbortController();
    if (!store) return;
    let before = this.#parts(store.value);
    const changed = (): void => {
      const parts = this.#parts(store.value);
      if (parts.every((part, i) => Object.is(part, before[i]))) return;
      before = parts;
      this.#host.requestUpdate();
    };
    store.subscribe(changed, { signal: this.#subscription.signal });
  }
}
