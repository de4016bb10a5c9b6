import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, Reading } from '../../e2e/oracle/reading.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { Rows } from './rows.js';
import { NonFinite, type SeriesQuery, type Trace } from './logbook.js';
import { MemoryFiles } from './memory-files.js';
import { lineOf } from './line.js';
import { traceOf, type DrawingQuery } from './series.js';

/** The trace of a metric `v` over its steps, whole where nothing is said. */
function traceOfRows(rows: Rows, query: Partial<DrawingQuery & Pick<SeriesQuery, 'quantiles'>>): Trace | null {
  const column = rows.metrics.get('v');
  if (!column || column.length === 0) return null;
  return traceOf('id', lineOf(rows, column, 'step', 0, null), { window: null, widthPx: 100, ...query }, true);
}

interface Point {
  x: number;
  y: number;
}

/** A run as it may be logged: going on, repeating steps, going back, jumping; values that are not finite. */
function randomRun(random: () => number): { rows: Rows; points: Point[] } {
  const rows = new Rows();
  const points: Point[] = [];
  const length = Math.floor(random() * 300);
  const ofNonFinite = random() < 0.5 ? 0.1 : 0;
  const ofRewinds = random() < 0.5 ? 0.05 : 0;
  let step = Math.floor(random() * 100) - 50;
  for (let index = 0; index < length; index++) {
    if (random() < 0.7) step += random() < 0.9 ? 1 : Math.floor(random() * 100);
    if (random() < ofRewinds) step -= Math.floor(random() * 200);
    const nonFinite = [NaN, Infinity, -Infinity][Math.floor(random() * 3)]!;
    const y = random() < ofNonFinite ? nonFinite : Math.round(random() * 40) / (random() < 0.02 ? 1e-3 : 4) - 5;
    rows.add(step, 1000 + step);
    // Not every row has every metric.
    if (random() < 0.1) continue;
    rows.put('v', y);
    points.push({ x: step, y });
  }
  return { rows, points };
}

interface Stretch {
  points: Point[];
  isAbandoned: boolean;
}

/** Whether a later part of the run, which went back, came to where this point is. */
function isAbandoned(points: Point[], index: number): boolean {
  let hasGoneBack = false;
  for (let later = index + 1; later < points.length; later++) {
    hasGoneBack ||= points[later]!.x < points[later - 1]!.x;
    if (hasGoneBack && points[later]!.x <= points[index]!.x) return true;
  }
  return false;
}

/**
 * The unbroken stretches of a run: they end at values that are not finite, where x goes back, and where those that are
 * abandoned begin, with the point before.
 */
function stretchesOf(points: Point[]): Stretch[] {
  const stretches: Stretch[] = [];
  points.forEach((point, index) => {
    if (!Number.isFinite(point.y)) return;
    const before = points[index - 1];
    const goesOn = before !== undefined && Number.isFinite(before.y) && before.x <= point.x;
    const abandoned = isAbandoned(points, index);
    const stretch = stretches.at(-1);
    if (goesOn && stretch?.isAbandoned === abandoned) stretch.points.push(point);
    else stretches.push({ points: goesOn ? [before, point] : [point], isAbandoned: abandoned });
  });
  return stretches;
}

function segmentsOf(trace: Trace): Point[][] {
  const points = [...trace.x].map((x, index): Point => ({ x, y: trace.y[index]! }));
  return [...trace.segments].map((start, index) => points.slice(start, trace.segments[index + 1]));
}

/** The figures that a pixel column must show. */
function spanOf(points: Point[]): unknown {
  const ys = points.map(({ y }) => y);
  return { first: points[0], last: points.at(-1), low: Math.min(...ys), high: Math.max(...ys) };
}

