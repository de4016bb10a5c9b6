import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.js';

/**
 * Updates its element whenever a store changes, while the element is connected. The store is asked for at
 * each update, so that it may come later (through a context) or be exchanged.
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: () => Store<T> | undefined;
  #followed: Store<T> | undefined;
  #subscription = new AbortController();

  constructor(host: ReactiveControllerHost, store: () => Store<T> | undefined) {
    this.#host = host;
    this.#store = store;
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
    store?.subscribe(() => this.#host.requestUpdate(), { signal: this.#subscription.signal });
  }
}
