import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { bandOf } from './bands.js';
import { groupLineOf, type GroupLine } from './group-line.js';
import { lineOf } from './line.js';
import { Rows } from './rows.js';
import type { Band, BandKind, Scale, SeriesQuery } from './series-query.js';
import { isAbandoned, type Point } from './testing/random-run.js';
import { Turns } from './turns.js';

type Query = Pick<SeriesQuery, 'window' | 'widthPx' | 'xScale' | 'yScale' | 'band'>;

const whole: Query = { window: null, widthPx: 1e9 };

function rowsOf(points: readonly Point[]): Rows {
  const rows = new Rows();
  for (const { x, y } of points) {
    rows.add(x, NaN);
    rows.put('v', y);
  }
  return rows;
}

function groupLine(points: readonly Point[], id = 'id'): GroupLine {
  const rows = rowsOf(points);
  const column = rows.metrics.get('v');
  return groupLineOf(id, column ? lineOf(rows, column, 'step', 0, null) : null, true);
}

const bandOfPoints = (experiments: readonly Point[][], query: Partial<Query> = {}): Promise<Band | null> =>
  bandOf(
    'group',
    experiments.map((points) => groupLine(points)),
    { ...whole, ...query },
    new Turns(),
    undefined,
  );

/** Experiments that log now and then, at their own steps or the same, with values that are not finite; some go back. */
function randomGroup(random: () => number): Point[][] {
  const every = random() < 0.5 ? 1 : 3;
  const ofRewinds = random() < 0.3 ? 0.05 : 0;
  const ofNonFinite = random() < 0.3 ? 0.1 : 0;
  return Array.from({ length: 1 + Math.floor(random() * 5) }, () => {
    let x = Math.floor(random() * 30) - 10;
    return Array.from({ length: Math.floor(random() * 60) }, () => {
      x += random() < ofRewinds ? -Math.floor(random() * 30) : random() < 0.1 ? 0 : every * Math.ceil(random() * 2);
      return { x, y: random() < ofNonFinite ? NaN : Math.round(random() * 100) - 20 };
    });
  });
}

/** What counts of a run: at each x the last point, of those that no later part of the run came back to. */
function kept(points: Point[]): Point[] {
  return points.filter((point, index) => !isAbandoned(points, index) && points[index + 1]?.x !== point.x);
}

/** The value of a run at x: that of its point, or what is between the points on both sides, if both are finite. */
function valueAt(points: Point[], x: number): number | null {
  const right = points.findIndex((point) => point.x >= x);
  if (right < 0) return null;
  const { x: toX, y: toY } = points[right]!;
  if (toX === x) return Number.isFinite(toY) ? toY : null;
  const from = points[right - 1];
  if (!from || !Number.isFinite(from.y + toY)) return null;
  return from.y + ((toY - from.y) * (x - from.x)) / (toX - from.x);
}

interface Spread {
  x: number;
  mean: number;
  low: number;
  high: number;
}

function slowly(experiments: Point[][], kind: BandKind): Spread[] {
  const runs = experiments.map(kept);
  const xs = new Set(runs.flatMap((points) => points.filter(({ y }) => Number.isFinite(y)).map(({ x }) => x)));
  return [...xs]
    .sort((one, other) => one - other)
    .map((x) => {
      const values = runs.map((points) => valueAt(points, x)).filter((value) => value !== null);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      if (kind === 'range') return { x, mean, low: Math.min(...values), high: Math.max(...values) };
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const deviation = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
      const away = kind === 'std' ? deviation : deviation / Math.sqrt(values.length);
      return { x, mean, low: mean - away, high: mean + away };
    });
}

function pointsOf(band: Band): Spread[] {
  return [...band.x].map((x, index) => ({ x, mean: band.y[index]!, low: band.low[index]!, high: band.high[index]! }));
}

const kinds: BandKind[] = ['std', 'sem', 'range'];

test('the mean, and what is around it, are those of all values at each x, in between on straight lines', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const experiments = randomGroup(random);
    const kind = kinds[seed % 3]!;
    const band = await bandOfPoints(experiments, { band: kind });
    const expected = slowly(experiments, kind);
    assert.equal(band?.count ?? 0, experiments.filter(({ length }) => length > 0).length, `seed ${seed}`);
    const found = band ? pointsOf(band) : [];
    assert.equal(found.length, expected.length, `seed ${seed}`);
    found.forEach((spread, index) => {
      for (const key of ['x', 'mean', 'low', 'high'] as const) {
        const away = Math.abs(spread[key] - expected[index]![key]);
        assert.ok(away <= 1e-12 * 100, `${key}: ${spread[key]} instead of ${expected[index]![key]}, seed ${seed}`);
      }
    });
    if (!band || expected.length === 0) continue;
    const means = [...band.y];
    assert.deepEqual(band.stats, {
      min: Math.min(...means),
      max: Math.max(...means),
      last: means.at(-1),
      lastX: band.x.at(-1),
      xMin: band.x[0],
      xMax: band.x.at(-1),
    });
  }
});

