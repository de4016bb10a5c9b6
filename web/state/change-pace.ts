import type { Change } from '../../sdk/read/logbook.js';

/**
 * Lets changes through at a pace: the first at once, later ones together when their time has come; or none until it is
 * asked. Changes of a type come out as one.
 */
export class ChangePace {
  readonly #release: (changes: readonly Change[]) => void;
  readonly #held = new Map<Change['type'], Set<string>>();
  #everyMs: number | null = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastMs = -Infinity;

  constructor(release: (changes: readonly Change[]) => void) {
    this.#release = release;
  }

  /** Ids of the experiments whose changes are held. */
  get held(): ReadonlySet<string> {
    return new Set([...this.#held.values()].flatMap((ids) => [...ids]));
  }

  /** @param everyMs the least time from one release to the next; null holds everything */
  set(everyMs: number | null): void {
    this.#everyMs = everyMs;
    this.#schedule();
  }

  add({ type, ids }: Change): void {
    const held = this.#held.get(type) ?? new Set();
    this.#held.set(type, held);
    for (const id of ids) held.add(id);
    this.#schedule();
  }

  /** Lets through what is held, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#held.size === 0) return;
    const changes = [...this.#held].map(([type, ids]): Change => ({ type, ids: [...ids] }));
    this.#held.clear();
    this.#lastMs = performance.now();
    this.#release(changes);
  }

  /** Forgets what is held. */
  end(): void {
    clearTimeout(this.#timer);
    this.#held.clear();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#everyMs === null || this.#held.size === 0) return;
    const waitMs = this.#lastMs + this.#everyMs - performance.now();
    if (waitMs <= 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), waitMs);
  }
}
