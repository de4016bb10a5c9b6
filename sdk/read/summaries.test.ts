import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logPath, logLine, Reading } from '../../e2e/oracle/reading.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import type { MetricSummary } from './logbook.js';
import { MemoryFiles } from './memory-files.js';
import { Rows } from './rows.js';
import { summariesOf } from './summaries.js';

interface Point {
  step: number;
  value: number;
}

const specials = [NaN, Infinity, -Infinity, 0, -0, 5, -5];

/** The figures of `v`, counted afresh. */
function expectedOf(points: Point[]): MetricSummary[] {
  const last = points.at(-1);
  if (!last) return [];
  const values = points.map(({ value }) => value);
  const finite = values.filter(Number.isFinite);
  const min = finite.length > 0 ? Math.min(...finite) : NaN;
  const max = finite.length > 0 ? Math.max(...finite) : NaN;
  // Comparing takes -0 and 0 for one, and so the first of them is the lowest and the highest.
  const first = (sought: number): Point | undefined => points.find(({ value }) => value === sought);
  return [
    {
      id: 'a',
      metric: 'v',
      count: points.length,
      nan: values.filter(Number.isNaN).length,
      positiveInfinity: values.filter((value) => value === Infinity).length,
      negativeInfinity: values.filter((value) => value === -Infinity).length,
      min: first(min)?.value ?? NaN,
      minStep: first(min)?.step ?? NaN,
      max: first(max)?.value ?? NaN,
      maxStep: first(max)?.step ?? NaN,
      last: last.value,
      lastStep: last.step,
      complete: true,
    },
  ];
}

test('tells the figures of all points there are, whatever came, went or was put anew since it was asked last', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const rows = new Rows();
    const points: (Point | null)[] = [];
    const put = (): void => {
      const value = random() < 0.3 ? specials[Math.floor(random() * specials.length)]! : random() * 10 - 5;
      rows.put('v', value);
      points[points.length - 1] = { step: rows.steps.at(rows.count - 1), value };
    };
    for (let turn = 0; turn < 40; turn++) {
      const what = random();
      if (what < 0.7) {
        rows.add(Math.floor(random() * 100), 0);
        points.push(null);
        if (random() < 0.8) put();
        // A name that comes twice in a row: the last one wins.
        if (random() < 0.2) put();
      } else if (what < 0.8 && points.length > 0) {
        put();
      } else if (what < 0.9) {
        points.length = Math.floor(random() * (points.length + 1));
        rows.truncate(points.length);
      }
      if (random() < 0.5) continue;
      const found = [...summariesOf('a', rows, null, true)];
      assert.deepEqual(found, expectedOf(points.filter((point) => point !== null)), `seed ${seed}`);
    }
  }
});

test('goes on with what it has counted, and what it gave out before stays as it was', () => {
  const rows = new Rows();
  const log = (value: number): void => {
    rows.add(undefined, 0);
    rows.put('v', value);
  };
  log(1);
  const [before] = [...summariesOf('a', rows, ['v'], true)];
  log(2);
  const column = rows.metrics.get('v')!;
  const looked: number[] = [];
  const at = column.values.at.bind(column.values);
  column.values.at = (index) => {
    looked.push(index);
    return at(index);
  };
  const [after] = [...summariesOf('a', rows, ['v'], true)];
  assert.deepEqual([before?.count, before?.max, after?.count, after?.max, after?.maxStep], [1, 1, 2, 2, 1]);
  assert.deepEqual(looked, [1]);
});

test('an end that was read before it was whole is counted once', async () => {
  const line = (loss: number): string => logLine(`{"loss": ${loss}}`);
  const files = new MemoryFiles('crafted', [[logPath, `${line(1)}\n${line(9)}`]]);
  const { logbook } = new Reading(files);
  const loss = async (): Promise<unknown> => {
    const { items } = await logbook.experiments({ wait: true });
    const query = { experiments: items.map(({ id }) => id), metrics: ['loss'], wait: true };
    const { complete, summaries } = await logbook.summaries({ ...query, source: 'log' });
    return [complete, ...summaries.map(({ count, max, maxStep, last }) => ({ count, max, maxStep, last }))];
  };
  assert.deepEqual(await loss(), [true, { count: 2, max: 9, maxStep: 1, last: 9 }]);
  files.append(logPath, `\n${line(3)}\n`);
  assert.deepEqual(await loss(), [true, { count: 3, max: 9, maxStep: 1, last: 3 }]);
});

test('waits for nothing unless it is told to, and says what is not complete', async () => {
  const { logbook } = new Reading(new MemoryFiles('crafted', [[logPath, `${logLine('{"loss": 1}')}\n`]]));
  const [id] = (await logbook.experiments()).items.map((item) => item.id);
  const query = { experiments: [id!], source: 'log', metrics: null } as const;
  const early = await logbook.summaries({ ...query, experiments: [id!] });
  assert.equal(early.complete, early.summaries.length > 0 && early.summaries.every(({ complete }) => complete));
  const whole = await logbook.summaries({ ...query, experiments: [id!], wait: true });
  assert.deepEqual(
    [whole.complete, whole.summaries.map(({ complete, last }) => [complete, last])],
    [true, [[true, 1]]],
  );
});