test('a mean is broken where no experiment goes from one x to the next, and nowhere else', async () => {
  for (let seed = 1; seed <= 300; seed++) {
    const experiments = randomGroup(seededRandom(seed));
    const band = await bandOfPoints(experiments);
    if (!band) continue;
    const runs = experiments.map(kept);
    const starts = [...band.x.keys()].filter((index) => {
      const middle = (band.x[index - 1]! + band.x[index]!) / 2;
      return index === 0 || runs.every((points) => valueAt(points, middle) === null);
    });
    assert.deepEqual([...band.segments], starts, `seed ${seed}`);
  }
});

test('as few points as are drawn show every extreme of the mean and of both edges, on any scale', async () => {
  const scales: Scale[] = ['linear', 'log'];
  let left = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const random = seededRandom(seed);
    const experiments = randomGroup(random);
    const [xScale, yScale] = [scales[seed % 2]!, scales[(seed >> 1) % 2]!];
    const [from, to] = [1, 90];
    const widthPx = [1, 3, 10][seed % 3]!;
    const band = await bandOfPoints(experiments, { xScale, yScale, window: [from, to], widthPx });
    const full = await bandOfPoints(experiments);
    if (!band || !full) continue;
    const scaled = (x: number): number => (xScale === 'log' ? Math.log(x) : x / 2);
    const pixelOf = (x: number): number =>
      Math.min(widthPx - 1, Math.floor(((scaled(x) - scaled(from)) / (scaled(to) - scaled(from))) * widthPx));
    const spansOf = (points: Spread[]): unknown => {
      const shown = points.filter(({ x, mean }) => x >= from && x <= to && (yScale === 'linear' || mean > 0));
      return Array.from({ length: widthPx }, (_, pixel) => {
        const inPixel = shown.filter(({ x }) => pixelOf(x) === pixel);
        return (['mean', 'low', 'high'] as const).map((key) => {
          const values = inPixel.map((spread) => spread[key]);
          return [Math.min(...values), Math.max(...values)];
        });
      });
    };
    assert.deepEqual(spansOf(pointsOf(band)), spansOf(pointsOf(full)), `seed ${seed}`);
    if (band.x.length < full.x.length) left += 1;
  }
  assert.ok(left > 100, `${left} bands had points that need not be drawn`);
});

test('says whether values in between had to be taken', async () => {
  const line = (...xs: number[]): Point[] => xs.map((x) => ({ x, y: x }));
  const interpolated = async (...experiments: Point[][]): Promise<boolean | undefined> =>
    (await bandOfPoints(experiments))?.interpolated;
  assert.equal(await interpolated(line(1, 2, 3), line(1, 2, 3)), false);
  assert.equal(await interpolated(line(1, 2), line(2, 3, 4)), false);
  assert.equal(await interpolated(line(1, 3), line(1, 2, 3)), true);
});

test('a single experiment is its own mean, without any deviation', async () => {
  const band = await bandOfPoints([[1, 2, 4].map((y, x) => ({ x, y }))]);
  assert.deepEqual(
    [band?.y, band?.low, band?.high].map((values) => [...values!]),
    [
      [1, 2, 4],
      [1, 2, 4],
      [1, 2, 4],
    ],
  );
});

test('is null where no experiment has a point, and empty where none has a place', async () => {
  assert.equal(await bandOfPoints([[], []]), null);
  assert.equal(await bandOfPoints([]), null);
  const band = await bandOfPoints([[{ x: 1, y: NaN }], []]);
  assert.deepEqual([band?.count, band?.x.length, band?.stats.last], [1, 0, NaN]);
});

test('where x is a metric that goes back and forth, points are taken by x', async () => {
  const rows = new Rows();
  [5, 1, 3].forEach((lr, step) => {
    rows.add(step, NaN);
    rows.put('lr', lr);
    rows.put('v', lr * 10);
  });
  const line = groupLineOf('a', lineOf(rows, rows.metrics.get('v')!, 'metric:lr', 0, null), true);
  assert.deepEqual([[...line.x], [...line.y], [...line.segments]], [[1, 3, 5], [10, 30, 50], [0]]);
});

test('the largest numbers have a mean, and edges that are finite', async () => {
  const experiments = [1.7e308, -1.7e308, 1.7e308].map((y) => [0, 2].map((x) => ({ x, y: x === 0 ? y : -y })));
  const band = await bandOfPoints([...experiments, [{ x: 1, y: 0 }]]);
  assert.ok([band!.y, band!.low, band!.high].every((values) => values.every(Number.isFinite)));
});
