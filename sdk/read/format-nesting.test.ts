import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, logPath, read, Reading } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';

const levels = 100_000;
const sound = `${logLine('{"loss": 1}')}\n`;
const objects = (inner: string): string => `${'{"a":'.repeat(levels)}${inner}${'}'.repeat(levels)}`;
const arrays = (inner: string): string => `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;
const deepName = Array.from({ length: levels }, () => 'a').join('/');

for (const number of ['1', 'NaN']) {
  test(`reads a row that is 100,000 objects deep, with ${number} inside`, async () => {
    const reading = read(`${logLine(objects(number))}\n${sound}`);
    const item = await reading.experiment();
    assert.deepEqual([item.logCount, item.damagedLines], [2, 0]);
    assert.deepEqual(await reading.values(), { [deepName]: [Number(number)], loss: [1] });
  });

  test(`reads a row with 100,000 arrays, with ${number} inside`, async () => {
    const reading = read(`${logLine(`{"x": ${arrays(number)}, "y": 2}`)}\n${sound}`);
    assert.equal((await reading.experiment()).damagedLines, 0);
    assert.deepEqual(await reading.values(), { y: [2], loss: [1] });
  });
}

test('reads a deep row beside another object on its line, and glued to a torn one', async () => {
  const reading = read(`${logLine(objects('1'))}${sound}{"ty${logLine(objects('2'))}\n`);
  const item = await reading.experiment();
  assert.deepEqual([item.damagedLines, item.faults], [1, []]);
  assert.deepEqual(await reading.values(), { [deepName]: [1, 2], loss: [1] });
});

test('lists an experiment with deep metadata, and its neighbours', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, `{"type": "metadata", "config": ${objects('1')}, "name": "deep"}\n${sound}`],
      ['experiments/neighbour.jsonl', sound],
    ]),
  );
  const items = await reading.experiments();
  assert.deepEqual(
    items.map(({ name, logCount }) => [name, logCount]).sort(),
    [
      [null, 1],
      ['deep', 1],
    ].sort(),
  );
});

test('counts a line that opens 100,000 objects and closes none as damaged', async () => {
  const reading = read(
    `${'{"a":'.repeat(levels)}\n${'{'.repeat(levels)}\n${'['.repeat(levels)}\n${sound}${'{"a":'.repeat(levels)}`,
  );
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [1, 3]);
});

const wide = 60_000_000;
for (const [what, line, damaged] of [
  ['an image', logLine(`{"_images": [{"format": "base64_png", "data": "${'A'.repeat(wide)}"}], "loss": 2}`), 0],
  [
    'a torn image',
    logLine(`{"_images": [{"format": "base64_png", "data": "${'A'.repeat(wide)}"}], "loss": 2}`).slice(0, -2),
    1,
  ],
  // As many values as would fill the memory.
  ['a row of numbers', logLine(`{"x": [${'1,'.repeat(wide / 2)}1], "loss": 2}`), 1],
  ['a block of NUL', '\0'.repeat(wide), 1],
  ['spaces', ' '.repeat(wide), 0],
] as const) {
  test(`reads on after a line of 60 MB: ${what}`, async () => {
    const item = await read(`${line}\n${sound}`).experiment();
    assert.deepEqual([item.damagedLines, item.metrics], [damaged, ['loss']]);
    assert.equal(item.sizeBytes, line.length + 1 + sound.length);
  });
}

const torn = process.env.MICROTRAX_LONG ? wide : wide / 10;

test(`skips a torn line of ${torn / 1e6} MB of numbers`, async () => {
  const item = await read(`${logLine(`{"x": [${'1,'.repeat(torn / 2)}`)}\n${sound}`).experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [1, 1]);
});

test(`skips a torn line of ${torn / 1e6} MB that only opens objects`, async () => {
  const item = await read(`${'{"a":'.repeat(torn / 5)}\n${sound}`).experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [1, 1]);
});
