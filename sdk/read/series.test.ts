import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, Reading } from '../../e2e/oracle/reading.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { lineOf } from './line.js';
import type { SeriesQuery, Trace } from './logbook.js';
import { MemoryFiles } from './memory-files.js';
import { Rows } from './rows.js';
import { traceOf, type DrawingQuery } from './series.js';
import { assertDrawsEveryExtreme, segmentsOf, spanOf } from './testing/draws-every-extreme.js';
import { randomRun, type Point } from './testing/random-run.js';

type Query = DrawingQuery & Pick<SeriesQuery, 'x' | 'quantiles'>;

/** The trace of a metric `v`, whole and over its steps where nothing else is said. */
function traceOfRows(rows: Rows, query: Partial<Query>, smoothed: Float64Array | null = null): Trace | null {
  const column = rows.metrics.get('v');
  if (!column || column.length === 0) return null;
  const line = lineOf(rows, column, query.x ?? 'step', 0, smoothed);
  return traceOf('id', line, { window: null, widthPx: 100, ...query }, true);
}

for (const [xScale, yScale] of [
  ['linear', 'linear'],
  ['log', 'linear'],
  ['linear', 'log'],
  ['log', 'log'],
] as const) {
  test(`for any run, window and width, what is drawn spans exactly what was logged: ${xScale}, ${yScale}`, () => {
    let drawn = 0;
    let decimated = 0;
    for (let seed = 1; seed <= 700; seed++) {
      const random = seededRandom(seed);
      const { rows, points } = randomRun(random);
      const from = Math.floor(random() * 200) - 80;
      const window = random() < 0.3 ? null : ([from, from + Math.floor(random() * 150)] as [number, number]);
      const widthPx = [1, 2, 3, 7, 20, 64, 500][Math.floor(random() * 7)]!;
      const query = { window, widthPx, xScale, yScale };
      const trace = traceOfRows(rows, query);
      if (!trace) {
        assert.equal(points.length, 0);
        continue;
      }
      assertDrawsEveryExtreme(points, trace, query);
      drawn += trace.x.length;
      if (trace.x.length < points.length) decimated += 1;
    }
    assert.ok(drawn > 5000 && decimated > 200, `${drawn} points, ${decimated} runs with fewer points than logged`);
  });
}

test('where x is a metric that goes back and forth, every extreme is drawn in one stretch', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const rows = new Rows();
    const points: Point[] = [];
    for (let step = 0; step < 200; step++) {
      rows.add(step, NaN);
      const point = { x: Math.round(100 * Math.sin(step / 20) + random() * 5), y: random() };
      rows.put('v', point.y);
      // Now and then it has no place on the axis.
      if (random() < 0.1) continue;
      rows.put('lr', point.x);
      points.push(point);
    }
    const [from, to] = [-60, 40];
    const widthPx = 10;
    const trace = traceOfRows(rows, { x: 'metric:lr', window: [from, to], widthPx })!;
    assert.deepEqual([[...trace.segments], trace.rewinds, [...trace.abandoned]], [[0], 0, [0]]);
    const drawn = segmentsOf(trace)[0]!;
    const inPixel =
      (pixel: number) =>
      ({ x }: Point): boolean =>
        x >= from && x <= to && Math.min(widthPx - 1, Math.floor(((x - from) / (to - from)) * widthPx)) === pixel;
    for (let pixel = 0; pixel < widthPx; pixel++) {
      assert.deepEqual(spanOf(drawn.filter(inPixel(pixel))), spanOf(points.filter(inPixel(pixel))), `seed ${seed}`);
    }
    // Each time that the line leaves the window or comes back, it does so where it did.
    const edges = (line: Point[]): unknown[] =>
      line.flatMap((point, index) => {
        const before = line[index - 1];
        const isIn = ({ x }: Point): boolean => x >= from && x <= to;
        return before && isIn(before) !== isIn(point) ? [[before, point]] : [];
      });
    assert.deepEqual(edges(drawn), edges(points), `seed ${seed}`);
    assert.equal(trace.stats.count, 200);
  }
});

test('a run that went back shows what it left, joined to what it kept', () => {
  const rows = new Rows();
  const steps = [0, 1, 2, 3, 4, 2, 3, 1, 2, 3, 4, 5];
  steps.forEach((step, index) => {
    rows.add(step, NaN);
    rows.put('v', index);
  });
  const trace = traceOfRows(rows, {})!;
  assert.deepEqual(
    segmentsOf(trace).map((points, index) => [trace.abandoned[index], points.map(({ x, y }) => [x, y])]),
    [
      [0, [[0, 0]]],
      [
        1,
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [3, 3],
          [4, 4],
        ],
      ],
      [
        1,
        [
          [2, 5],
          [3, 6],
        ],
      ],
      [
        0,
        [
          [1, 7],
          [2, 8],
          [3, 9],
          [4, 10],
          [5, 11],
        ],
      ],
    ],
  );
  assert.equal(trace.rewinds, 2);
});

