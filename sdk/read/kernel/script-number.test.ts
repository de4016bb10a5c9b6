import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookahead, readNumber, refused } from './script-number.js';

/** Reads a number behind which there is this, and beyond that only what may be looked at. */
function read(number: string, behind = '}'): { end: number; value: number } {
  const bytes = new TextEncoder().encode(`${number}${behind}`.padEnd(number.length + lookahead, '7'));
  const out = new Float64Array([-1, -2, -3]);
  const end = readNumber(bytes, new DataView(bytes.buffer), 0, out, 1);
  assert.deepEqual([out[0], out[2]], [-1, -3]);
  return { end, value: out[1]! };
}

test('reads a number up to whatever comes behind it, and looks at no more than it may', () => {
  for (const number of [
    '0',
    '-7',
    '12',
    '123456789012',
    '0.5',
    '1.25e-7',
    '-0.12345678',
    '0.1234567890123456',
    '1e5',
  ]) {
    for (const behind of ['}', ',', ' ', '\n', ']', ':', '/', '\0', '-', '"', 'x', '\x7f', '\u00e9']) {
      assert.deepEqual(read(number, behind), { end: number.length, value: Number(number) }, `${number}${behind}`);
    }
  }
});

test('reads integers in the middle between two doubles as the even one', () => {
  for (const integer of [
    '9007199254740993',
    '9007199254740995',
    '18014398509481986',
    '-900719925474099277',
    '576460752303423521',
  ]) {
    assert.ok(Object.is(read(integer).value, Number(integer)), integer);
  }
});

test('refuses what is in the middle between two doubles, and nothing that is a little beside it', () => {
  // 1 + 2^-53 has 53 digits behind the point.
  const middle = (1n + 2n ** 53n) * 5n ** 53n;
  for (const beside of [-1n, 1n]) {
    const digits = (middle * 10n ** 20n + beside).toString();
    const number = `${digits.slice(0, 1)}.${digits.slice(1)}`;
    assert.equal(read(number).end, refused, 'the digits that say so were dropped');
  }
  for (const number of [
    '1.0000000000000001',
    '1.00000000000000011',
    '1.00000000000000012',
    '4503599627370497.4',
    '4503599627370497.6',
  ]) {
    assert.deepEqual(read(number), { end: number.length, value: Number(number) });
  }
  assert.equal(read('4503599627370497.5').end, refused);
  assert.equal(read('1e23').end, refused);
});

test('refuses what is out of its reach, and reads what is at the ends of that', () => {
  for (const number of ['1e-291', '123e-300', '1e281', '1e400', '1e-99999999999999999999', '1e99999999999999999999']) {
    assert.equal(read(number).end, refused, number);
  }
  for (let power = -290; power <= 280; power++) {
    for (const mantissa of ['1.7976931348623157', '9.999999999999999', '3']) {
      const number = `${mantissa}e${power}`;
      const { end, value } = read(number);
      if (end === refused) assert.ok(power < -274, number);
      else assert.ok(Object.is(value, Number(number)), number);
    }
  }
});
