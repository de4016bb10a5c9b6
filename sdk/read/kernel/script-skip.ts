import { refused } from './script-number.js';

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openList = 0x5b;
const openObject = 0x7b;
const closeObject = 0x7d;
const space = 0x20;
const tab = 0x09;
const carriageReturn = 0x0d;

/** A string of more bytes than these is searched for its end instead. */
const shortString = 64;
/** Lists and objects in one another beyond these are not skipped. */
const deepest = 64;

/** The bytes that close the lists and objects that are open, from the outermost on. */
const closers = new Uint8Array(deepest);

/** The first place from `start` on that holds no JSON white space, where `\n` ends a line and is none. */
export function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  for (let byte = bytes[at]; byte === space || byte === tab || byte === carriageReturn; byte = bytes[at]) at += 1;
  return at;
}

/**
 * Skips a JSON value of any kind, bare `NaN` and infinities among them, and decodes nothing of it.
 *
 * @param start its first byte
 * @returns where it ends; `refused` where there is none, or one that is nested too deep
 */
export function skipValue(bytes: Uint8Array, view: DataView, start: number): number {
  let depth = 0;
  let at = start;
  for (;;) {
    const byte = bytes[at]!;
    if (byte === openObject || byte === openList) {
      if (depth === deepest) return refused;
      // Each is closed by the second byte after it.
      closers[depth++] = byte + 2;
      at = skipSpace(bytes, at + 1);
      if (bytes[at] !== byte + 2) {
        if (byte === openObject) at = skipName(bytes, view, at);
        if (at === refused) return refused;
        continue;
      }
    } else {
      at = byte === quote ? skipString(bytes, view, at) : skipScalar(bytes, at);
      if (at === refused || depth === 0) return at;
      at = skipSpace(bytes, at);
    }
    // A value has ended, and maybe all around it.
    while (bytes[at] === closers[depth - 1]) {
      depth -= 1;
      if (depth === 0) return at + 1;
      at = skipSpace(bytes, at + 1);
    }
    if (bytes[at] !== comma) return refused;
    at = skipSpace(bytes, at + 1);
    if (closers[depth - 1] === closeObject) at = skipName(bytes, view, at);
    if (at === refused) return refused;
  }
}

/** Skips the name of a member and the colon, up to its value. */
function skipName(bytes: Uint8Array, view: DataView, start: number): number {
  if (bytes[start] !== quote) return refused;
  const end = skipString(bytes, view, start);
  if (end === refused) return refused;
  const at = skipSpace(bytes, end);
  return bytes[at] === colon ? skipSpace(bytes, at + 1) : refused;
}

/** A word that is a value. */
export interface Word {
  readonly bytes: Uint8Array;
  /** The number that it is as a metric; null for `null`, which is none. */
  readonly value: number | null;
}

/** The words by their first bytes. */
const words: (Word | undefined)[] = [];
for (const [text, value] of [
  ['true', 1],
  ['false', 0],
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
] as const) {
  words[text.charCodeAt(0)] = { bytes: Uint8Array.from(text, (letter) => letter.charCodeAt(0)), value };
}

/** The word that stands at `start`, if one does. */
export function wordAt(bytes: Uint8Array, start: number): Word | undefined {
  const word = words[bytes[start]!];
  return word?.bytes.every((byte, index) => bytes[start + index] === byte) ? word : undefined;
}

function skipScalar(bytes: Uint8Array, start: number): number {
  const word = wordAt(bytes, start);
  return word ? start + word.bytes.length : skipNumber(bytes, start);
}

/** Skips a number of any size. */
function skipNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === 0x2d ? start + 1 : start;
  at = bytes[at] === 0x30 ? at + 1 : skipDigits(bytes, at);
  if (at !== refused && bytes[at] === 0x2e) at = skipDigits(bytes, at + 1);
  if (at !== refused && (bytes[at]! | 0x20) === 0x65) {
    const sign = bytes[at + 1];
    at = skipDigits(bytes, sign === 0x2d || sign === 0x2b ? at + 2 : at + 1);
  }
  return at;
}

/** Skips at least one digit. */
function skipDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at]! - 0x30) >>> 0 <= 9) at += 1;
  return at === start ? refused : at;
}

/**
 * Skips a string, whose bytes need be no valid UTF-8.
 *
 * @param start its opening quote
 * @returns the place after its closing quote; `refused` where it has none, a control character or a bad escape
 */
export function skipString(bytes: Uint8Array, view: DataView, start: number): number {
  const soon = start + shortString;
  let at = start + 1;
  for (;;) {
    const byte = bytes[at]!;
    if (byte === quote) return at + 1;
    if (byte < space) return refused;
    at = byte === backslash ? skipEscape(bytes, at) : at + 1;
    if (at === refused) return refused;
    if (at === soon) {
      const end = bytes.indexOf(quote, at);
      if (end === -1) return refused;
      if (isPlain(view, at, end)) return end + 1;
    }
  }
}

/** Whether there is neither a backslash nor a control character from `start` up to `end`. */
function isPlain(view: DataView, start: number, end: number): boolean {
  let marks = 0;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    const word = view.getInt32(at, true);
    const next = view.getInt32(at + 4, true);
    const fromBackslash = word ^ 0x5c5c5c5c;
    const nextFromBackslash = next ^ 0x5c5c5c5c;
    // What is below the bound borrows from a bit that was not set.
    marks |= ((word - 0x20202020) & ~word) | ((next - 0x20202020) & ~next);
    marks |= ((fromBackslash - 0x01010101) & ~fromBackslash) | ((nextFromBackslash - 0x01010101) & ~nextFromBackslash);
  }
  for (; at < end; at++) {
    const byte = view.getUint8(at);
    if (byte === backslash || byte < space) return false;
  }
  return (marks & 0x80808080) === 0;
}

function skipEscape(bytes: Uint8Array, start: number): number {
  switch (bytes[start + 1]) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return start + 2;
    case 0x75: // u
      for (let at = start + 2; at < start + 6; at++) if (!isHexDigit(bytes[at]!)) return refused;
      return start + 6;
    default:
      return refused;
  }
}

function isHexDigit(byte: number): boolean {
  const letter = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}
