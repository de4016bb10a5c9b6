import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import type { MetricColumn } from './metric-column.js';
import { Rows } from './rows.js';
import type { SeriesX, Smoothing } from './series-query.js';
import { SmoothedColumns } from './smoothed-columns.js';
import { smootherOf } from './smoothing.js';

const methods: Smoothing[] = [
  { method: 'ema', weight: 0.9 },
  { method: 'time-ema', halfLife: 7 },
  { method: 'gaussian', sigma: 3 },
  { method: 'mean', points: 5 },
];

/** A metric `v` of a run that goes back and is not finite now and then; some rows have no time. */
function addRows(rows: Rows, random: () => number, count: number): void {
  for (let index = 0; index < count; index++) {
    const step = random() < 0.05 ? Math.floor(random() * rows.count) : (rows.lastStep ?? 0) + 1;
    rows.add(step, random() < 0.1 ? NaN : 1000 + step * 2);
    if (random() < 0.9) rows.put('v', random() < 0.05 ? Infinity : random());
  }
}

function columnOf(rows: Rows): MetricColumn {
  return rows.metrics.get('v')!;
}

function smoothedOf(known: SmoothedColumns, rows: Rows, x: SeriesX, smoothing: Smoothing): number[] {
  const smoothed = known.of(columnOf(rows), x, smoothing);
  while (!smoothed.advance(rows, columnOf(rows)));
  return [...smoothed.values];
}

/** Stretch by stretch. */
function slowly(rows: Rows, x: SeriesX, smoothing: Smoothing): number[] {
  const column = columnOf(rows);
  const smoother = smootherOf(smoothing);
  let before: number | null = null;
  return [...column.values.toArray()].map((value, index) => {
    const row = column.rowAt(index);
    const progress = x === 'step' ? rows.steps.at(row) : rows.times.at(row);
    if (!Number.isFinite(progress)) return value;
    if (!Number.isFinite(value)) {
      before = null;
      return value;
    }
    if (before === null || progress < before) {
      smoother.restart();
      before = progress;
    }
    const gap = progress - before;
    before = progress;
    return smoother.next(value, gap);
  });
}

for (const smoothing of methods) {
  test(`${smoothing.method} begins anew after what is not finite and where the run goes back`, () => {
    const rows = new Rows();
    addRows(rows, seededRandom(1), 500);
    for (const x of ['step', 'time'] as const) {
      assert.deepEqual(smoothedOf(new SmoothedColumns(), rows, x, smoothing), slowly(rows, x, smoothing));
    }
  });

  test(`${smoothing.method} of what has grown is the same as of all at once, and changes nothing that was there`, () => {
    const random = seededRandom(2);
    const rows = new Rows();
    const known = new SmoothedColumns();
    let before: number[] = [];
    for (let times = 0; times < 20; times++) {
      addRows(rows, random, Math.floor(random() * 60) + 1);
      const found = smoothedOf(known, rows, 'step', smoothing);
      assert.deepEqual(found, slowly(rows, 'step', smoothing));
      assert.deepEqual(found.slice(0, before.length), before);
      before = found;
    }
  });
}

test('of rows that were taken back and read again, nothing old is left', () => {
  const random = seededRandom(3);
  const rows = new Rows();
  const known = new SmoothedColumns();
  const [smoothing] = methods as [Smoothing];
  for (let times = 0; times < 10; times++) {
    addRows(rows, random, 50);
    smoothedOf(known, rows, 'step', smoothing);
    rows.truncate(Math.floor(rows.count * 0.8));
    addRows(rows, random, 10);
    assert.deepEqual(smoothedOf(known, rows, 'step', smoothing), slowly(rows, 'step', smoothing));
  }
});

test('what is asked for again is smoothed once, as long as there is room', () => {
  const runs = Array.from({ length: 4 }, (_, index) => {
    const rows = new Rows();
    addRows(rows, seededRandom(index), 120);
    return rows;
  });
  const [smoothing, other] = methods as [Smoothing, Smoothing];
  const known = new SmoothedColumns(3 * 120);
  const of = (run: number, how = smoothing): unknown => known.of(columnOf(runs[run]!), 'step', how);
  const [first, second, third] = [of(0), of(1), of(2)];
  assert.deepEqual([of(0) === first, of(1) === second], [true, true]);
  // The third was asked for longest ago.
  of(3);
  assert.deepEqual([of(0) === first, of(1) === second, of(2) === third], [true, true, false]);
  assert.notEqual(of(1, other), second);
});
