import assert from 'node:assert/strict';
import test from 'node:test';
import { seededRandom } from '../e2e/oracle/seeded-random.js';
import { MemoryFiles, openLogbook } from '../sdk/read/index.js';
import { plotlyFigure, type FigureQuery } from './plotly-figure.js';

interface Point {
  step: number;
  value: number;
}

/** Runs of so many points, the value of each by its place; random ones are all different. */
const runs: Record<string, (random: () => number) => Point[]> = {
  noisy: (random) => pointsOf(20_000, (step) => ({ step, value: random() })),
  'noisy, and of as many points as fit': (random) => pointsOf(5_000, (step) => ({ step, value: random() })),
  'noisy, and of one point more': (random) => pointsOf(5_001, (step) => ({ step, value: random() })),
  'not finite every other time': (random) =>
    pointsOf(20_000, (step) => ({ step, value: step % 2 === 0 ? NaN : random() })),
  'mostly not finite': (random) =>
    pointsOf(20_000, (step) => ({ step, value: step % 100 === 0 ? random() : [NaN, Infinity, -Infinity][step % 3]! })),
  'going back again and again': (random) => pointsOf(40_000, (place) => ({ step: place % 400, value: random() })),
  'going back, and not finite now and then': (random) =>
    pointsOf(40_000, (place) => ({ step: place % 4_000, value: place % 391 === 5 ? NaN : random() })),
  'in one step': (random) => pointsOf(20_000, () => ({ step: 3, value: random() })),
  'in a hurry at its end': (random) =>
    pointsOf(20_000, (place) => ({ step: place < 100 ? place * 1e6 : 1e8 + place, value: random() })),
  'huge, with spikes': (random) =>
    pointsOf(300_000, (step) => ({ step, value: random() + (step % 3_000 === 1_234 ? 100 + step : 0) })),
};

function pointsOf(count: number, at: (place: number) => Point): Point[] {
  return Array.from({ length: count }, (_, place) => at(place));
}

async function drawn(points: Point[]): Promise<{ x: number[]; y: (number | null)[] }> {
  const lines = points.map(({ step, value }) => `{"type":"log","data":{"step":${step},"v":${value}}}\n`);
  const logbook = openLogbook(new MemoryFiles('crafted', [['experiments/a.jsonl', lines.join('')]]));
  const query: FigureQuery = { experiments: ['a'], metric: 'v', xAxis: 'step', yAxisScale: 'linear' };
  const { data } = await plotlyFigure(logbook, query, {});
  logbook.close();
  assert.equal(data.length, 1);
  return data[0]!;
}

/** The places in the run of what is drawn. */
function placesOf(points: Point[], { x, y }: { x: number[]; y: (number | null)[] }): number[] {
  let place = -1;
  return x.map((step, index) => {
    do place += 1;
    while (place < points.length && !(points[place]!.step === step && valueOf(points[place]!) === y[index]));
    assert.ok(place < points.length, `point ${index} of the figure was logged, and after the one before it`);
    return place;
  });
}

const valueOf = ({ value }: Point): number | null => (Number.isFinite(value) ? value : null);

function spanOf(values: (number | null)[]): { low: number; high: number; hasGap: boolean } {
  const span = { low: Infinity, high: -Infinity, hasGap: false };
  for (const value of values) {
    if (value === null) span.hasGap = true;
    else [span.low, span.high] = [Math.min(span.low, value), Math.max(span.high, value)];
  }
  return span;
}

const pieces = 100;

for (const [index, [kind, make]] of Object.entries(runs).entries()) {
  test(`a run that is ${kind} keeps every extreme, and has 5,000 points at most`, async () => {
    const points = make(seededRandom(index + 1));
    const figure = await drawn(points);
    assert.ok(figure.y.length <= 5000, `${figure.y.length} points`);
    assert.equal(figure.x.length, figure.y.length);
    const places = placesOf(points, figure);

    const values = points.map(valueOf);
    const [whole, shown] = [spanOf(values), spanOf(figure.y)];
    assert.deepEqual(shown, whole);
    // Where steps are far apart in one half and close in the other, what is close is drawn on few pixels.
    if (kind === 'in one step' || kind === 'in a hurry at its end') return;
    const length = points.length / pieces;
    for (let piece = 0; piece < pieces; piece++) {
      const [start, end] = [piece * length, (piece + 1) * length];
      const logged = spanOf(values.slice(start, end));
      const near = spanOf(figure.y.filter((_, at) => places[at]! >= start - length && places[at]! < end + length));
      assert.ok(near.low <= logged.low && near.high >= logged.high, `extremes of piece ${piece}`);
      assert.ok(near.hasGap || !logged.hasGap, `the gap of piece ${piece}`);
    }
  });
}

test('every spike of a huge run is drawn where it was', async () => {
  const points = runs['huge, with spikes']!(seededRandom(5));
  const { x, y } = await drawn(points);
  const spikes = points.filter(({ value }) => value > 2).map(({ step, value }) => [step, value]);
  const shown = x.map((step, index) => [step, y[index]]).filter(([, value]) => (value ?? 0) > 2);
  assert.equal(spikes.length, 100);
  assert.deepEqual(shown, spikes);
});

test('all points of a short run are drawn, however close they are, and a null for each that is not finite', async () => {
  const random = seededRandom(9);
  const points = [
    ...pointsOf(2_000, (place) => ({ step: place / 1000, value: place % 3 === 0 ? NaN : random() })),
    ...pointsOf(500, (place) => ({ step: 1e6 + place, value: random() })),
    // Resumed: the same steps, not finite in the same places.
    ...pointsOf(2_000, (place) => ({ step: place / 1000, value: place % 3 === 0 ? -Infinity : random() })),
    ...pointsOf(500, (place) => ({ step: place / 1000, value: place % 3 === 0 ? -Infinity : random() })),
  ];
  assert.deepEqual(await drawn(points), {
    type: 'scatter',
    mode: 'lines+markers',
    name: 'a',
    x: points.map(({ step }) => step),
    y: points.map(valueOf),
    connectgaps: false,
  });
});

test('what a run that went back has left and what it kept are drawn once, in file order', async () => {
  const points = [0, 1, 2, 3, 2, 3, 4].map((step, place) => ({ step, value: place }));
  const { x, y } = await drawn(points);
  assert.deepEqual([x, y], [points.map(({ step }) => step), points.map(({ value }) => value)]);
});
