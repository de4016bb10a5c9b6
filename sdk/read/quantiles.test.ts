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

/** Values of which each pivot, the middle of the first, the middle and the last, leaves out next to none. */
function dividingBadly(count: number): Float64Array {
  const values = new Float64Array(count).fill(Infinity);
  // Which value is where, while they are moved around as the selection does.
  const places = Array.from(values, (_, place) => place);
  const at = (index: number): number => values[places[index]!]!;
  let lowest = 0;
  for (let from = 0; from < count - 3;) {
    const three = [from, (from + count) >>> 1, count - 1];
    for (const index of three.filter((each) => at(each) === Infinity).slice(0, 2)) values[places[index]!] = lowest++;
    const pivot = three.map(at).sort((one, other) => one - other)[1]!;
    let [left, right] = [from, count - 1];
    while (left <= right) {
      while (at(left) < pivot) left++;
      while (at(right) > pivot) right--;
      if (left > right) break;
      [places[left], places[right]] = [places[right]!, places[left]!];
      left++;
      right--;
    }
    from = left;
  }
  return values.map((value) => (value === Infinity ? lowest++ : value));
}

test('values that divide badly are sorted', () => {
  const values = dividingBadly(2000);
  assert.equal(new Set(values).size, 2000);
  assert.deepEqual(quantilesOf(values, [0.99, 1]), [1979, 1999]);
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
