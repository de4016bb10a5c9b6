/** A value that tells its listeners when it changes. The value is replaced, never mutated. */
export class Store<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(initial: T) {
    this.#value = initial;
  }

  get value(): T {
    return this.#value;
  }

  set value(next: T) {
    if (Object.is(next, this.#value)) return;
    this.#value = next;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Replaces the value by a copy with some of its fields changed. */
  update(patch: Partial<T>): void {
    this.value = { ...this.#value, ...patch };
  }

  /** Calls the listener after each change until the signal is aborted; not for the value as it is now. */
  subscribe(listener: () => void, { signal }: { signal: AbortSignal }): void {
    if (signal.aborted) return;
    // One function may be subscribed twice with signals of their own.
    const entry = (): void => listener();
    this.#listeners.add(entry);
    signal.addEventListener('abort', () => this.#listeners.delete(entry), { once: true });
  }
}
