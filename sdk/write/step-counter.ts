import type { Json } from '../format/json.js';

/** Counts the steps of one experiment where the script does not: from 0, and on from any step that it gives. */
export class StepCounter {
  #next = 0;

  /** The step that the next row without one gets; at the end, how many steps there were. */
  get next(): number {
    return this.#next;
  }

  /** The step of a row that has none. */
  take(): number {
    return this.#next++;
  }

  /** A row came with this step. One that is not a finite number is written as it is and moves nothing. */
  given(step: Json): void {
    const number = typeof step === 'boolean' ? Number(step) : step;
    if (typeof number === 'number' && Number.isFinite(number)) this.#next = Math.max(this.#next, number + 1);
  }
}
