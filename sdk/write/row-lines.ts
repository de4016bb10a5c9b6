import type { WritableJson } from '../format/json.js';
import { errorText } from './error-text.js';
import { logLine, plainLogLine } from './line.js';
import { plainRowOf } from './plain-row.js';
import { rowOf, valueOf, type OnOddValue } from './row.js';
import { StepCounter } from './step-counter.js';

/** Makes the lines of an experiment's rows, and counts the steps that they do not have. */
export class RowLines {
  readonly #steps: StepCounter;
  readonly #onOdd: OnOddValue;
  readonly #onUnreadable: (why: string) => void;

  /**
   * @param firstStep the step of the first row without one.
   * @param onOdd told of each value that cannot be written, and is NaN.
   * @param onUnreadable told of data that cannot be read at all: its row says `_error`.
   */
  constructor(firstStep: number | undefined, onOdd: OnOddValue, onUnreadable: (why: string) => void) {
    this.#steps = new StepCounter(firstStep);
    this.#onOdd = onOdd;
    this.#onUnreadable = onUnreadable;
  }

  /** How many steps there were. */
  get steps(): number {
    return this.#steps.next;
  }

  /** The line of what was given to `log()`. */
  lineOf(timestamp: number, data: object): string {
    const plain = plainRowOf(data);
    if (plain === null) return logLine(timestamp, this.#oddRow(data));
    if (plain.step === undefined) plain.step = this.#steps.take();
    else this.#steps.given(plain.step);
    return plainLogLine(timestamp, plain);
  }

  /** The step that was given as an option, or the next one. */
  stepOf(given: unknown): WritableJson {
    if (given === undefined || given === null) return this.#steps.take();
    const step = valueOf(given, 'step', this.#onOdd);
    this.#steps.given(step);
    return step;
  }

  #oddRow(data: object): Map<string, WritableJson> {
    let row: Map<string, WritableJson>;
    try {
      row = rowOf(data, this.#onOdd);
    } catch (error) {
      this.#onUnreadable(errorText(error));
      row = new Map([['_error', true]]);
    }
    const step = row.get('step');
    if (step === undefined) row.set('step', this.#steps.take());
    else this.#steps.given(step);
    return row;
  }
}
