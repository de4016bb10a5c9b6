import type { WritableJson } from '../format/json.js';

/** Counts the steps of one experiment where the script does not: from 0, and on from any step that it gives. */
export class StepCounter {
  #next: number;

  /** @param first the first step to count: not 0 where an experiment goes on. */
  constructor(first = 0) {
    this.#next = first;
  }

  /** The step that the next row without one gets; at the end, how many steps there were. */
  get next(): number {
    return this.#next;
  }

  /** The step of a row that has none. */
  take(): number {
    return this.#next++;
  }

  /** A row came with this step. One that is not a finite number is written as it is and moves nothing. */
  given(step: WritableJson): void {
    const number = typeof step === 'boolean' || typeof step === 'bigint' ? Number(step) : step;
    if (typeof number === 'number' && Number.isFinite(number)) this.#next = Math.max(this.#next, number + 1);
  }
}
