import type { Change } from './logbook.js';

/** How long changes are gathered before the listeners are told. */
const gatherMs = 50;

/** Tells listeners what changed, many changes at a time: one call for each type. */
export class ChangeFeed {
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #gathered = new Map<Change['type'], Set<string>>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  /** Adds a listener until the signal is aborted. */
  add(listener: (change: Change) => void, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener), { once: true });
  }

  tell(type: Change['type'], id: string): void {
    if (!this.hasListeners) return;
    let ids = this.#gathered.get(type);
    if (!ids) this.#gathered.set(type, (ids = new Set()));
    ids.add(id);
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }

  #flush(): void {
    this.#timer = undefined;
    const changes = [...this.#gathered].map(([type, ids]): Change => ({ type, ids: [...ids] }));
    this.#gathered.clear();
    for (const change of changes) {
      for (const listener of this.#listeners) listener(change);
    }
  }
}
