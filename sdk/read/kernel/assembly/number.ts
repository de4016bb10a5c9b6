import { INFINITY, MINUS, PLUS, POINT, ZERO, isDigit } from './bytes';

/** Powers of ten from 1e-290 on, 571 of four doubles each, as powers-of-ten.ts makes them; put here at the start. */
export const powers: usize = memory.data(571 * 32, 16);
const firstPower = -290;
/** Within these exponents neither the powers nor the products come near the ends of what a double can hold. */
const lowestExponent = firstPower + 20;
const highestExponent = 260;

/** 1e0 to 1e22: the powers of ten that doubles hold exactly. */
const exactPowers: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
], 8);
const integerPowers: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000,
  10000000000000, 100000000000000, 1000000000000000, 10000000000000000,
], 8);
/** From its byte k on, a swizzle that moves the first k of 16 bytes to the end and puts zeros before them. */
const rightAligned: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
], 16);

// Vectors in memory: engines make each use of a constant one anew, in several instructions.
const zeros: usize = memory.data<u8>([48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48, 48], 16);
const nines: usize = memory.data<u8>([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], 16);
const lowBytes: usize = memory.data<u16>([255, 255, 255, 255, 255, 255, 255, 255], 16);
const tens: usize = memory.data<u16>([10, 10, 10, 10, 10, 10, 10, 10], 16);
const hundreds: usize = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1], 16);
const tenThousands: usize = memory.data<u16>([10000, 1, 10000, 1, 10000, 1, 10000, 1], 16);

/**
 * Smaller mantissas are exact as doubles. So are those up to 2^53, but whether one of 16 digits is, no processor
 * foresees: all of those go the other way.
 */
const shortMantissa: u64 = 1000000000000000;
/** While a mantissa is smaller than this, another digit fits into it, and the whole into 63 bits. */
const roomForDigit: u64 = 900000000000000000;
/** The relative error of a double-double product is below 2^-100; this is 2^-85. */
const productError: f64 = 2.6e-26;

/** Set where a number was read that is not finite. */
export let sawNonFinite: bool = false;

export function forgetNonFinite(): void {
  sawNonFinite = false;
}

/** How many of 16 bytes, less the byte of 0, are digits before the first that is none. */
@inline
function countDigits(v: v128): u32 {
  return ctz(<u32>i8x16.bitmask(i8x16.gt_u(v, v128.load(nines))) | 0x10000);
}

/** The number that the first `count` of 16 digits spell: pairs, then fours, then eights are put together at once. */
@inline
function integerOf(v: v128, count: u32): u64 {
  const digits = i8x16.swizzle(v, v128.load(rightAligned + count));
  const firsts = i16x8.mul(v128.and(digits, v128.load(lowBytes)), v128.load(tens));
  const pairs = i16x8.add(firsts, i16x8.shr_u(digits, 8));
  const fours = i32x4.dot_i16x8_s(pairs, v128.load(hundreds));
  const narrow = i16x8.narrow_i32x4_s(fours, fours);
  const eights = i32x4.dot_i16x8_s(narrow, v128.load(tenThousands));
  const both = <u64>i64x2.extract_lane(eights, 0);
  return (both & 0xffffffff) * 100000000 + (both >> 32);
}

/**
 * Reads the number at `p` (JSON's grammar, and the bare words `NaN`, `Infinity`, `-Infinity`), stores it at `out` and
 * gives where it ends. Gives 0 where there is none, or where the nearest double is not certain here.
 */
@inline
export function readNumber(p: usize, out: usize): usize {
  return isDigit(load<u8>(p)) ? readDigits(p, out, false) : readSigned(p, out);
}

function readSigned(p: usize, out: usize): usize {
  const isNegative = load<u8>(p) == MINUS;
  p += usize(isNegative);
  if (!isDigit(load<u8>(p))) return readWord(p, isNegative, out);
  return readDigits(p, out, isNegative);
}