test('a smoothed line has the one as it was logged behind it, each with its extremes', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const { rows, points } = randomRun(random);
    const values = rows.metrics.get('v')?.values.toArray() ?? new Float64Array(0);
    const smoothed = values.map((value) => (Number.isFinite(value) ? value / 2 + random() : value));
    const query = { window: [-20, 60] as [number, number], widthPx: 20, xScale: 'linear', yScale: 'log' } as const;
    const trace = traceOfRows(rows, query, smoothed);
    const plain = traceOfRows(rows, query);
    if (!trace || !plain) continue;
    const { x, y, segments, unplaced, stats } = plain;
    assert.deepEqual([trace.raw, trace.unplaced, trace.stats], [{ x, y, segments }, unplaced, stats]);
    const smooth = points.map((point, index) => ({ x: point.x, y: smoothed[index]! }));
    const count = smooth.filter((point) => Number.isFinite(point.y) && !(point.y > 0)).length;
    assertDrawsEveryExtreme(smooth, { ...trace, unplaced: count }, query);
    assert.equal(plain.raw, null);
  }
});

test('tells figures over all points, whatever the window', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { rows, points } = randomRun(seededRandom(seed));
    const trace = traceOfRows(rows, { window: [0, 1], widthPx: 1 });
    if (!trace) continue;
    const finite = points.map(({ y }) => y).filter(Number.isFinite);
    const xs = points.map(({ x }) => x);
    const orNaN = (pick: (...values: number[]) => number, values: number[]): number =>
      values.length > 0 ? pick(...values) : NaN;
    assert.deepEqual(trace.stats, {
      count: points.length,
      nan: points.filter(({ y }) => Number.isNaN(y)).length,
      positiveInfinity: points.filter(({ y }) => y === Infinity).length,
      negativeInfinity: points.filter(({ y }) => y === -Infinity).length,
      min: orNaN(Math.min, finite),
      max: orNaN(Math.max, finite),
      last: points.at(-1)?.y,
      lastX: points.at(-1)?.x,
      xMin: Math.min(...xs),
      xMax: Math.max(...xs),
      quantiles: null,
    });
    assert.equal(trace.rewinds, xs.filter((x, index) => index > 0 && x < xs[index - 1]!).length);
  }
});

test('draws the whole range of doubles', () => {
  const rows = new Rows();
  [-1.7e308, -1, 0, 5e-324, 1.7e308].forEach((step) => {
    rows.add(step, NaN);
    rows.put('v', step);
  });
  const trace = traceOfRows(rows, {});
  assert.deepEqual(
    [trace?.x[0], trace?.x.at(-1), trace?.stats.min, trace?.stats.max],
    [-1.7e308, 1.7e308, -1.7e308, 1.7e308],
  );
});

const query = (more: Partial<SeriesQuery>): SeriesQuery => ({
  experiments: ['a', 'b'],
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 500,
  wait: true,
  ...more,
});

const log = (time: number, data: string): string => `{"type": "log", "timestamp": ${time}, "data": ${data}}\n`;
const reading = new Reading(
  new MemoryFiles('crafted', [
    [
      'experiments/a.jsonl',
      `{"type": "metadata", "start_time": 100}\n${log(101.5, '{"loss": 1}')}${log(103, '{"loss": 2}')}`,
    ],
    ['experiments/b.jsonl', `${log(NaN, '{"loss": 2}')}${log(50, '{"acc": 2}')}${log(60, '{"loss": 3}')}`],
    ['experiments/c.jsonl', `${logLine('{"other": 1}')}\n`],
    ['resources/a_resources.jsonl', '{"timestamp": 104, "cpu_percent": 5}\n{"timestamp": 99, "cpu_percent": 6}\n'],
  ]),
);

test('answers in the order of the query, with no trace for what has no point', async () => {
  const { traces, complete } = await reading.logbook.series(query({ experiments: ['b', 'nobody', 'c', 'a'] }));
  assert.deepEqual([traces.map(({ id }) => id), complete], [['b', 'a'], true]);
  assert.deepEqual((await reading.logbook.series(query({ metric: 'nothing' }))).traces, []);
});

test("counts time in seconds from the experiment's start, or from its first time", async () => {
  const { traces } = await reading.logbook.series(query({ x: 'time' }));
  assert.deepEqual(
    traces.map(({ x, y }) => [[...x], [...y]]),
    [
      [
        [1.5, 3],
        [1, 2],
      ],
      [[10], [3]],
    ],
  );
  // The point without a time is counted, and has no place on the axis.
  assert.deepEqual(
    traces.map(({ stats }) => stats.count),
    [2, 2],
  );
});

test('draws resource metrics, where the clock was set back in two segments', async () => {
  const { traces } = await reading.logbook.series(query({ source: 'resources', metric: 'cpu_percent', x: 'time' }));
  assert.deepEqual(
    traces.map(({ id, x, segments, rewinds }) => [id, [...x], [...segments], rewinds]),
    [['a', [4, -1], [0, 1], 1]],
  );
});

test('waits for nothing unless it is told to, and says what is not complete', async () => {
  const files = new MemoryFiles('crafted', [['experiments/a.jsonl', log(1, '{"loss": 1}')]]);
  const { logbook } = new Reading(files);
  const early = await logbook.series(query({ wait: false }));
  assert.equal(early.complete, early.traces.length > 0 && early.traces.every(({ complete }) => complete));
  const whole = await logbook.series(query({}));
  assert.deepEqual([whole.complete, whole.traces.map(({ complete, y }) => [complete, [...y]])], [true, [[true, [1]]]]);
});
