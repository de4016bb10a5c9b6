import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logLine, logPath, read, Reading, textPath } from '../../e2e/oracle/reading.js';
import { MemoryFiles } from './memory-files.js';

const annotationPath = `annotations/${id}.json`;
const sound = `${logLine('{"loss": 1}')}\n`;

test('an experiment is each file in experiments/, an empty one too, named by its file', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      ['experiments/empty.jsonl', ''],
      ['experiments/any name at all.jsonl', '{"type": "metadata", "experiment_id": "another"}\n'],
      ['experiments/only rubbish.jsonl', 'rubbish\n'],
      ['experiments/notes.txt', sound],
      ['experiments/swapped.jsonl.crswap', sound],
      ['experiments/below/deep.jsonl', sound],
      ['other/plain.jsonl', '{"loss": 1}\n'],
      ['plain.jsonl', '{"loss": 1}\n'],
      ['text/no log_text.jsonl', '{"type": "text", "timestamp": 1, "columns": [], "rows": []}\n'],
      ['resources/no log_resources.jsonl', '{"timestamp": 1, "cpu_percent": 5}\n'],
    ]),
  );
  const items = await reading.experiments();
  assert.deepEqual(items.map((item) => item.id).sort(), ['any name at all', 'empty', 'only rubbish']);
  const empty = items.find((item) => item.id === 'empty');
  assert.deepEqual(
    [empty?.name, empty?.status, empty?.startTime, empty?.logCount, empty?.metrics],
    [null, null, null, 0, []],
  );
  assert.equal(items.find((item) => item.id === 'only rubbish')?.damagedLines, 1);
});

test('a logbook whose experiments/ is empty has no experiment and no fault', async () => {
  const { items, notices, exact } = await new Reading(
    new MemoryFiles('crafted', [['experiments/readme.txt', '']]),
  ).logbook.experiments({ wait: true });
  assert.deepEqual([items, notices, exact], [[], [], true]);
});

test('lists the newest experiment first', async () => {
  const started = (time: string): string => `{"type": "metadata", "start_time": ${time}}\n`;
  const reading = new Reading(
    new MemoryFiles('crafted', [
      ['experiments/a.jsonl', started('100')],
      ['experiments/b.jsonl', started('300')],
      ['experiments/c.jsonl', started('200.5')],
      ['experiments/d.jsonl', started('300')],
      ['experiments/e.jsonl', ''],
    ]),
  );
  assert.deepEqual(
    (await reading.experiments()).map((item) => item.id),
    ['d', 'b', 'c', 'a', 'e'],
  );
});

test('merges all metadata lines in order, the last value of a key winning', async () => {
  const item = await read(
    '{"type": "metadata", "name": "first", "status": "running", "config": {"a": 1, "b": 2}, "has_images": false}\n' +
      sound +
      '{"type": "metadata", "has_images": true}\n' +
      '{"type": "metadata", "config": {"a": 3}, "__proto__": {"x": 1}, "constructor": 5}\n' +
      '{"type": "metadata", "end_time": 1795415701.1795664, "total_steps": 10, "status": "completed", "status": "recovered"}\n',
  ).experiment();
  assert.deepEqual(
    [item.name, item.status, item.endTime, item.hasImages],
    ['first', 'recovered', 1795415701.1795664, true],
  );
  assert.deepEqual(
    new Map(Object.entries(item.metadata)),
    new Map<string, unknown>([
      ['type', 'metadata'],
      ['name', 'first'],
      ['status', 'recovered'],
      ['config', { a: 3 }],
      ['has_images', true],
      ['__proto__', { x: 1 }],
      ['constructor', 5],
      ['end_time', 1795415701.1795664],
      ['total_steps', 10],
    ]),
  );
});

for (const status of ['running', 'completed', 'interrupted', 'recovered']) {
  test(`tells the status ${status} as the file's own word`, async () => {
    assert.equal((await read(`{"type": "metadata", "status": "${status}"}\n`).experiment()).status, status);
  });
}

test('has no status where no line has one', async () => {
  assert.equal((await read(`{"type": "metadata", "name": "x"}\n${sound}`).experiment()).status, null);
});

