import { firstPower, powersOfTen } from './powers-of-ten.js';

/** What a reader of this kernel gives instead of a place: what stands there is not for it. */
export const refused = -1;

/** Readers may look at this many bytes beyond the last that they read. */
export const lookahead = 4;

/** Behind those powers of ten: below which whole number `n` all products `n × 10^places` are doubles, by `places`. */
const exactBelow = Float64Array.from({ length: 13 }, (_, places) => 2 ** 53 / 5 ** places);
/** Behind these: the same powers of ten, each as the double that it is. */
const exactPowers = Float64Array.from({ length: 13 }, (_, places) => 10 ** places);
const table = Float64Array.from([...powersOfTen(), ...exactBelow, ...exactPowers]);

/** What `round` takes: two doubles would have to be boxed for a call, which is slower than all that it does. */
const parts = new Float64Array(2);
let exponent = 0;

/**
 * Reads a JSON number, bit for bit as `JSON.parse` does, into `out[to]`. Nearly all have few digits before the point
 * and at most 8 + 12 after it, which are read four at a time; `readLongNumber` is for the others.
 *
 * It is one function with its constants inside: functions that are not inlined and constants that a bundler makes
 * variables of cost half as much again.
 *
 * @param view of the same bytes
 * @returns where it ends; `refused` where there is none, or none that can be told here
 */
