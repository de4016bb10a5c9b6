import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleLoop } from './sample-loop.js';

const end = new Error('the test has seen enough');

/** Runs the loop for some waits, and gives how long each was, and what was warned of. */
async function watch(
  count: number,
  intervalMs: number,
  sample: () => Promise<void>,
): Promise<{ waits: number[]; warnings: string[] }> {
  const waits: number[] = [];
  const warnings: string[] = [];
  const wait = async (ms: number): Promise<void> => {
    if (waits.length === count) throw end;
    waits.push(ms);
  };
  const loop = sampleLoop({ sample, wait, warn: (message) => warnings.push(message), intervalMs });
  await assert.rejects(loop, (error) => error === end);
  return { waits, warnings };
}

test('takes the first sample soon, and then one an interval', async () => {
  let samples = 0;
  const { waits, warnings } = await watch(4, 10_000, async () => void samples++);
  assert.deepEqual(waits, [250, 10_000, 10_000, 10_000]);
  assert.equal(samples, 4);
  assert.deepEqual(warnings, []);
});

test('fault 14: never spins: it waits longer after each failure in a row, and warns once', async () => {
  const { waits, warnings } = await watch(12, 10_000, async () => {
    throw new Error('the folder is gone');
  });
  assert.deepEqual(waits.slice(0, 5), [250, 20_000, 40_000, 80_000, 160_000]);
  assert.deepEqual(waits.slice(-2), [600_000, 600_000]);
  assert.deepEqual(warnings, ['resources are not tracked for now: the folder is gone']);
});

test('goes on as before when a sample works again, and does not warn again', async () => {
  const works = [true, false, false, true, false];
  const { waits, warnings } = await watch(6, 1000, async () => {
    if (works.shift() === false) throw new Error('no');
  });
  assert.deepEqual(waits, [250, 1000, 2000, 4000, 1000, 2000]);
  assert.equal(warnings.length, 1);
});

test('never waits less than an interval after a failure, however long that is', async () => {
  const hour = 3_600_000;
  const { waits } = await watch(2, hour, async () => assert.fail('no'));
  assert.deepEqual(waits, [250, hour]);
});
