import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepColumn } from './step-column.js';

const rewindsOf = (steps: number[]): number =>
  steps.filter((step, index) => index > 0 && step < steps[index - 1]!).length;
const all = (column: StepColumn): number[] => Array.from({ length: column.length }, (_, index) => column.at(index));

/** Steps given in batches of this size; 0 is one by one. */
function columnOf(steps: number[], batch: number): StepColumn {
  const column = new StepColumn();
  if (batch === 0) for (const step of steps) column.push(step);
  else {
    for (let at = 0; at < steps.length; at += batch) column.extend(Float64Array.from(steps.slice(at, at + batch)));
  }
  return column;
}

const counting: [name: string, (index: number) => number][] = [
  ['0, 1, 2, …', (index) => index],
  ['every hundredth', (index) => 1000 + 100 * index],
  ['backwards', (index) => 7 - index],
  ['always the same', () => 3],
  ['in halves', (index) => index / 2],
];

for (const [name, stepOf] of counting) {
  test(`takes no memory for steps that count: ${name}`, () => {
    const steps = Array.from({ length: 20_000 }, (_, index) => stepOf(index));
    for (const batch of [0, 1, 2, 3, 512]) {
      const column = columnOf(steps, batch);
      assert.deepEqual([column.sizeBytes, column.highest], [0, Math.max(...steps)]);
      assert.equal(column.rewinds, rewindsOf(steps));
      assert.deepEqual(all(column), steps);
    }
  });
}

const others: [name: string, steps: number[]][] = [
  ['no step', []],
  ['one', [5]],
  ['a zero with a sign', [-0]],
  ['a zero with a sign, later', [1, -0]],
  ['steps that go back', [0, 1, 2, 1, 2, 3]],
  ['a gap', [0, 1, 2, 4]],
  ['tenths, whose sums are not exact', Array.from({ length: 50 }, (_, index) => index / 10)],
  ['steps beyond 2^53', Array.from({ length: 50 }, (_, index) => 2 ** 53 + index)],
  ['strides that no double holds', [-1.7e308, 1.7e308, 0]],
];

for (const [name, steps] of others) {
  test(`gives back every step: ${name}`, () => {
    for (const batch of [0, 1, 2, 3, 512]) {
      const column = columnOf(steps, batch);
      assert.deepEqual(all(column), steps);
      assert.equal(column.highest, steps.length > 0 ? Math.max(...steps) : null);
      assert.equal(column.rewinds, rewindsOf(steps));
    }
  });

  test(`goes on after it was shortened: ${name}`, () => {
    for (const batch of [1, 3, 512]) {
      for (let length = 0; length <= steps.length; length++) {
        const column = columnOf(steps, batch);
        column.truncate(length);
        assert.equal(column.highest, length > 0 ? Math.max(...steps.slice(0, length)) : null);
        column.extend(Float64Array.of(9, 8));
        column.push(7);
        const now = [...steps.slice(0, length), 9, 8, 7];
        assert.deepEqual([all(column), column.rewinds], [now, rewindsOf(now)]);
      }
    }
  });
}