function assertDrawsEveryExtreme(points: Point[], trace: Trace, [from, to]: [number, number], widthPx: number): void {
  const inWindow = ({ x }: Point): boolean => x >= from && x <= to;
  const pixelOf = (x: number): number =>
    to > from ? Math.min(widthPx - 1, Math.floor(((x - from) / (to - from)) * widthPx)) : 0;
  const crosses = (stretch: Point[]): boolean => stretch.some(({ x }) => x < from) && stretch.some(({ x }) => x > to);
  const stretches = stretchesOf(points).filter(({ points: all }) => all.some(inWindow) || crosses(all));
  const expected = stretches.map(({ points: all }) => all);
  const segments = segmentsOf(trace);
  assert.equal(segments.length, expected.length, 'one segment for each stretch in the window');
  assert.deepEqual(
    [...trace.abandoned],
    stretches.map((stretch) => Number(stretch.isAbandoned)),
    'abandoned',
  );
  assert.equal(segments.flat().length, trace.x.length, 'every point is in a segment');

  segments.forEach((segment, index) => {
    const stretch = expected[index]!;
    let at = 0;
    for (const { x, y } of segment) {
      at = stretch.findIndex((point, place) => place >= at && point.x === x && point.y === y) + 1;
      assert.ok(at > 0, 'what is drawn was logged, in that order');
    }
    segment.slice(1).forEach(({ x }, place) => assert.ok(x >= segment[place]!.x, 'x never decreases'));
    assert.deepEqual(
      segment.filter(({ x }) => x < from),
      stretch.filter(({ x }) => x < from).slice(-1),
      'left neighbour',
    );
    assert.deepEqual(
      segment.filter(({ x }) => x > to),
      stretch.filter(({ x }) => x > to).slice(0, 1),
      'right neighbour',
    );
    for (let pixel = 0; pixel < widthPx; pixel++) {
      const inColumn = (point: Point): boolean => inWindow(point) && pixelOf(point.x) === pixel;
      const drawn = segment.filter(inColumn);
      assert.deepEqual(spanOf(drawn), spanOf(stretch.filter(inColumn)), `pixel column ${pixel}`);
      // Where there are no more points than pixel columns, all of them are drawn.
      const few = points.length <= widthPx ? stretch.filter(inColumn).length : 4;
      assert.ok(drawn.length <= few, 'as few points as show it');
    }
  });

  const kindOf = (y: number): number =>
    Number.isNaN(y) ? NonFinite.nan : y > 0 ? NonFinite.positiveInfinity : NonFinite.negativeInfinity;
  const marks: unknown[] = [];
  const marked = new Set<number>();
  let pixel = NaN;
  points.forEach((point, place) => {
    const { x, y } = point;
    const entered = x < from ? -1 : x > to ? widthPx : pixelOf(x);
    if (entered !== pixel || points.length <= widthPx) marked.clear();
    pixel = entered;
    if (Number.isFinite(y) || !inWindow(point) || marked.has(kindOf(y))) return;
    marked.add(kindOf(y));
    const earlier = segments.filter((_, index) => points.indexOf(expected[index]![0]!) < place);
    marks.push([x, kindOf(y), earlier.flat().length]);
  });
  const { nonFinite } = trace;
  assert.deepEqual(
    [...nonFinite.x].map((x, index) => [x, nonFinite.kind[index], nonFinite.before[index]]),
    marks,
    'marks',
  );
}

test('for any run, window and width, what is drawn spans exactly what was logged', () => {
  let drawn = 0;
  let decimated = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const random = seededRandom(seed);
    const { rows, points } = randomRun(random);
    const from = Math.floor(random() * 200) - 80;
    const window = random() < 0.3 ? null : ([from, from + Math.floor(random() * 150)] as [number, number]);
    const widthPx = [1, 2, 3, 7, 20, 64, 500][Math.floor(random() * 7)]!;
    const trace = traceOfRows(rows, { window, widthPx });
    if (!trace) {
      assert.equal(points.length, 0);
      continue;
    }
    const xs = points.map(({ x }) => x);
    assertDrawsEveryExtreme(points, trace, window ?? [Math.min(...xs), Math.max(...xs)], widthPx);
    drawn += trace.x.length;
    if (trace.x.length < points.length) decimated += 1;
  }
  assert.ok(drawn > 10_000 && decimated > 500, `${drawn} points, ${decimated} runs with fewer points than logged`);
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
