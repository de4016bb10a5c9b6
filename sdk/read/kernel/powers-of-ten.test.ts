import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPower, powersOfTen } from './powers-of-ten.js';

const powers = Array.from({ length: powersOfTen().length / 2 }, (_, index) => {
  const [upper, rest] = powersOfTen().subarray(2 * index, 2 * index + 2);
  return { power: firstPower + index, upper: upper!, rest: rest! };
});

test('holds every power of ten to 2^-79 of itself', () => {
  assert.deepEqual([powers[0]?.power, powers.at(-1)?.power], [-290, 280]);
  for (const { power, upper, rest } of powers) {
    // All of it as whole numbers, times 2^1100 and divided by the power where that is below 1.
    const [numerator, denominator] = power < 0 ? [1n, 10n ** BigInt(-power)] : [10n ** BigInt(power), 1n];
    const missing = (numerator << 1100n) - (scaled(upper) + scaled(rest)) * denominator;
    assert.ok((missing < 0n ? -missing : missing) << 79n <= numerator << 1100n, `1e${power}`);
  }
});

test('splits each so that products of its upper part are exact, and its rest is small', () => {
  for (const { power, upper, rest } of powers) {
    assert.ok(digits(upper) <= 26, `${digits(upper)} digits of 1e${power}`);
    assert.ok(Math.abs(rest) <= upper * 2 ** -26, `1e${power}`);
  }
});

/** A double times 2^1100, which makes a whole number of each in the table. */
function scaled(value: number): bigint {
  let bits = 1100;
  for (; !Number.isInteger(value); bits--) value *= 2;
  return BigInt(value) << BigInt(bits);
}

/** How many binary digits a double has from its first to its last that is not 0. */
function digits(value: number): number {
  const text = scaled(Math.abs(value)).toString(2);
  return text.replace(/0+$/, '').length;
}
