import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPower, powersOfTen } from './powers-of-ten.js';

const powers = Array.from({ length: powersOfTen().length / 4 }, (_, index) => {
  const [high, low, a, b] = powersOfTen().subarray(4 * index, 4 * index + 4);
  return { power: firstPower + index, high: high!, low: low!, a: a!, b: b! };
});

test('holds every power of ten to 2^-105 of itself', () => {
  assert.deepEqual([powers[0]?.power, powers.at(-1)?.power], [-290, 280]);
  for (const { power, high, low } of powers) {
    assert.equal(high, Number(`1e${power}`));
    assert.ok(Math.abs(low) <= high * 2 ** -53, `1e${power}`);
    // All of it as whole numbers, times 2^1100 and divided by the power where that is below 1.
    const [numerator, denominator] = power < 0 ? [1n, 10n ** BigInt(-power)] : [10n ** BigInt(power), 1n];
    const missing = (numerator << 1100n) - (scaled(high) + scaled(low)) * denominator;
    assert.ok((missing < 0n ? -missing : missing) << 105n < numerator << 1100n, `1e${power}`);
  }
});

test('splits each in two whose products are exact', () => {
  for (const { power, high, a, b } of powers) {
    assert.equal(a + b, high, `1e${power}`);
    for (const half of [a, b]) assert.ok(digits(half) <= 26, `${digits(half)} digits of 1e${power}`);
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
