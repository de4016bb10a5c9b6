import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FloatColumn, IndexColumn } from './columns.js';
import { MetricColumn } from './metric-column.js';
import type { StagedColumn } from './kernel/kernel.js';

/** Values of a batch, as a kernel hands them over. */
function staged(values: number[], rows: number[]): StagedColumn {
  return {
    values: Float64Array.from([...values, -1]),
    rows: Uint32Array.from(rows),
    length: values.length,
  } as StagedColumn;
}

/** More than a block holds. */
const many = 40_000;

test('keeps every value in its place, however it came', () => {
  const column = new FloatColumn();
  const expected: number[] = [];
  for (let count = 0; expected.length < many; count = (count * 7 + 1) % 5000) {
    const values = Array.from({ length: count }, () => Math.random());
    column.extend(Float64Array.from(values));
    expected.push(...values);
    column.push(-expected.length);
    expected.push(-expected.length);
  }
  assert.equal(column.length, expected.length);
  assert.deepEqual([...column.toArray()], expected);
  expected.forEach((value, index) => assert.equal(column.at(index), value));
});

test('takes little memory for few values, and one block more than it needs for many', () => {
  const column = new FloatColumn();
  column.push(1);
  assert.ok(column.sizeBytes <= 256);
  for (let index = 1; index < many; index++) column.push(index);
  assert.ok(column.sizeBytes <= (many + 4096) * 8);
});

test('goes on after it was shortened', () => {
  const column = new IndexColumn();
  for (let index = 0; index < many; index++) column.push(index);
  column.length = 20_000;
  column.push(7);
  assert.equal(column.length, 20_001);
  assert.equal(column.at(19_999), 19_999);
  assert.equal(column.at(20_000), 7);
});

test('forgets what it had when its memory goes to another column', () => {
  const first = new FloatColumn();
  for (let index = 0; index < many; index++) first.push(1);
  first.clear();
  assert.equal(first.length, 0);
  const second = new FloatColumn();
  for (let index = 0; index < many; index++) second.push(2);
  first.push(3);
  assert.deepEqual([...first.toArray()], [3]);
  assert.ok(second.toArray().every((value) => value === 2));
});

test('a metric in every row keeps no rows, and one with gaps knows them', () => {
  const column = new MetricColumn();
  column.extend(5, staged([1, 2], [0, 1]));
  column.put(7, 3);
  const dense = column.sizeBytes;
  assert.deepEqual(
    [0, 1, 2].map((index) => column.rowAt(index)),
    [5, 6, 7],
  );
  column.extend(8, staged([4, 5], [0, 2]));
  assert.ok(column.sizeBytes > dense);
  assert.deepEqual([...column.values.toArray()], [1, 2, 3, 4, 5]);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((index) => column.rowAt(index)),
    [5, 6, 7, 8, 10],
  );
});

test('a metric whose next batch begins later has a gap', () => {
  const column = new MetricColumn();
  column.extend(0, staged([1], [0]));
  column.extend(10, staged([2, 3], [1, 2]));
  assert.deepEqual(
    [0, 1, 2].map((index) => column.rowAt(index)),
    [0, 11, 12],
  );
});
