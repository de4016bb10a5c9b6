import type { RowFormat } from './keys.js';
import { maskOf, wordsOf } from './script-keys.js';
import type { StagedValue } from './script-line.js';
import { readNumber, refused } from './script-number.js';
import { columnStart, stagedRows, type Staging } from './script-staging.js';

/** Reads lines that differ in their numbers alone: what stands between them is compared, and no key is looked at. */
export class LineTemplate {
  readonly format: RowFormat;
  /** The keys of the numbers, and where in `Staging.values` those of the next line go. */
  readonly #numbers: Int32Array;
  readonly #targets: Int32Array;
  /** The words that stand for numbers, and come again as they are. */
  readonly #constants: { id: number; value: number }[];
  /** The keys of both. */
  readonly #ids: Int32Array;
  /**
   * What comes before each number, and after the last: how many whole words, these words, the bytes after them as a
   * word, its mask, and how many bytes that are.
   */
  readonly #literals: Int32Array;

  /**
   * @param line a line with its `\n`
   * @param start what is the place of its first byte in `values`
   * @param values all that is staged of it
   */
  constructor(format: RowFormat, line: Uint8Array, start: number, values: StagedValue[]) {
    this.format = format;
    const numbers = values.filter(({ constant }) => constant === null);
    this.#ids = Int32Array.from(values, ({ id }) => id);
    this.#numbers = Int32Array.from(numbers, ({ id }) => id);
    this.#targets = new Int32Array(numbers.length);
    this.#constants = values.flatMap(({ id, constant: value }) => (value === null ? [] : [{ id, value }]));
    const literals: number[] = [];
    let place = 0;
    for (const number of numbers) {
      addLiteral(literals, line.subarray(place, number.start - start));
      place = number.end - start;
    }
    addLiteral(literals, line.subarray(place));
    this.#literals = Int32Array.from(literals);
  }

  /**
   * Stages lines up to the first that is not like it, as many as there is room for.
   * @returns the place after them
   */
  read(bytes: Uint8Array, view: DataView, start: number, end: number, staging: Staging): number {
    const { values, lengths } = staging;
    const literals = this.#literals;
    const targets = this.#targets;
    const count = targets.length;
    const room = stagedRows - staging.rowCount;
    for (let number = 0; number < count; number++) {
      const id = this.#numbers[number]!;
      targets[number] = columnStart(id) + lengths[id]!;
    }
    let read = start;
    let lines = 0;
    reading: for (; lines < room && read < end; lines++) {
      let at = read;
      let place = 0;
      for (let number = 0; ; number++) {
        for (let words = literals[place++]!; words > 0; words--) {
          if (view.getInt32(at, true) !== literals[place++]) break reading;
          at += 4;
        }
        if (((view.getInt32(at, true) ^ literals[place]!) & literals[place + 1]!) !== 0) break reading;
        at += literals[place + 2]!;
        place += 3;
        if (number === count) break;
        at = readNumber(bytes, view, at, values, targets[number]! + lines);
        if (at === refused) break reading;
      }
      read = at;
    }
    for (const { id, value } of this.#constants) {
      const target = columnStart(id) + lengths[id]!;
      values.fill(value, target, target + lines);
      if (!Number.isFinite(value)) staging.count(id, value, lines);
    }
    staging.keepLines(this.#ids, lines);
    return read;
  }
}

function addLiteral(literals: number[], bytes: Uint8Array): void {
  const words = wordsOf(bytes);
  literals.push(words.length - 1, ...words, maskOf(bytes.length), bytes.length & 3);
}
