import { FloatColumn } from './columns.js';

/**
 * The steps of rows, all of them finite. Most experiments count: while each step is as far from the one before as the
 * second is from the first, two numbers say all of them, and no more is kept.
 */
export class StepColumn {
  /** All steps, where those two do not say them. */
  #kept: FloatColumn | null = null;
  #first = 0;
  #stride = 0;
  #length = 0;
  #highest = -Infinity;
  #rewinds = 0;
  readonly #one = new Float64Array(1);

  get length(): number {
    return this.#length;
  }

  /** The highest step; null where there is none. */
  get highest(): number | null {
    return this.#length > 0 ? this.#highest : null;
  }

  /** How many steps are lower than the one before. */
  get rewinds(): number {
    return this.#kept ? this.#rewinds : this.#stride < 0 ? Math.max(0, this.#length - 1) : 0;
  }

  /** Bytes of memory. */
  get sizeBytes(): number {
    return this.#kept?.sizeBytes ?? 0;
  }

  at(index: number): number {
    return this.#kept ? this.#kept.at(index) : this.#first + index * this.#stride;
  }

  push(step: number): void {
    this.#one[0] = step;
    this.extend(this.#one);
  }

  /** Appends steps; they are copied. */
  extend(steps: Float64Array): void {
    if (steps.length === 0) return;
    if (!this.#kept && !this.#counts(steps)) this.#keep();
    if (this.#kept) {
      this.#rewinds += rewindsOf(steps, this.#length > 0 ? this.at(this.#length - 1) : -Infinity);
      this.#kept.extend(steps);
    }
    this.#length += steps.length;
    this.#highest = this.#kept ? highestOf(steps, this.#highest) : this.#highestOfEnds();
  }

  /** Forgets all steps from this index on. */
  truncate(length: number): void {
    if (length === 0) return this.clear();
    this.#length = length;
    if (this.#kept) {
      this.#kept.length = length;
      const left = this.#kept.toArray();
      this.#highest = highestOf(left, -Infinity);
      this.#rewinds = rewindsOf(left, -Infinity);
    } else {
      this.#highest = this.#highestOfEnds();
    }
  }

  /** Forgets all; the memory may serve others. */
  clear(): void {
    this.#kept?.clear();
    this.#kept = null;
    this.#length = this.#stride = this.#rewinds = 0;
    this.#highest = -Infinity;
  }

  /** Whether first step and stride say these, too; the first ones set them. */
  #counts(steps: Float64Array): boolean {
    const { length } = steps;
    const first = this.#length > 0 ? this.#first : steps[0];
    if (first === undefined) return true;
    const second = steps[1 - this.#length];
    const stride = this.#length < 2 && second !== undefined ? second - first : this.#stride;
    for (let index = 0; index < length; index++) {
      if (!Object.is(first + (this.#length + index) * stride, steps[index])) return false;
    }
    this.#first = first;
    this.#stride = stride;
    return true;
  }

  /** The highest of steps that count, of which there are some. */
  #highestOfEnds(): number {
    return Math.max(this.at(0), this.at(this.#length - 1));
  }

  #keep(): void {
    this.#rewinds = this.rewinds;
    const kept = new FloatColumn();
    for (let index = 0; index < this.#length; index++) kept.push(this.at(index));
    this.#kept = kept;
  }
}

/** The highest of some steps and one before them. */
function highestOf(steps: Float64Array, before: number): number {
  let highest = before;
  for (let index = 0; index < steps.length; index++) if (steps[index]! > highest) highest = steps[index]!;
  return highest;
}

/** How many of some steps, and one before them, are lower than the one before. */
function rewindsOf(steps: Float64Array, before: number): number {
  let rewinds = 0;
  let last = before;
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index]!;
    if (step < last) rewinds += 1;
    last = step;
  }
  return rewinds;
}
