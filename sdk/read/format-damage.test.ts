import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logLine, logPath, read, Reading, resourcesPath, textPath } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';

const metadata = '{"type": "metadata", "status": "completed"}';
const sound = `${logLine('{"loss": 1}')}\n`;

/** What is damaged in a log, and what of it was read. */
async function found(
  log: string,
): Promise<{ damaged: number; status: string | null; values: Record<string, number[]> }> {
  const reading = read(log);
  const { damagedLines, status } = await reading.experiment();
  return { damaged: damagedLines ?? NaN, status, values: await reading.values() };
}

for (const line of [
  '[]',
  '[{"type": "log", "timestamp": 1, "data": {"no": 1}}]',
  '5',
  '"text"',
  'true',
  'null',
  'NaN',
]) {
  test(`counts a line that is another JSON value as damaged: ${line}`, async () => {
    assert.deepEqual(await found(`${sound}${line}\n${sound}`), { damaged: 1, status: null, values: { loss: [1, 1] } });
  });
}

test('counts a block of NUL as one damaged line', async () => {
  assert.deepEqual(await found(`${sound}${'\0'.repeat(5000)}\n${sound}`), {
    damaged: 1,
    status: null,
    values: { loss: [1, 1] },
  });
});

test('reads the record that follows a block of NUL on its line', async () => {
  assert.deepEqual(await found(`${'\0'.repeat(5000)}${sound}`), { damaged: 1, status: null, values: { loss: [1] } });
});

for (const line of [
  'broken',
  '{',
  '}',
  '{"type": "log"',
  "{'type': 'log', 'timestamp': 1, 'data': {}}",
  '{"type": "log", "timestamp": 1, "data": {"x": 01}}',
  '{"type": "log", "timestamp": 1, "data": {"x": 1.}}',
  '{"type": "log", "timestamp": 1, "data": {"x": +1}}',
  '{"type": "log", "timestamp": 1, "data": {"x": nan}}',
  '{"type": "log", "timestamp": 1, "data": {"x": 1,}}',
  '{"type": "log", "timestamp": 1, "data": {"x\ty": 1}}',
  '{"type": "log", "timestamp": 1, "data": {"\\x": 1}}',
  '{"type": "log", "timestamp": 1, "data": {"x": 1}},',
  '{"type": "log", "timestamp": 1, "data": {"x": 1}} // no',
]) {
  test(`counts and skips broken text: ${line.replace('\t', '⇥')}`, async () => {
    assert.deepEqual(await found(`${sound}${line}\n${sound}`), { damaged: 1, status: null, values: { loss: [1, 1] } });
  });
}

for (const [where, torn] of Object.entries({
  'a key': '{"type": "log", "timest',
  'the row': '{"type": "log", "timestamp": 1, "data": {',
  'a string': '{"type": "log", "timestamp": 1, "data": {"note": "half a sen',
  'a string, after a backslash': '{"type": "log", "timestamp": 1, "data": {"note": "half\\',
  'a number': '{"type": "log", "timestamp": 1, "data": {"loss": 0.12',
})) {
  test(`reads the whole part of a line that was torn in ${where}`, async () => {
    assert.deepEqual(await found(`${torn}${metadata}\n`), { damaged: 1, status: 'completed', values: {} });
    assert.deepEqual(await found(`${torn}${logLine('{"acc": 2}')}\n`), {
      damaged: 1,
      status: null,
      values: { acc: [2] },
    });
  });
}

test('reads a glued record with bare NaN and nested objects', async () => {
  const { damaged, values } = await found(`{"type": "lo${logLine('{"a": {"b": NaN}, "c": 1}')}\r\n`);
  assert.deepEqual({ damaged, values }, { damaged: 1, values: { 'a/b': [NaN], c: [1] } });
});

test('reads the longest whole record of a glued line, not an object inside it', async () => {
  const outer = '{"type": "log", "timestamp": 1, "data": {"loss": 1, "inner": {"type": "metadata", "status": "no"}}}';
  const { status, values } = await found(`{"ty${outer}\n`);
  assert.deepEqual({ status, values }, { status: null, values: { loss: [1] } });
});

