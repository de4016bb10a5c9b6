import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, read } from '../../e2e/oracle/reading.js';

/** The steps of the metric `v`, logged with these steps as JSON; null is none. */
async function stepsOf(...steps: (string | null)[]): Promise<number[] | undefined> {
  const rows = steps.map((step, index) =>
    logLine(step === null ? `{"v": ${index}}` : `{"step": ${step}, "v": ${index}}`),
  );
  const points = (await read(rows.map((row) => `${row}\n`).join('')).points()).v;
  // No point is ever dropped or reordered.
  assert.deepEqual(
    points?.map(({ value }) => value),
    steps.map((_, index) => index),
  );
  return points?.map(({ step }) => step);
}

test('keeps steps that repeat', async () => {
  assert.deepEqual(await stepsOf('0', '1', '1', '1', '2'), [0, 1, 1, 1, 2]);
});

test('keeps steps that go back', async () => {
  assert.deepEqual(await stepsOf('0', '1', '2', '1', '2', '3'), [0, 1, 2, 1, 2, 3]);
});

test('keeps fractional, negative and huge steps', async () => {
  const steps = ['0.5', '-3', '-0.25', '1e300', '10000000000000000000000003', '-0', '5e-324'];
  const found = await stepsOf(...steps);
  assert.deepEqual(found, [0.5, -3, -0.25, 1e300, 1e25, -0, 5e-324]);
});

for (const step of [
  null,
  'NaN',
  'Infinity',
  '-Infinity',
  '1e400',
  '9'.repeat(400),
  '"5"',
  '"text"',
  'true',
  'false',
  'null',
  '[5]',
  '{"a": 5}',
]) {
  test(`takes the row's position where the step is ${step === null ? 'missing' : step.slice(0, 20)}`, async () => {
    assert.deepEqual(await stepsOf('100', step, step, '7', step), [100, 1, 2, 7, 4]);
  });
}

test("counts all log lines before it for a row's position, also those without the metric, not other lines", async () => {
  const log = [
    '{"type": "metadata", "status": "running"}',
    logLine('{"other": 1}'),
    'broken',
    '',
    '{"type": "new"}',
    logLine('{"_images": []}'),
    logLine('5'),
    logLine('{"v": 1}'),
    `{"type": "lo${logLine('{"v": 2}')}`,
    logLine('{"v": 3}'),
  ];
  const points = await read(`${log.join('\n')}\n`).points();
  assert.deepEqual(
    points.v?.map(({ step }) => step),
    [3, 4, 5],
  );
});

test('tells the highest step so far', async () => {
  const log = ['{"step": 3, "v": 1}', '{"step": 10, "v": 1}', '{"step": 4, "v": 1}'].map((row) => `${logLine(row)}\n`);
  assert.equal((await read(log.join('')).experiment()).lastStep, 10);
  assert.equal((await read('').experiment()).lastStep, null);
  assert.equal((await read(`${logLine('{"step": -5}')}\n`).experiment()).lastStep, -5);
});

test('counts how many times the steps go back', async () => {
  const rows = ['0', '1', '5', '4', '5', '4.5', 'null'].map((step) => `${logLine(`{"step": ${step}, "v": 1}`)}\n`);
  // Without a step, the last one has the place 6.
  assert.equal((await read(rows.join('')).experiment()).rewinds, 2);
});

test('gives NaN for the time of a row that has none', async () => {
  const lines = [
    '"timestamp": 5.25, ',
    '',
    '"timestamp": null, ',
    '"timestamp": "5", ',
    '"timestamp": NaN, ',
    '"timestamp": 1e400, ',
  ];
  const points = await read(lines.map((time) => `{"type": "log", ${time}"data": {"v": 1}}\n`).join('')).points();
  assert.deepEqual(
    points.v?.map(({ time }) => time),
    [5.25, NaN, NaN, NaN, NaN, Infinity],
  );
});
