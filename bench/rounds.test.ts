import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interleave, median } from './rounds.js';

test('sides take turns, in the other order every other round, and the first round does not count', async () => {
  const order: string[] = [];
  const side = (name: string) => async () => ({ ms: order.push(name) });
  const sides = new Map([
    ['ours', side('ours')],
    ['theirs', side('theirs')],
  ]);
  const outcomes = await interleave(sides, { rounds: 3 });
  assert.deepEqual(order, ['ours', 'theirs', 'theirs', 'ours', 'ours', 'theirs', 'theirs', 'ours']);
  assert.deepEqual(Object.fromEntries(outcomes), {
    ours: [{ ms: 4 }, { ms: 5 }, { ms: 8 }],
    theirs: [{ ms: 3 }, { ms: 6 }, { ms: 7 }],
  });
});

test('a side that fails is not run again, and the others go on', async () => {
  let runs = 0;
  const sides = new Map([
    ['broken', async () => Promise.reject(new Error(`broken ${++runs}`))],
    ['whole', async () => ({ ms: 1 })],
  ]);
  const outcomes = await interleave(sides, { rounds: 2 });
  assert.deepEqual(outcomes.get('broken'), new Error('broken 1'));
  assert.deepEqual(outcomes.get('whole'), [{ ms: 1 }, { ms: 1 }]);
});

test('the median is the middle value, or the mean of the two in the middle', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([9, 1, 5, 7]), 6);
  assert.equal(median([2]), 2);
});