test('does not take for a record what lacks its keys', async () => {
  for (const part of [
    '{"step": 1}',
    '{"type": "log", "data": {"x": 1}}',
    '{"type": "log", "timestamp": 1}',
    '{"type": "new"}',
  ]) {
    const { damaged, values } = await found(`{"type": "log", "timest${part}\n`);
    assert.deepEqual({ damaged, values }, { damaged: 1, values: {} }, part);
  }
});

test('tries 16 beginnings of a glued line, and not many more', async () => {
  const within = await found(`${'{'.repeat(15)}${logLine('{"a": 1}')}\n`);
  assert.deepEqual([within.damaged, within.values], [1, { a: [1] }]);
  const beyond = await found(`${'{'.repeat(18)}${logLine('{"a": 1}')}\n`);
  assert.deepEqual([beyond.damaged, beyond.values], [1, {}]);
});

test('reads two and three whole objects on a line, and nothing is damaged', async () => {
  const [a, b, c] = ['{"a": 1}', '{"b": NaN}', '{"c": 3}'].map(logLine);
  assert.deepEqual(await found(`${a}${b}\n`), { damaged: 0, status: null, values: { a: [1], b: [NaN] } });
  assert.deepEqual(await found(`${a}${metadata} ${c}\n`), {
    damaged: 0,
    status: 'completed',
    values: { a: [1], c: [3] },
  });
});

test('counts rows of objects on one line in their order', async () => {
  const points = await read(`${logLine('{"a": 1}')}${logLine('{"a": 2}')}\n${logLine('{"a": 3}')}\n`).points();
  assert.deepEqual(
    points.a?.map(({ step, value }) => [step, value]),
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
  );
});

test('adds up the damaged lines of all files of an experiment', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, `broken\n${sound}`],
      [
        textPath,
        'broken\n{"type": "te{"type": "text", "timestamp": 1, "columns": ["text"], "rows": [{"text": "x"}]}\n',
      ],
      [
        resourcesPath,
        'broken\nbroken\n{"timest{"timestamp": 1, "cpu_percent": 5, "memory_percent": 3.1, "memory_used_mb": 1}\nbro',
      ],
    ]),
  );
  const item = await reading.experiment();
  assert.deepEqual([item.damagedLines, item.hasText, item.hasResources], [6, true, true]);
  assert.deepEqual((await reading.values('resources')).cpu_percent, [5]);
});

test('shows each damaged line: its file, place, beginning, and whether a record was found in it', async () => {
  const glued = `{"type": "lo${metadata}`;
  const long = `ü${'x'.repeat(500)}`;
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, `\uFEFF${sound}\n${glued}\r\n${long}\n`],
      [textPath, 'text\n'],
    ]),
  );
  await reading.experiment();
  const offset = 3 + sound.length + 1;
  assert.deepEqual(await reading.logbook.damage(id), [
    { path: logPath, line: 3, offset, sizeBytes: glued.length + 1, excerpt: `${glued}\r`, recovered: true },
    {
      path: logPath,
      line: 4,
      offset: offset + glued.length + 2,
      sizeBytes: 502,
      excerpt: long.slice(0, 200),
      recovered: false,
    },
    { path: textPath, line: 1, offset: 0, sizeBytes: 4, excerpt: 'text', recovered: false },
  ]);
});

test('counts every damaged line and shows the first 1,000', async () => {
  const files = new MemoryFiles('crafted', [
    [logPath, 'broken\n'.repeat(1001)],
    [textPath, 'broken\n'.repeat(5)],
  ]);
  const reading = new Reading(files);
  assert.equal((await reading.experiment()).damagedLines, 1006);
  assert.equal((await reading.logbook.damage(id)).length, 1000);
});

test('rejects with unknown-experiment where damage of no experiment is asked for', async () => {
  await assert.rejects(read('').logbook.damage('nobody'), { name: 'unknown-experiment' });
});
