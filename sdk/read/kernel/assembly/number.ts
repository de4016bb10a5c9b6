import { INFINITY, MINUS, PLUS, POINT, ZERO, isDigit } from './bytes';

/** Powers of ten from 1e-290 on, 571 of two doubles each, as powers-of-ten.ts makes them; put here at the start. */
export const powers: usize = memory.data(571 * 16, 16);
const firstPower = -290;
/** Within these exponents neither the powers nor the products come near the ends of what a double can hold. */
const lowestExponent = firstPower + 20;
const highestExponent = 260;

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
const pairing: usize = memory.data<u16>([2561, 2561, 2561, 2561, 2561, 2561, 2561, 2561], 16);
const hundreds: usize = memory.data<u16>([100, 1, 100, 1, 100, 1, 100, 1], 16);
const tenThousands: usize = memory.data<u16>([10000, 1, 10000, 1, 10000, 1, 10000, 1], 16);

/** While a mantissa is smaller than this, another digit fits into it, and the whole into 63 bits. */
const roomForDigit: u64 = 900000000000000000;
/**
 * More than all that is lost of a product, relative to it: three roundings of 2^-79 and three of 2^-78 are less than
 * 2^-75.
 */
const productError: f64 = 2.6469779601696886e-23;

/** Set where a number was read that is not finite. */
export let sawNonFinite: bool = false;

export function forgetNonFinite(): void {
  sawNonFinite = false;
}

/** How many of 16 bytes, less the byte of 0, are digits before the first that is none. */
@inline
function countDigits(v: v128): u32 {
  return ctz(~(<u32>i8x16.bitmask(i8x16.le_u(v, v128.load(nines)))));
}

/** The number that the first `count` of 16 digits spell: pairs, then fours, then eights are put together at once. */
@inline
function integerOf(v: v128, count: u32): u64 {
  const digits = i8x16.swizzle(v, v128.load(rightAligned + count));
  // A pair is first + 256 * second; this times 10 * 256 + 1 has 10 * first + second in its upper byte.
  const pairs = i16x8.shr_u(i16x8.mul(digits, v128.load(pairing)), 8);
  const fours = i32x4.dot_i16x8_s(pairs, v128.load(hundreds));
  const narrow = i16x8.narrow_i32x4_s(fours, fours);
  const eights = i32x4.dot_i16x8_s(narrow, v128.load(tenThousands));
  const both = <u64>i64x2.extract_lane(eights, 0);
  return (both & 0xffffffff) * 100000000 + (both >> 32);
}

/**
 * Reads the number at `p` (JSON's grammar, and the bare words `NaN`, `Infinity`, `-Infinity`), stores it at `out` and
 * gives where it ends. Gives 0 where there is none, or where the nearest double is not certain here.
 *
 * Most numbers are one digit, a point and up to 17 digits more, as 0.6271112331947394 is; all others take a call.
 */
@inline
export function readNumber(p: usize, out: usize): usize {
  const start = <u32>load<u16>(p);
  const first = <u64>((start & 0xff) - ZERO);
  if (first <= 9 && start >> 8 == POINT) {
    const v = i8x16.sub(v128.load(p, 2), v128.load(zeros));
    const count = countDigits(v);
    let mantissa = first * load<u64>(integerPowers + (<usize>count << 3)) + integerOf(v, count);
    // Shortest texts of doubles have up to 17 digits and a 0 before them: a choice, not a branch that nobody can foresee.
    let end = p + 2 + count;
    const digit = <u32>load<u8>(end) - ZERO;
    const one = digit <= 9;
    mantissa = select<u64>(mantissa * 10 + digit, mantissa, one);
    end += usize(one);
    const next = load<u8>(end);
    if (count > 0 && !isDigit(next) && (next | 0x20) != 0x65 && storeProduct(mantissa, <i32>(p + 2 - end), false, out)) {
      return end;
    }
  }
  return isDigit(<u8>start) ? readDigits(p, out, false) : readSigned(p, out);
}

/**
 * Stores the double nearest to mantissa × 10^exponent at `out`; says false where that is not certain.
 *
 * Mantissa and power both are an upper part and a rest, and the product of the upper parts is exact (as in Dekker, "A
 * floating-point technique for extending the available precision", 1971).
 *
 * @param mantissa of at most 63 bits
 * @param isCut whether there is more, less than 1, behind the mantissa
 */
@inline
function storeProduct(mantissa: u64, exponent: i32, isCut: bool, out: usize): bool {
  const power = powers + (<usize>(exponent - firstPower) << 4);
  const bitsOfRest = <u64>max<i32>(37 - <i32>clz<u64>(mantissa), 0);
  const upperBits = (mantissa >> bitsOfRest) << bitsOfRest;
  const upper = <f64>(<i64>upperBits);
  const rest = <f64>(<i64>(mantissa ^ upperBits));
  const powerUpper = load<f64>(power);
  const powerRest = load<f64>(power, 8);
  const product = upper * powerUpper;
  const lesser = upper * powerRest + rest * powerUpper + rest * powerRest;
  let error = product * productError;
  const value = product + (lesser - error);
  if (isCut) error += powerUpper + powerRest;
  store<f64>(out, value);
  return value == product + (lesser + error);
}

function readSigned(p: usize, out: usize): usize {
  const isNegative = load<u8>(p) == MINUS;
  p += usize(isNegative);
  if (!isDigit(load<u8>(p))) return readWord(p, isNegative, out);
  return readDigits(p, out, isNegative);
}

/** Reads what begins with a digit. */
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

  if (mantissa == 0) exponent = 0;
  if (<u32>(exponent - lowestExponent) > <u32>(highestExponent - lowestExponent)) return 0;
  if (!storeProduct(mantissa, exponent, isCut, out)) return 0;
  if (isNegative) store<f64>(out, -load<f64>(out));
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
