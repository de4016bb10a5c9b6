import type { Range } from './range.js';

export interface Ticks {
  /** Rising, all within the range. */
  values: number[];
  /** The distance between two of them. */
  step: number;
}

/** Beyond this a tick's number is no longer a whole one that a double can count up. */
const countable = 2 ** 52;

/** Round seconds: up to a minute, an hour, a day. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];
const day = 86400;

/** Ticks at the finest of 1, 2, 5 times a power of ten that gives at most that many. */
export function decimalTicks(range: Range, atMost: number): Ticks {
  const span = Math.min(range.max - range.min, Number.MAX_VALUE);
  let exponent = Math.floor(Math.log10(span / atMost)) - 1;
  exponent = Math.max(exponent, -324);
  for (; exponent <= 308; exponent++) {
    for (const mantissa of [1, 2, 5]) {
      const step = Number(`${mantissa}e${exponent}`);
      if (step === 0 || span / step > atMost + 1) continue;
      // One further on both sides: 0.15 / 0.05 is 2.9999999999999996.
      const from = Math.floor(range.min / step);
      const to = Math.ceil(range.max / step);
      if (Math.abs(from) > countable || Math.abs(to) > countable) return ends(range);
      const values: number[] = [];
      for (let k = from; k <= to; k++) {
        // Through the decimal text: 3 × 0.1 is 0.30000000000000004, `3e-1` is 0.3.
        const value = Number(`${k * mantissa}e${exponent}`);
        if (value >= range.min && value <= range.max) values.push(value);
      }
      if (values.length <= atMost && isEven(values, step)) return { values, step };
    }
  }
  return ends(range);
}

/** Whether no value was visibly moved by rounding: beyond 2^53 not every whole number is a double. */
function isEven(values: readonly number[], step: number): boolean {
  return values.every((value, i) => i === 0 || Math.abs(value - values[i - 1]! - step) <= step / 20);
}

/** Ticks at round seconds, minutes, hours or days. */
export function timeTicks(range: Range, atMost: number): Ticks {
  const span = range.max - range.min;
  if (!(span / atMost <= day / 2)) {
    const { values, step } = decimalTicks({ min: range.min / day, max: range.max / day }, atMost);
    return { values: values.map((value) => value * day), step: step * day };
  }
  for (const step of timeSteps) {
    if (span / atMost < 0.5) break;
    const from = Math.ceil(range.min / step);
    const to = Math.floor(range.max / step);
    if (to - from + 1 > atMost) continue;
    if (Math.abs(from) > countable) return ends(range);
    const values: number[] = [];
    for (let k = from; k <= to; k++) values.push(k * step);
    return { values, step };
  }
  return decimalTicks(range, atMost);
}

/** Where doubles lie so thin that no round number falls between: the two ends. */
const ends = ({ min, max }: Range): Ticks => ({ values: [min, max], step: max - min });
