import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, Reading } from '../../e2e/oracle/reading.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { Rows } from './rows.js';
import { NonFinite, type SeriesQuery, type Trace } from './logbook.js';
import { MemoryFiles } from './memory-files.js';
import { lineOf } from './line.js';
import { traceOf, type DrawingQuery } from './series.js';

type Query = DrawingQuery & Pick<SeriesQuery, 'x' | 'quantiles'>;

/** The trace of a metric `v`, whole and over its steps where nothing else is said. */
function traceOfRows(rows: Rows, query: Partial<Query>, smoothed: Float64Array | null = null): Trace | null {
  const column = rows.metrics.get('v');
  if (!column || column.length === 0) return null;
  const line = lineOf(rows, column, query.x ?? 'step', 0, smoothed);
  return traceOf('id', line, { window: null, widthPx: 100, ...query }, true);
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
 * The unbroken stretches of a run: they end at values that are not finite or have no place, where x goes back, and where
 * those that are abandoned begin, with the point before.
 */
function stretchesOf(points: Point[], isPlaced: (point: Point) => boolean): Stretch[] {
  const stretches: Stretch[] = [];
  points.forEach((point, index) => {
    if (!isPlaced(point)) return;
    const before = points[index - 1];
    const goesOn = before !== undefined && isPlaced(before) && before.x <= point.x;
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

/** @param query its window is that of all points where it has none */
function assertDrawsEveryExtreme(points: Point[], trace: Trace, query: DrawingQuery): void {
  const { widthPx, xScale, yScale } = query;
  const hasPlace = ({ x }: Point): boolean => xScale === 'linear' || x > 0;
  const isPlaced = (point: Point): boolean =>
    Number.isFinite(point.y) && hasPlace(point) && (yScale === 'linear' || point.y > 0);
  const xs = points.filter(hasPlace).map(({ x }) => x);
  const [start, to] = query.window ?? [Math.min(...xs), Math.max(...xs)];
  const from = xScale === 'log' && start <= 0 ? Math.min(...xs) : start;
  const inWindow = ({ x }: Point): boolean => x >= from && x <= to;
  const scaled = (x: number): number => (xScale === 'log' ? Math.log(x) : x);
  const pixelOf = (x: number): number => {
    const share = (scaled(x) - scaled(from)) / (scaled(to) - scaled(from));
    return to > from ? Math.min(widthPx - 1, Math.floor(share * widthPx)) : 0;
  };
  const crosses = (stretch: Point[]): boolean => stretch.some(({ x }) => x < from) && stretch.some(({ x }) => x > to);
  const stretches = stretchesOf(points, isPlaced).filter(({ points: all }) => all.some(inWindow) || crosses(all));
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
    // The run comes to no pixel column where it has no place.
    if (!isPlaced(point) && (Number.isFinite(y) || !hasPlace(point))) return;
    const entered = x < from ? -1 : x > to ? widthPx : pixelOf(x);
    if (entered !== pixel || points.length <= widthPx) marked.clear();
    pixel = entered;
    if (Number.isFinite(y) || !hasPlace(point) || !inWindow(point) || marked.has(kindOf(y))) return;
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
  assert.equal(trace.unplaced, points.filter((point) => Number.isFinite(point.y) && !isPlaced(point)).length);
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
