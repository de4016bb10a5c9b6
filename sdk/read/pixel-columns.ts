import type { Scale } from './series-query.js';

/** The pixel columns that a range of x is drawn on. */
export class PixelColumns {
  readonly #from: number;
  readonly #to: number;
  readonly #isLog: boolean;
  readonly #start: number;
  readonly #width: number;
  readonly #count: number;

  /**
   * @param window the range that is drawn; what of it a logarithmic scale has no place for is left out
   * @param count how many columns, above 0
   * @param lowest the lowest x that the scale has a place for: where a logarithmic one begins, if the window does not say
   */
  constructor([from, to]: readonly [number, number], count: number, scale: Scale, lowest: number) {
    this.#isLog = scale === 'log';
    this.#from = this.#isLog && !(from > 0) ? lowest : from;
    this.#to = to;
    this.#count = Math.max(1, Math.floor(count));
    this.#start = this.#scaled(this.#from);
    this.#width = this.#scaled(to) - this.#start;
  }

  /** The column of x; -1 and the number of columns stand for all that is left and right of the range. */
  of(x: number): number {
    if (x < this.#from) return -1;
    if (x > this.#to) return this.#count;
    const share = (this.#scaled(x) - this.#start) / this.#width;
    return share > 0 ? Math.min(this.#count - 1, Math.floor(share * this.#count)) : 0;
  }

  /** Whether what `of` gives is in the range. */
  isInside(column: number): boolean {
    return column >= 0 && column < this.#count;
  }

  #scaled(x: number): number {
    // Halves, so that a range from -1e308 to 1e308 does not overflow.
    return this.#isLog ? Math.log(x) : x / 2;
  }
}

/** What a scale has a place for is above this. */
export function placesAbove(scale: Scale): number {
  return scale === 'log' ? 0 : -Infinity;
}
