/** What has rows in memory that can be read again. */
interface RowHolder {
  /** Bytes of memory that its rows take. */
  readonly rowBytes: number;
  /** Unix milliseconds of the last change of its files. */
  readonly modifiedMs: number;
  /** Lets go of the rows, where that is possible now. */
  release(): void;
}

/** What changed so lately is likely to change again: it would be read from its beginning at each line. */
const restlessMs = 60_000;

/** Keeps the rows of a logbook within a bound. Those that nobody has asked for longest are let go first. */
export class RowMemory {
  readonly #limitBytes: number;
  /** The bytes of each that has rows; who was read or asked for last is at the end. */
  readonly #holders = new Map<RowHolder, number>();
  /** Those that the last question was about. */
  #asked: ReadonlySet<RowHolder> = new Set();
  /** How many questions that are being answered each is part of. */
  readonly #held = new Map<RowHolder, number>();
  #totalBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /**
   * Somebody asks for the rows of these. They stay until what this gives back is called, and then until the next
   * question, for that will be about the same ones, as a rule.
   */
  hold(holders: readonly RowHolder[]): () => void {
    this.#asked = new Set(holders);
    for (const holder of holders) {
      this.#held.set(holder, (this.#held.get(holder) ?? 0) + 1);
      const bytes = this.#holders.get(holder);
      if (bytes === undefined) continue;
      this.#holders.delete(holder);
      this.#holders.set(holder, bytes);
    }
    return () => {
      for (const holder of holders) {
        const count = this.#held.get(holder) ?? 0;
        if (count > 1) this.#held.set(holder, count - 1);
        else this.#held.delete(holder);
      }
    };
  }

  /** Whether the last question was about this one, or one that is being answered is. */
  isAsked(holder: RowHolder): boolean {
    return this.#asked.has(holder) || this.#held.has(holder);
  }

  /** More of this one's rows have been read. */
  grow(holder: RowHolder): void {
    this.forget(holder);
    const bytes = holder.rowBytes;
    this.#holders.set(holder, bytes);
    this.#totalBytes += bytes;
    if (this.#totalBytes > this.#limitBytes) this.#letGo();
  }

  /** It is gone. */
  forget(holder: RowHolder): void {
    this.#totalBytes -= this.#holders.get(holder) ?? 0;
    this.#holders.delete(holder);
  }

  #letGo(): void {
    const restlessSinceMs = Date.now() - restlessMs;
    for (const holder of [...this.#holders.keys()]) {
      if (this.#totalBytes <= this.#limitBytes) return;
      if (this.isAsked(holder)) continue;
      // Where nothing is to be kept, nothing is read again for what will come.
      if (this.#limitBytes > 0 && holder.modifiedMs > restlessSinceMs) continue;
      holder.release();
      if (holder.rowBytes === 0) this.forget(holder);
    }
  }
}
