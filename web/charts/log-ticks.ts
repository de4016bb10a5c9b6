import { exponentOf } from './format-number.js';
import type { Range } from './range.js';

export interface LogTicks {
  /** Rising, all within the range. */
  values: number[];
  /** Between them, without labels. */
  minor: number[];
}

const ticksAtLeast = 3;
const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Every so many powers of ten, where there are many. */
const strides = [1, 2, 5, 10, 20, 50, 100, 200];

/**
 * Ticks of a logarithmic axis, at most that many: at 1 and 3 times the powers of ten; where the range is too long for
 * that at every power or every few, where it is too short at 1-2-5. Null where it is too short for that, too: it is then
 * divided as a linear one is.
 */
export function logTicks(range: Range, atMost: number): LogTicks | null {
  const [sparse, dense] = [multiplesOf([1, 3], range), multiplesOf([1, 2, 5], range)];
  if (sparse.length > atMost) return powerTicks(range, atMost);
  const values = [sparse, dense].find(({ length }) => length >= ticksAtLeast && length <= atMost);
  return values ? { values, minor: without(multiplesOf(digits, range), values) } : null;
}

function powerTicks(range: Range, atMost: number): LogTicks {
  const powers = multiplesOf([1], range);
  const every = (stride: number): number[] => powers.filter((power) => exponentOf(power) % stride === 0);
  const stride = strides.find((stride) => every(stride).length <= atMost)!;
  const values = every(stride);
  return { values, minor: without(stride === 1 ? multiplesOf(digits, range) : powers, values) };
}

/** All products of a power of ten and one of the rising mantissas within the range. */
function multiplesOf(mantissas: readonly number[], { min, max }: Range): number[] {
  const values: number[] = [];
  for (let exponent = exponentOf(min); exponent <= exponentOf(max); exponent++) {
    for (const mantissa of mantissas) {
      // Through the decimal text: the product would be rounded once more.
      const value = Number(`${mantissa}e${exponent}`);
      if (value >= min && value <= max) values.push(value);
    }
  }
  return values;
}

function without(values: readonly number[], others: readonly number[]): number[] {
  return values.filter((value) => !others.includes(value));
}