for (const [name, expected] of [
  ['null', null],
  ['""', ''],
  ['"ü 🚀 \\n <b>"', 'ü 🚀 \n <b>'],
  ['5', null],
  ['NaN', null],
  ['["x"]', null],
  ['{"x": 1}', null],
] as const) {
  test(`reads metadata whose name is ${name}`, async () => {
    const item = await read(`{"type": "metadata", "name": ${name}, "status": "completed"}\n${sound}`).experiment();
    assert.deepEqual([item.name, item.status, item.logCount], [expected, 'completed', 1]);
  });
}

test('has no start where start_time is no number and no row has a time', async () => {
  for (const start of ['null', '"now"']) {
    assert.equal((await read(`{"type": "metadata", "start_time": ${start}}\n`).experiment()).startTime, null, start);
  }
});

test('keeps a start and an end that are not finite as they were logged', async () => {
  const item = await read('{"type": "metadata", "start_time": NaN, "end_time": -Infinity}\n').experiment();
  assert.deepEqual([item.startTime, item.endTime], [NaN, -Infinity]);
});

test('counts text lines, a bare string as one row too, and ignores what else is in the file', async () => {
  const text =
    '{"type": "text", "step": 1, "timestamp": 1795415713.49, "columns": ["text"], "rows": [{"text": "done"}]}\n';
  const hasText = async (content: string): Promise<unknown> => {
    const item = await new Reading(
      new MemoryFiles('crafted', [
        [logPath, sound],
        [textPath, content],
      ]),
    ).experiment();
    return [item.hasText, item.damagedLines];
  };
  assert.deepEqual(await hasText(text), [true, 0]);
  assert.deepEqual(await hasText(`{"type": "new"}\n\n${sound}`), [false, 0]);
});

test('shows what was annotated: its name before the logged one, and all its keys', async () => {
  const annotation = { name: 'better', notes: 'n', tags: ['a', 'b'], color: '#12abEF', archived: true };
  const files = new MemoryFiles('crafted', [
    [logPath, '{"type": "metadata", "name": "logged"}\n'],
    [annotationPath, JSON.stringify({ ...annotation, later: 1 })],
    [`${annotationPath}.crswap`, '{"name": "swap"}'],
  ]);
  const reading = new Reading(files);
  const item = await reading.experiment();
  assert.deepEqual([item.name, item.annotation, item.faults], ['better', annotation, []]);
  files.delete(annotationPath);
  const later = await reading.experiment();
  assert.deepEqual([later.name, later.annotation, later.faults], ['logged', null, []]);
});

test('follows an annotation that is changed', async () => {
  const files = new MemoryFiles('crafted', [[logPath, sound]]);
  files.write(annotationPath, '{"name": "one"}', 1);
  const reading = new Reading(files);
  assert.equal((await reading.experiment()).name, 'one');
  files.write(annotationPath, '{"name": "two"}', 2);
  assert.equal((await reading.experiment()).name, 'two');
});

test('leaves out values of an annotation that are of no use, and keeps the others', async () => {
  const text = '{"name": 5, "notes": "kept", "tags": "no", "color": "red", "archived": "yes"}';
  const item = await new Reading(
    new MemoryFiles('crafted', [
      [logPath, sound],
      [annotationPath, text],
    ]),
  ).experiment();
  assert.deepEqual(item.annotation, { notes: 'kept' });
});

for (const text of ['', 'broken', '[]', '{"name": "x"', 'null']) {
  test(`reports an annotation that cannot be read, and still reads the experiment: ${JSON.stringify(text)}`, async () => {
    const item = await new Reading(
      new MemoryFiles('crafted', [
        [logPath, '{"type": "metadata", "name": "logged"}\n'],
        [annotationPath, text],
      ]),
    ).experiment();
    assert.deepEqual([item.name, item.annotation], ['logged', null]);
    assert.deepEqual(
      item.faults.map(({ kind, path }) => [kind, path]),
      [['unreadable', annotationPath]],
    );
  });
}
