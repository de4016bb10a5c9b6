import { IndexColumn } from './columns.js';
import { LinePlaces, type LinePlace } from './line-places.js';

/** The lines of a log that hold images, in file order: which row each is, and where. The images stay on disk. */
export class ImageLines {
  readonly places = new LinePlaces();
  readonly #rows = new IndexColumn();

  get length(): number {
    return this.#rows.length;
  }

  /** Bytes of memory. */
  get sizeBytes(): number {
    return this.places.sizeBytes + this.#rows.sizeBytes;
  }

  rowAt(index: number): number {
    return this.#rows.at(index);
  }

  push(row: number, place: LinePlace): void {
    this.#rows.push(row);
    this.places.push(place);
  }

  /** Forgets all from this one on; the memory may serve others. */
  truncate(length: number): void {
    this.#rows.length = length;
    this.places.truncate(length);
  }
}
