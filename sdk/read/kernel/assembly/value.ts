import {
  ALSE, BACKSLASH, CLOSE_LIST, CLOSE_OBJECT, COLON, COMMA, NULL, OPEN_LIST, OPEN_OBJECT, QUOTE, TRUE, afterSpace, isDigit,
} from './bytes';
import { skipNumber } from './number';

/** Skipped values are nested no deeper than this. */
const deepest: u32 = 64;

/** The bytes that end a text or need a closer look: quotes, backslashes, control characters. */
@inline
function marks(v: v128): v128 {
  const special = v128.or(i8x16.eq(v, i8x16.splat(QUOTE)), i8x16.eq(v, i8x16.splat(BACKSLASH)));
  return v128.or(special, i8x16.lt_u(v, i8x16.splat(0x20)));
}

/** Where the closing quote of the text is whose first byte is at `p`; 0 where it is no whole text of JSON. */
export function endOfText(p: usize): usize {
  while (true) {
    const first = <u32>i8x16.bitmask(marks(v128.load(p)));
    if (first != 0) {
      p += ctz(first);
    } else {
      p += 16;
      while (true) {
        const a = marks(v128.load(p));
        const b = marks(v128.load(p, 16));
        const c = marks(v128.load(p, 32));
        const d = marks(v128.load(p, 48));
        if (v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) {
          const low = <u64>(<u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16));
          const high = <u64>(<u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16));
          p += <usize>ctz(low | (high << 32));
          break;
        }
        p += 64;
      }
    }
    const mark = load<u8>(p);
    if (mark == QUOTE) return p;
    if (mark != BACKSLASH) return 0;
    p = afterEscape(p);
    if (p == 0) return 0;
  }
}

function afterEscape(p: usize): usize {
  switch (load<u8>(p, 1)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return p + 2;
    case 0x75: // u
      for (let i: usize = 2; i < 6; i++) if (!isHexDigit(load<u8>(p + i))) return 0;
      return p + 6;
    default:
      return 0;
  }
}

function isHexDigit(byte: u8): bool {
  return isDigit(byte) || <u8>((byte | 0x20) - 0x61) < 6;
}

/** Where the value at `p` ends, whatever it is; 0 where it is none. */
export function skipValue(p: usize): usize {
  let depth: u32 = 0;
  // A bit for each open list (0) or object (1), the innermost one lowest.
  let open: u64 = 0;
  while (true) {
    const first = load<u8>(p);
    if (first == OPEN_LIST || first == OPEN_OBJECT) {
      if (depth == deepest) return 0;
      depth++;
      open = (open << 1) | u64(first == OPEN_OBJECT);
      p = afterSpace(p + 1);
      // Closing brackets come two after the opening ones.
      if (load<u8>(p) != first + 2) {
        if (first == OPEN_OBJECT) p = skipKey(p);
        if (p == 0) return 0;
        continue;
      }
      p++;
      depth--;
      open >>= 1;
    } else {
      p = skipScalar(p);
      if (p == 0) return 0;
    }
    while (true) {
      if (depth == 0) return p;
      p = afterSpace(p);
      const mark = load<u8>(p);
      const inObject = (open & 1) != 0;
      if (mark == COMMA) {
        p = afterSpace(p + 1);
        if (inObject) p = skipKey(p);
        if (p == 0) return 0;
        break;
      }
      if (mark != (inObject ? CLOSE_OBJECT : CLOSE_LIST)) return 0;
      p++;
      depth--;
      open >>= 1;
    }
  }
}

function skipScalar(p: usize): usize {
  const first = load<u8>(p);
  if (first == QUOTE) {
    const end = endOfText(p + 1);
    return end == 0 ? 0 : end + 1;
  }
  const word = load<u32>(p);
  if (word == TRUE || word == NULL) return p + 4;
  if (first == 0x66 && load<u32>(p, 1) == ALSE) return p + 5;
  return skipNumber(p);
}

/** From a key to its value. */
function skipKey(p: usize): usize {
  if (load<u8>(p) != QUOTE) return 0;
  const end = endOfText(p + 1);
  if (end == 0) return 0;
  p = afterSpace(end + 1);
  return load<u8>(p) == COLON ? afterSpace(p + 1) : 0;
}
