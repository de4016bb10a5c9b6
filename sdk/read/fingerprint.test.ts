import assert from 'node:assert/strict';
import test from 'node:test';
import { fingerprint } from './fingerprint.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('every single bit of a text, and its length, counts', () => {
  const text = bytes('a line of some length, and of no round one');
  const seen = new Set([fingerprint(text)]);
  for (let bit = 0; bit < 8 * text.length; bit++) {
    const other = text.slice();
    other[bit >> 3]! ^= 1 << (bit & 7);
    seen.add(fingerprint(other));
  }
  for (let length = 0; length < text.length; length++) seen.add(fingerprint(text.subarray(0, length)));
  assert.equal(seen.size, 1 + 9 * text.length);
});

test('it is that of the bytes, wherever they lie', () => {
  const text = bytes('xxabcdefg');
  assert.equal(fingerprint(text.subarray(2)), fingerprint(bytes('abcdefg')));
  assert.match(fingerprint(text), /^[0-9a-f]{16}$/);
});
