import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { Rows } from './rows.js';
import { xValuesOf } from './x-values.js';

/** Rows of a step and the values of some metrics. */
function rowsOf(...rows: [step: number, values: Record<string, number>][]): Rows {
  const all = new Rows();
  for (const [step, values] of rows) {
    all.add(step, 1000 + step);
    for (const [metric, value] of Object.entries(values)) all.put(metric, value);
  }
  return all;
}

const xOf = (rows: Rows, x: Parameters<typeof xValuesOf>[2]): number[] => [
  ...xValuesOf(rows, rows.metrics.get('loss')!, x, 990),
];

test('x is the step, seconds since the start, or the clock', () => {
  const rows = rowsOf([3, { loss: 1 }], [4, { other: 1 }], [7, { loss: 2 }]);
  assert.deepEqual(
    [xOf(rows, 'step'), xOf(rows, 'time'), xOf(rows, 'clock')],
    [
      [3, 7],
      [13, 17],
      [1003, 1007],
    ],
  );
});

test('x is what another metric was in the same row, or else at the same step', () => {
  const rows = rowsOf(
    [1, { tokens: 10 }],
    [1, { loss: 1 }],
    [2, { tokens: 20, loss: 2 }],
    [3, { loss: 3 }],
    [3, { tokens: 30 }],
    [4, { loss: 4 }],
    [6, { tokens: 60 }],
    [1, { loss: 5 }],
  );
  assert.deepEqual(xOf(rows, 'metric:tokens'), [10, 20, 30, NaN, 10]);
  assert.deepEqual(xOf(rows, 'metric:nothing'), [NaN, NaN, NaN, NaN, NaN]);
  assert.deepEqual(xOf(rows, 'metric:loss'), [1, 2, 3, 4, 5]);
});

test('of several rows at the same step the nearest counts', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const kinds = ['tokens', 'loss', 'both', 'neither'];
    const logged = Array.from({ length: 40 }, (_, row) => ({
      row,
      step: random() < 0.5 ? Math.floor(random() * 12) : Math.floor(row / 3),
      kind: kinds[Math.floor(random() * kinds.length)]!,
    }));
    logged.push({ row: logged.length, step: 0, kind: 'loss' });
    const has = (kind: string, metric: string): boolean => kind === metric || kind === 'both';
    const rows = rowsOf(
      ...logged.map(({ row, step, kind }): [number, Record<string, number>] => [
        step,
        {
          ...(has(kind, 'tokens') && { tokens: row }),
          ...(has(kind, 'loss') && { loss: row }),
        },
      ]),
    );
    const expected = logged
      .filter(({ kind }) => has(kind, 'loss'))
      .map(({ row, step }) => {
        const candidates = logged.filter((other) => other.step === step && has(other.kind, 'tokens'));
        candidates.sort((one, other) => Math.abs(one.row - row) - Math.abs(other.row - row) || one.row - other.row);
        return candidates[0]?.row ?? NaN;
      });
    assert.deepEqual(xOf(rows, 'metric:tokens'), expected, `seed ${seed}`);
  }
});
