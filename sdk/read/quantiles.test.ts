import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { quantilesOf } from './quantiles.js';

/** The lowest value that at least such a share of the finite ones is at or below. */
function slowly(values: number[], share: number): number | undefined {
  const finite = values.filter(Number.isFinite).sort((one, other) => one - other);
  return finite.find((_, index) => index + 1 >= share * finite.length);
}

const kinds: Record<string, (random: () => number, index: number, count: number) => number> = {
  random: (random) => random(),
  ascending: (_, index) => index,
  descending: (_, index, count) => count - index,
  equal: () => 7,
  'of few values': (random) => Math.floor(random() * 3),
  'up and down': (_, index, count) => Math.min(index, count - index),
  'with what is not finite': (random) => [NaN, Infinity, -Infinity, random()][Math.floor(random() * 4)]!,
};

for (const [kind, valueAt] of Object.entries(kinds)) {
  test(`of values that are ${kind}, quantiles are those of nearest rank`, () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seededRandom(seed);
      const count = 1 + Math.floor(random() * 400);
      const values = Array.from({ length: count }, (_, index) => valueAt(random, index, count));
      const shares = [random(), random()].sort() as [number, number];
      for (const [low, high] of [shares, [0, 1], [0.5, 0.5], [0.01, 0.99]] as [number, number][]) {
        const found = quantilesOf(Float64Array.from(values), [low, high]);
        const expected = [slowly(values, low), slowly(values, high)];
        assert.deepEqual(found ?? [undefined, undefined], expected, `seed ${seed}`);
      }
    }
  });
}

test('values that divide badly take no longer than to sort them', () => {
  const count = 200_000;
  // The middle of three is always among the lowest left (Musser, “Introspective Sorting and Selection”, 1997).
  const values = new Float64Array(count);
  const half = count / 2;
  for (let index = 0; index < half; index++) {
    values[index] = index % 2 === 0 ? index : half + index - 1;
    values[half + index] = 2 * (index + 1);
  }
  const sorted = values.slice().sort();
  assert.deepEqual(quantilesOf(values, [0.3, 0.7]), [sorted[0.3 * count - 1], sorted[0.7 * count - 1]]);
});

test('there are none where no value is finite, and the values stay as they are', () => {
  assert.equal(quantilesOf(Float64Array.of(NaN, Infinity), [0, 1]), null);
  assert.equal(quantilesOf(new Float64Array(0), [0, 1]), null);
  const values = Float64Array.of(3, 1, 2);
  assert.deepEqual(
    [quantilesOf(values, [0, 1]), [...values]],
    [
      [1, 3],
      [3, 1, 2],
    ],
  );
});
