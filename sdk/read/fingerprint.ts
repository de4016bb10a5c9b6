/**
 * 64 bits of the bytes, as 16 hexadecimal digits: to tell contents apart, not to withstand whoever forges them. Two
 * lanes of 32 bits with the constants and the last mixing of MurmurHash3 (Appleby, public domain).
 */
export function fingerprint(bytes: Uint8Array): string {
  let first = bytes.length | 0;
  let second = ~bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const word = view.getUint32(at, true);
    first = step(first, Math.imul(word, 0xcc9e2d51));
    second = step(second, Math.imul(word, 0x1b873593));
  }
  let rest = 0;
  for (let at = whole; at < bytes.length; at++) rest = (rest << 8) | bytes[at]!;
  first = finish(step(first, Math.imul(rest, 0xcc9e2d51)));
  second = finish(step(second, Math.imul(rest, 0x1b873593)) ^ first);
  return hex(first) + hex(second);
}

function step(hash: number, word: number): number {
  const mixed = hash ^ ((word << 15) | (word >>> 17));
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
