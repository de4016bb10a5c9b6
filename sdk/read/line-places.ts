import { FloatColumn, IndexColumn } from './columns.js';

/** Where a line stands in its file; its `\n` is not counted. */
export interface LinePlace {
  offset: number;
  sizeBytes: number;
}

/** The places of some lines of a file, in file order. A line that holds several objects may stand there several times. */
export class LinePlaces {
  readonly #offsets = new FloatColumn();
  readonly #sizes = new IndexColumn();

  get length(): number {
    return this.#offsets.length;
  }

  /** Bytes of memory. */
  get sizeBytes(): number {
    return this.#offsets.sizeBytes + this.#sizes.sizeBytes;
  }

  at(index: number): LinePlace {
    return { offset: this.#offsets.at(index), sizeBytes: this.#sizes.at(index) };
  }

  /** The first place that begins there; null where none does. */
  find(offset: number): LinePlace | null {
    let from = 0;
    for (let to = this.length; from < to;) {
      const middle = (from + to) >> 1;
      if (this.#offsets.at(middle) < offset) from = middle + 1;
      else to = middle;
    }
    return from < this.length && this.#offsets.at(from) === offset ? this.at(from) : null;
  }

  /** How many places before this one are of the same line: the object's position among those of its line. */
  positionInLine(index: number): number {
    let first = index;
    while (first > 0 && this.#offsets.at(first - 1) === this.#offsets.at(index)) first -= 1;
    return index - first;
  }

  push({ offset, sizeBytes }: LinePlace): void {
    this.#offsets.push(offset);
    this.#sizes.push(sizeBytes);
  }

  /** Forgets all from this one on; the memory may serve others. */
  truncate(length: number): void {
    this.#offsets.length = length;
    this.#sizes.length = length;
  }
}