export function readNumber(bytes: Uint8Array, view: DataView, start: number, out: Float64Array, to: number): number {
  const zero = 0x30;
  const limits = 1142;
  const tens = 1155;
  const numbers = table;
  const isNegative = bytes[start] === 0x2d;
  let at = isNegative ? start + 1 : start;
  let whole = bytes[at]! - zero;
  if (whole >>> 0 > 9) return refused;
  let byte = bytes[++at]!;
  if ((byte - zero) >>> 0 <= 9) {
    if (whole === 0) return refused;
    do {
      if (whole > 200_000_000) return readLongNumber(bytes, start, out, to);
      whole = (Math.imul(whole, 10) + byte - zero) | 0;
      byte = bytes[++at]!;
    } while ((byte - zero) >>> 0 <= 9);
  }

  // The digits are a whole number, sum + rest: the sum is a double, and so is what they have beyond it.
  let sum = whole;
  let rest = 0;
  let power = 0;
  if (byte === 0x2e) {
    const point = at;
    let word = view.getInt32(++at, true);
    let digits = (word - 0x30303030) | 0;
    let others = ((word + 0x46464646) | digits) & 0x80808080;
    if (others === 0) {
      rest = Math.imul((Math.imul(digits, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16;
      at += 4;
      word = view.getInt32(at, true);
      digits = (word - 0x30303030) | 0;
      others = ((word + 0x46464646) | digits) & 0x80808080;
      if (others === 0) {
        sum = whole * 1e8 + (rest * 10000 + (Math.imul((Math.imul(digits, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16));
        rest = 0;
        at += 4;
        word = view.getInt32(at, true);
        digits = (word - 0x30303030) | 0;
        others = ((word + 0x46464646) | digits) & 0x80808080;
        if (others === 0) {
          rest = Math.imul((Math.imul(digits, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16;
          at += 4;
          word = view.getInt32(at, true);
          digits = (word - 0x30303030) | 0;
          others = ((word + 0x46464646) | digits) & 0x80808080;
          if (others === 0) {
            rest = rest * 10000 + (Math.imul((Math.imul(digits, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16);
            at += 4;
            word = view.getInt32(at, true);
            digits = (word - 0x30303030) | 0;
            others = ((word + 0x46464646) | digits) & 0x80808080;
            if (others === 0) return readLongNumber(bytes, start, out, to);
          }
        }
      }
    }
    // The lowest mark is at the first byte that is no digit; before the digits there come zeros instead of it.
    const count = (31 - Math.clz32(others & -others)) >>> 3;
    digits = (digits << (24 - 8 * count)) << 8;
    rest = rest * numbers[tens + count]! + (Math.imul((Math.imul(digits, 2561) >>> 8) & 0x00ff00ff, 6553601) >>> 16);
    at += count;
    power = point + 1 - at;
    if (power === 0) return refused;
    const places = power > -8 ? -power : -power - 8;
    if (places > 12 || sum >= numbers[limits + places]!) return readLongNumber(bytes, start, out, to);
    sum *= numbers[tens + places]!;
    byte = bytes[at]!;
  }

  if ((byte | 0x20) === 0x65) {
    at = readExponent(bytes, at + 1);
    if (at === refused) return refused;
    power += exponent;
  } else if (power > -8 && sum + rest < 9007199254740992) {
    // Both are doubles, so that only one rounding happens.
    const magnitude = (sum + rest) / numbers[tens - power]!;
    out[to] = isNegative ? -magnitude : magnitude;
    return at;
  }
  const pair = parts;
  pair[0] = sum;
  pair[1] = rest;
  return round(power, false, isNegative, out, to) ? at : refused;
}

/**
 * Reads any JSON number as `readNumber` does, a digit at a time. Of its digits 18 are kept; where there are more, it
 * is told if everything that it may be is one double.
 */
function readLongNumber(bytes: Uint8Array, start: number, out: Float64Array, to: number): number {
  const isNegative = bytes[start] === 0x2d;
  let at = isNegative ? start + 1 : start;
  let high = 0;
  let low = 0;
  let digits = 0;
  let power = 0;
  let places = 0;
  let isCut = false;
  for (; ; at++) {
    const digit = bytes[at]! - 0x30;
    if (digit >>> 0 <= 9) {
      power -= places;
      if (digits < 9) {
        high = high * 10 + digit;
      } else if (digits < 18) {
        low = low * 10 + digit;
      } else {
        power += 1;
        isCut ||= digit !== 0;
      }
      // Zeros that come first do not count.
      if (high > 0) digits += 1;
    } else if (bytes[at] === 0x2e && places === 0) {
      places = 1;
    } else {
      break;
    }
  }
  if (bytes[at - 1] === 0x2e) return refused;
  if ((bytes[at]! | 0x20) === 0x65) {
    at = readExponent(bytes, at + 1);
    if (at === refused) return refused;
    power += exponent;
  }
  // Nine digits times a power of ten up to 10^9 are a double.
  parts[0] = high * 10 ** Math.max(0, Math.min(9, digits - 9));
  parts[1] = low;
  return round(power, isCut, isNegative, out, to) ? at : refused;
}

/** Reads what stands behind the `e` into `exponent`. */
function readExponent(bytes: Uint8Array, start: number): number {
  const isNegative = bytes[start] === 0x2d;
  const first = isNegative || bytes[start] === 0x2b ? start + 1 : start;
  let at = first;
  let value = 0;
  for (let digit = bytes[at]! - 0x30; digit >>> 0 <= 9; digit = bytes[++at]! - 0x30) {
    // No line has so many digits that a larger one could be within reach.
    if (value < 1e15) value = value * 10 + digit;
  }
  exponent = isNegative ? -value : value;
  return at === first ? refused : at;
}

/**
 * Puts the double nearest to (sum + rest) × 10^power into `out[to]`; if what is nearest is another double when the
 * product is a little smaller or larger, it says false: that cannot be told here.
 *
 * Digits and power both are an upper part of 26 bits and what is left, and the product of the upper parts is exact (as in
 * Dekker, "A floating-point technique for extending the available precision", 1971). All roundings together are less
 * than 2^-75 of the product.
 *
 * @param isCut whether the number is at least (sum + rest) × 10^power, and less than (sum + rest + 1) × 10^power
 */
function round(power: number, isCut: boolean, isNegative: boolean, out: Float64Array, to: number): boolean {
  const numbers = table;
  const pair = parts;
  const sum = pair[0]!;
  const rest = pair[1]!;
  const mantissa = sum + rest;
  // Rounded once already.
  if (mantissa === 0 || (power === 0 && !isCut)) {
    out[to] = isNegative ? -mantissa : mantissa;
    return true;
  }
  if (power < firstPower || power > 280) return false;
  const index = 2 * (power - firstPower);
  const powerUpper = numbers[index]!;
  const powerRest = numbers[index + 1]!;
  // Veltkamp's way to split a double; what the sum of both lost belongs to what is left.
  const scaled = 134217729 * mantissa;
  const upper = scaled - (scaled - mantissa);
  const left = mantissa - upper + (rest - (mantissa - sum));
  const product = upper * powerUpper;
  const lesser = upper * powerRest + left * powerUpper + left * powerRest;
  const bound = product * 2.6469779601696886e-23; // 2^-75
  const value = product + (lesser + (isCut ? bound + (powerUpper + powerRest) : bound));
  if (value !== product + (lesser - bound)) return false;
  out[to] = isNegative ? -value : value;
  return true;
}
