import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ends } from './ends.js';

test('all that was begun ends, the last first, and once, even where one of them fails', async () => {
  const ended: number[] = [];
  const ends = new Ends();
  ends.after(() => void ended.push(1));
  ends.after(() => Promise.reject(new Error('it would not end')));
  ends.after(async () => void ended.push(3));
  await assert.rejects(ends.end(), /it would not end/);
  assert.deepEqual(ended, [3, 1]);
  await ends.end();
  assert.deepEqual(ended, [3, 1]);
});
