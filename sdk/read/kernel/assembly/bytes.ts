/** The bytes that JSON is made of. */
export const NEWLINE: u8 = 0x0a;
export const QUOTE: u8 = 0x22;
export const PLUS: u8 = 0x2b;
export const COMMA: u8 = 0x2c;
export const MINUS: u8 = 0x2d;
export const POINT: u8 = 0x2e;
export const ZERO: u8 = 0x30;
export const COLON: u8 = 0x3a;
export const OPEN_LIST: u8 = 0x5b;
export const BACKSLASH: u8 = 0x5c;
export const CLOSE_LIST: u8 = 0x5d;
export const OPEN_OBJECT: u8 = 0x7b;
export const CLOSE_OBJECT: u8 = 0x7d;

/** Words as the integers that their bytes are in memory. */
export const TRUE: u32 = 0x65757274;
export const NULL: u32 = 0x6c6c756e;
/** `alse`, after an `f`. */
export const ALSE: u32 = 0x65736c61;
/** `log"` */
export const LOG_QUOTE: u32 = 0x22676f6c;
export const INFINITY: u64 = 0x7974696e69666e49;

@inline
export function isDigit(byte: u8): bool {
  return <u8>(byte - ZERO) <= 9;
}

/** White space but for the newline, which ends a line wherever it stands. */
@inline
export function isSpace(byte: u8): bool {
  return byte == 0x20 || byte == 0x09 || byte == 0x0d;
}

@inline
export function afterSpace(p: usize): usize {
  while (isSpace(load<u8>(p))) p++;
  return p;
}

/** Whether two pieces of memory hold the same `length` bytes; up to 15 more of each are looked at. */
@inline
export function isSame(p: usize, q: usize, length: u32): bool {
  while (length > 16) {
    if (!i8x16.all_true(i8x16.eq(v128.load(p), v128.load(q)))) return false;
    p += 16;
    q += 16;
    length -= 16;
  }
  const different = ~(<u32>i8x16.bitmask(i8x16.eq(v128.load(p), v128.load(q))));
  return different << (32 - length) == 0;
}
