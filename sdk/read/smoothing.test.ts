import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import type { Smoothing } from './series-query.js';
import { smootherOf } from './smoothing.js';

interface Point {
  x: number;
  y: number;
}

/** How much a point weighs in the mean at another, `away` points and `distance` later. */
function weightOf(smoothing: Smoothing, away: number, distance: number): number {
  switch (smoothing.method) {
    case 'ema':
      return smoothing.weight ** away;
    case 'time-ema':
      return 0.5 ** (distance / smoothing.halfLife);
    case 'gaussian':
      return away > 4 * smoothing.sigma ? 0 : Math.exp(-0.5 * (away / smoothing.sigma) ** 2);
    case 'mean':
      return away < smoothing.points ? 1 : 0;
  }
}

/** A sum whose error does not grow with the number of summands (Neumaier, 1974). */
function sumOf(values: number[]): number {
  let sum = 0;
  let rest = 0;
  for (const value of values) {
    const next = sum + value;
    rest += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + rest;
}

/** By the formula itself, from all points at once. */
function slowly(smoothing: Smoothing, points: Point[]): number[] {
  return points.map(({ x }, last) => {
    const weights = points.slice(0, last + 1).map((point, index) => weightOf(smoothing, last - index, x - point.x));
    return sumOf(weights.map((weight, index) => weight * points[index]!.y)) / sumOf(weights);
  });
}

function smoothed(smoothing: Smoothing, points: Point[]): number[] {
  const smoother = smootherOf(smoothing);
  return points.map(({ x, y }, index) => smoother.next(y, index === 0 ? 0 : x - points[index - 1]!.x));
}

function randomPoints(random: () => number, count: number, spread = 10): Point[] {
  let x = 0;
  return Array.from({ length: count }, () => ({
    x: (x += random() < 0.2 ? 0 : random() * 5),
    y: (random() - 0.5) * spread,
  }));
}

function assertClose(found: number[], expected: number[], tolerance: number, what: string): void {
  assert.equal(found.length, expected.length);
  found.forEach((value, index) => {
    const away = Math.abs(value - expected[index]!);
    assert.ok(away <= tolerance, `${what}: ${value} instead of ${expected[index]} at ${index}`);
  });
}

const methods: Smoothing[] = [
  { method: 'ema', weight: 0 },
  { method: 'ema', weight: 0.6 },
  { method: 'ema', weight: 0.999 },
  { method: 'time-ema', halfLife: 1e-3 },
  { method: 'time-ema', halfLife: 7 },
  { method: 'time-ema', halfLife: 1e9 },
  { method: 'gaussian', sigma: 0.1 },
  { method: 'gaussian', sigma: 1 },
  { method: 'gaussian', sigma: 9.3 },
  { method: 'gaussian', sigma: 1000 },
  { method: 'mean', points: 1 },
  { method: 'mean', points: 2 },
  { method: 'mean', points: 17 },
  { method: 'mean', points: 10_000 },
];

for (const smoothing of methods) {
  const name = JSON.stringify(smoothing);

  test(`${name} is the weighted mean that its formula says, to 1e-12`, () => {
    const points = randomPoints(seededRandom(1), 600);
    assertClose(smoothed(smoothing, points), slowly(smoothing, points), 1e-12, name);
  });

  test(`${name} gives the first point as it is, keeps a constant, and never leaves the range`, () => {
    const points = randomPoints(seededRandom(2), 500);
    const found = smoothed(smoothing, points);
    assert.equal(found[0], points[0]!.y);
    found.forEach((value, index) => {
      const before = points.slice(0, index + 1).map(({ y }) => y);
      assert.ok(value >= Math.min(...before) - 1e-12 && value <= Math.max(...before) + 1e-12);
    });
    const constant = points.map(({ x }) => ({ x, y: 0.1 }));
    assertClose(
      smoothed(smoothing, constant),
      constant.map(({ y }) => y),
      1e-15,
      name,
    );
  });

  test(`${name} does not change what was smoothed when more comes`, () => {
    const points = randomPoints(seededRandom(3), 400);
    const all = smoothed(smoothing, points);
    for (const count of [1, 2, 17, 39, 399]) {
      assert.deepEqual(smoothed(smoothing, points.slice(0, count)), all.slice(0, count));
    }
  });

  test(`${name} begins anew as if nothing had been before`, () => {
    const [before, after] = [randomPoints(seededRandom(4), 77), randomPoints(seededRandom(5), 77)];
    const smoother = smootherOf(smoothing);
    before.forEach(({ y }) => smoother.next(y, 1));
    smoother.restart();
    const found = after.map(({ x, y }, index) => smoother.next(y, index === 0 ? 0 : x - after[index - 1]!.x));
    assert.deepEqual(found, smoothed(smoothing, after));
  });

  test(`${name} is finite for the largest numbers`, () => {
    const points = randomPoints(seededRandom(6), 300).map(({ x, y }) => ({ x, y: Math.sign(y) * 1.79e308 }));
    smoothed(smoothing, points).forEach((value) => assert.ok(Number.isFinite(value)));
  });
}

test('an exponential moving average is that of Adam, divided by 1 - β^t', () => {
  const beta = 0.9;
  const points = randomPoints(seededRandom(7), 300);
  let moment = 0;
  const expected = points.map(({ y }, index) => {
    moment = beta * moment + (1 - beta) * y;
    return moment / (1 - beta ** (index + 1));
  });
  assertClose(smoothed({ method: 'ema', weight: beta }, points), expected, 1e-12, 'Adam');
});

test('known values: of 1, 2, 4', () => {
  const of = (smoothing: Smoothing, ...xs: number[]): number[] =>
    smoothed(
      smoothing,
      [1, 2, 4].map((y, index) => ({ x: xs[index] ?? index, y })),
    );
  // (0.5 · 1 + 2) / 1.5 and (0.25 · 1 + 0.5 · 2 + 4) / 1.75
  assertClose(of({ method: 'ema', weight: 0.5 }), [1, 5 / 3, 3], 1e-15, 'ema');
  // The half-life between the first two, twice as long to the third: (0.125 · 1 + 0.25 · 2 + 4) / 1.375
  assertClose(of({ method: 'time-ema', halfLife: 10 }, 0, 10, 30), [1, 5 / 3, 4.625 / 1.375], 1e-15, 'time-ema');
  assertClose(of({ method: 'mean', points: 2 }), [1, 1.5, 3], 0, 'mean');
  const g = Math.exp(-0.5);
  const h = Math.exp(-2);
  const gaussian = [1, (2 + g) / (1 + g), (4 + 2 * g + h) / (1 + g + h)];
  assertClose(of({ method: 'gaussian', sigma: 1 }), gaussian, 1e-15, 'gaussian');
});

test('over even steps a half-life is a weight', () => {
  const points = randomPoints(seededRandom(8), 500).map(({ y }, step) => ({ x: step * 3, y }));
  const weight = 0.5 ** (3 / 20);
  assertClose(
    smoothed({ method: 'time-ema', halfLife: 20 }, points),
    smoothed({ method: 'ema', weight }, points),
    1e-12,
    'half-life',
  );
});

test('a running mean forgets a huge value whole', () => {
  const points = [1, 1e300, 1, 2, 3].map((y, x) => ({ x, y }));
  assert.deepEqual(smoothed({ method: 'mean', points: 2 }, points).slice(3), [1.5, 2.5]);
});
