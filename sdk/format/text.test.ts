import assert from 'node:assert/strict';
import test from 'node:test';
import type { JsonObject } from './line.js';
import { textRecordOf } from './text.js';

test('a text line keeps its cells and columns as they were logged', () => {
  const rows: JsonObject[] = [{ a: 0, b: false }, { b: null }];
  assert.deepEqual(textRecordOf({ type: 'text', step: 1, timestamp: 2, columns: ['b', 'a'], rows }), {
    step: 1,
    timestamp: 2,
    columns: ['b', 'a'],
    rows,
  });
});

test('what is not as it should be becomes what can be shown', () => {
  assert.deepEqual(textRecordOf({}), { step: null, timestamp: null, columns: [], rows: [] });
  assert.deepEqual(textRecordOf({ step: 'x', columns: 'a', rows: ['hi', { a: 1 }, [2]] }), {
    step: 'x',
    timestamp: null,
    columns: ['text', 'a'],
    rows: [{ text: 'hi' }, { a: 1 }, { text: [2] }],
  });
});