/** Reads what begins with a digit. */
@inline
function readDigits(p: usize, out: usize, isNegative: bool): usize {
  const first = <u8>(load<u8>(p) - ZERO);
  let mantissa = <u64>first;
  let count: u32 = 1;
  let exponent: i32 = 0;
  // Whether the mantissa stands for something between itself and the next integer.
  let isCut = false;
  p++;
  // The byte that comes next.
  let next = load<u8>(p);
  if (isDigit(next)) {
    if (first == 0) return 0;
    p--;
    const v = i8x16.sub(v128.load(p), v128.load(zeros));
    count = countDigits(v);
    mantissa = integerOf(v, count);
    p += count;
    next = load<u8>(p);
    if (count == 16) {
      for (; isDigit(next); next = load<u8>(++p)) {
        if (mantissa < roomForDigit) mantissa = mantissa * 10 + <u64>(next - ZERO);
        else {
          isCut = isCut || next != ZERO;
          exponent++;
        }
        count++;
      }
    }
  }

  if (next == POINT) {
    p++;
    const v = i8x16.sub(v128.load(p), v128.load(zeros));
    const more = countDigits(v);
    if (more == 0) return 0;
    if (count + more <= 18) {
      mantissa = mantissa * load<u64>(integerPowers + (<usize>more << 3)) + integerOf(v, more);
      exponent -= more;
      p += more;
      if (count == 1) {
        // Shortest texts of doubles have up to 17 digits and a 0 before them: a choice, not a branch that nobody can foresee.
        const digit = <u8>(load<u8>(p) - ZERO);
        const one = digit <= 9;
        mantissa = select<u64>(mantissa * 10 + digit, mantissa, one);
        exponent -= i32(one);
        p += usize(one);
      }
    }
    next = load<u8>(p);
    for (; isDigit(next); next = load<u8>(++p)) {
      if (mantissa < roomForDigit) {
        mantissa = mantissa * 10 + <u64>(next - ZERO);
        exponent--;
      } else {
        isCut = isCut || next != ZERO;
      }
    }
  }

  if ((next | 0x20) == 0x65) {
    p++;
    const sign = load<u8>(p);
    if (sign == MINUS || sign == PLUS) p++;
    if (!isDigit(load<u8>(p))) return 0;
    let power: i32 = 0;
    for (; isDigit(load<u8>(p)); p++) {
      // No line has so many zeros that they could make up for more.
      if (power < 100000000) power = power * 10 + <i32>(load<u8>(p) - ZERO);
    }
    exponent += sign == MINUS ? -power : power;
  }

  let value: f64;
  if (mantissa < shortMantissa && <u32>(exponent + 22) <= 44) {
    // Both are exact, so one operation rounds once (Clinger, "How to Read Floating Point Numbers Accurately", 1990).
    value = <f64>(<i64>mantissa);
    if (exponent < 0) value /= load<f64>(exactPowers + (<usize>(-exponent) << 3));
    else value *= load<f64>(exactPowers + (<usize>exponent << 3));
  } else if (mantissa == 0) {
    value = 0;
  } else {
    if (<u32>(exponent - lowestExponent) > <u32>(highestExponent - lowestExponent)) return 0;
    // The mantissa as a double and what is left of it, times a double-double power of ten: Dekker's product.
    const power = powers + (<usize>(exponent - firstPower) << 5);
    const high = <f64>(<i64>mantissa);
    const low = <f64>(<i64>mantissa - <i64>high);
    const powerHigh = load<f64>(power);
    const product = high * powerHigh;
    const scaled = 134217729.0 * high;
    const a = scaled - (scaled - high);
    const b = high - a;
    const c = load<f64>(power, 16);
    const d = load<f64>(power, 24);
    const lost = a * c - product + a * d + b * c + b * d;
    const rest = lost + (high * load<f64>(power, 8) + low * powerHigh);
    let error = product * productError;
    value = product + (rest - error);
    if (isCut) error += powerHigh;
    if (value != product + (rest + error)) return 0;
  }
  store<f64>(out, isNegative ? -value : value);
  return p;
}

function readWord(p: usize, isNegative: bool, out: usize): usize {
  if (load<u64>(p) == INFINITY) {
    store<f64>(out, isNegative ? -Infinity : Infinity);
    p += 8;
  } else if (!isNegative && load<u8>(p) == 0x4e && load<u8>(p, 1) == 0x61 && load<u8>(p, 2) == 0x4e) {
    store<f64>(out, NaN);
    p += 3;
  } else {
    return 0;
  }
  sawNonFinite = true;
  return p;
}

const scratch: usize = memory.data(8, 8);

/** Where the number at `p` ends, whatever its value is; 0 where there is none. */
export function skipNumber(p: usize): usize {
  if (load<u8>(p) == MINUS) p++;
  if (load<u8>(p) == ZERO) p++;
  else {
    if (!isDigit(load<u8>(p))) return readWord(p, load<u8>(p - 1) == MINUS, scratch);
    while (isDigit(load<u8>(p))) p++;
  }
  if (load<u8>(p) == POINT) {
    p++;
    if (!isDigit(load<u8>(p))) return 0;
    while (isDigit(load<u8>(p))) p++;
  }
  if ((load<u8>(p) | 0x20) == 0x65) {
    p++;
    if (load<u8>(p) == MINUS || load<u8>(p) == PLUS) p++;
    if (!isDigit(load<u8>(p))) return 0;
    while (isDigit(load<u8>(p))) p++;
  }
  return p;
}
