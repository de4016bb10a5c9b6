import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine, Reading } from '../../e2e/oracle/reading.js';
import type { Notice } from './logbook.js';
import { MemoryFiles } from './memory-files.js';

const row = '{"loss": 1}\n';

function reading(...files: [path: string, content: string][]): Reading {
  return new Reading(new MemoryFiles('crafted', files));
}

async function idsOf(...files: [path: string, content: string][]): Promise<string[]> {
  return (await reading(...files).experiments()).map(({ id }) => id).sort();
}

async function noticesOf(...files: [path: string, content: string][]): Promise<Notice[]> {
  return (await reading(...files).logbook.experiments({ wait: true })).notices;
}

test('reads each line as one row', async () => {
  const folder = reading([
    'train.jsonl',
    '{"step": 1, "loss": 2, "eval": {"acc": 0.5}}\n{"step":2,"loss":NaN,"note":"x","done":true}\r\n\n{"loss": 3}',
  ]);
  const item = await folder.experiment();
  assert.deepEqual(
    [item.id, item.name, item.status, item.logCount, item.damagedLines],
    ['train.jsonl', null, null, 3, 0],
  );
  assert.deepEqual(await folder.points(), {
    done: [{ step: 2, time: NaN, value: 1 }],
    'eval/acc': [{ step: 1, time: NaN, value: 0.5 }],
    loss: [
      { step: 1, time: NaN, value: 2 },
      { step: 2, time: NaN, value: NaN },
      { step: 2, time: NaN, value: 3 },
    ],
  });
});

test('looks for files up to 8 folders deep', async () => {
  const found = await idsOf(
    ['a/b/c/d/e/f/g/h/yes.jsonl', row],
    ['a/b/c/d/e/f/g/h/i/no.jsonl', row],
    ['top.jsonl', row],
  );
  assert.deepEqual(found, [encodeURIComponent('a/b/c/d/e/f/g/h/yes.jsonl'), 'top.jsonl']);
});

test('looks into no dot-folder and no node_modules, at any depth', async () => {
  const found = await idsOf(
    ['.git/no.jsonl', row],
    ['a/.cache/deep/no.jsonl', row],
    ['node_modules/no.jsonl', row],
    ['a/node_modules/b/no.jsonl', row],
    ['a/node_modules2/yes.jsonl', row],
    ['a/no.json', row],
    ['a/no.jsonl.gz', row],
  );
  assert.deepEqual(found, [encodeURIComponent('a/node_modules2/yes.jsonl')]);
});

test('takes the percent-encoded relative path for the id', async () => {
  const paths = ['runs/a b/ü%.jsonl', 'x?y#z.jsonl', '🚀.jsonl'];
  assert.deepEqual(
    await idsOf(...paths.map((path): [string, string] => [path, row])),
    paths.map(encodeURIComponent).sort(),
  );
});

test('a name that cannot be encoded does not hide the other files', async () => {
  const found = await idsOf(['a\ud800.jsonl', row], ['b.jsonl', row]);
  assert.ok(found.includes('b.jsonl'));
  assert.equal(found.length, 2);
});

for (const [first, isExperiment] of [
  ['{"loss": 1}', true],
  ['{"loss": NaN}', true],
  ['{"loss": "high", "eval": {"acc": 0.5}}', true],
  ['\n \r\n{"loss": 1}', true],
  ['\uFEFF{"loss": 1}', true],
  ['{"loss": 1}\r', true],
  ['{"type": "train", "loss": 1}', true],
  ['{"type": null, "loss": 1}', true],
  [`{"text": "${'x'.repeat(1_000_000)}", "loss": 1}`, true],
  [`{"pixels": [${'"x",'.repeat(300_000)}1]}`, true],
  ['{"loss": "high"}', false],
  ['{"done": true}', false],
  ['{}', false],
  ['{"type": "log", "timestamp": 1, "data": {"loss": 1}}', false],
  ['{"type": "metadata", "start_time": 1}', false],
  ['{"type": "text", "timestamp": 1, "columns": [], "rows": []}', false],
  ['[{"loss": 1}]', false],
  ['5', false],
  ['broken', false],
] as const) {
  test(`a file that begins with ${JSON.stringify(first.slice(0, 40))} is ${isExperiment ? 'an' : 'no'} experiment`, async () => {
    assert.deepEqual(
      await idsOf(['below/x.jsonl', `${first}\n{"loss": 2}\n`]),
      isExperiment ? ['below%2Fx.jsonl'] : [],
    );
  });
}

test('says how many files were left out', async () => {
  const notices = await noticesOf(['a.jsonl', '{"text": "x"}\n'], ['b.jsonl', 'broken\n'], ['c.jsonl', row]);
  assert.deepEqual(
    notices.map(({ kind, count }) => [kind, count]),
    [['skipped', 2]],
  );
});

test('takes a file for an experiment as soon as its first line is whole', async () => {
  const folder = reading(['x.jsonl', '{"loss"']);
  assert.deepEqual(await folder.experiments(), []);
  folder.files.append('x.jsonl', ': 1}', 1);
  assert.equal((await folder.experiment()).logCount, 1);
  folder.files.append('x.jsonl', '\n{"loss": 2}\n', 2);
  assert.deepEqual(await folder.values(), { loss: [1, 2] });
});

for (const [line, step] of [
  ['"step": 7, "global_step": 8, "iteration": 9, "iter": 10, "epoch": 11', 7],
  ['"epoch": 11, "iter": 10, "iteration": 9, "global_step": 8', 8],
  ['"epoch": 11, "iter": 10, "iteration": 9', 9],
  ['"epoch": 11, "iter": 10', 10],
  ['"epoch": 1.5', 1.5],
  ['"batch": 4', 1],
  ['"step": null, "epoch": 5', 1],
  ['"step": "5"', 1],
  ['"step": NaN, "epoch": 5', 1],
  ['"inner": {"step": 5}', 1],
] as const) {
  test(`a row's step is the first of the usual keys, else its position: ${line}`, async () => {
    const points = await reading(['x.jsonl', `${row}{"v": 1, ${line}}\n`]).points();
    assert.deepEqual(
      points.v?.map((point) => point.step),
      [step],
    );
  });
}

for (const [line, time] of [
  ['"timestamp": 1795415701.5', 1795415701.5],
  ['"time": 1795415701.5', 1795415701.5],
  ['"time": 5, "timestamp": 6', 6],
  ['"timestamp": "2026-11-23T06:35:01.178Z"', Date.UTC(2026, 10, 23, 6, 35, 1, 178) / 1000],
  ['"time": "2026-11-23T06:35:01+02:00"', Date.UTC(2026, 10, 23, 4, 35, 1) / 1000],
  ['"timestamp": "2026-11-23T06:35:01.178501"', new Date(2026, 10, 23, 6, 35, 1, 178).getTime() / 1000],
  ['"timestamp": "2026-11-23"', Date.UTC(2026, 10, 23) / 1000],
  ['"timestamp": "soon"', NaN],
  ['"timestamp": null', NaN],
  ['"timestamp": true', NaN],
  ['"clock": 5', NaN],
] as const) {
  test(`a row's time is its timestamp or time, in seconds or as ISO text: ${line}`, async () => {
    const points = await reading(['x.jsonl', `{"v": 1, ${line}}\n`]).points();
    assert.deepEqual(
      points.v?.map((point) => point.time),
      [time],
    );
  });
}

test('reads two whole objects on a line, and no part of a glued one', async () => {
  const folder = reading([
    'x.jsonl',
    `${row}{"loss": 2}{"loss": 3}\n{"lo{"loss": 4}\n{"ty${logLine('{"loss": 5}')}\n{"loss": 6}\n`,
  ]);
  assert.deepEqual(await folder.values(), { loss: [1, 2, 3, 6] });
  assert.equal((await folder.experiment()).damagedLines, 2);
});

test('reads later lines as rows whatever their type', async () => {
  assert.deepEqual((await reading(['x.jsonl', `${row}{"type": "log", "loss": 2}\n`]).values()).loss, [1, 2]);
});

test('is not looked for beside experiments/', async () => {
  assert.deepEqual(await idsOf(['experiments/e.jsonl', ''], ['plain.jsonl', row], ['runs/plain.jsonl', row]), ['e']);
});

test('opens a picked experiments/ folder, with a hint to pick its parent', async () => {
  const files: [string, string][] = [
    ['experiment_1.jsonl', `{"type": "metadata", "name": "one", "status": "completed"}\n${logLine('{"loss": 1}')}\n`],
    ['experiment 2.jsonl', `${logLine('{"loss": 2}')}\n`],
    ['empty.jsonl', ''],
    ['damaged.jsonl', `\0\0\0\n${logLine('{"loss": 3}')}\n`],
  ];
  const items = await reading(...files).experiments();
  const found = items.map((item) => [item.id, item.name, item.logCount]).sort();
  assert.deepEqual(found, [
    ['damaged', null, 1],
    ['empty', null, 0],
    ['experiment 2', null, 1],
    ['experiment_1', 'one', 1],
  ]);
  assert.ok((await noticesOf(...files)).some(({ kind }) => kind === 'inside-experiments'));
});

test('says where a logbook is that lies below the opened folder', async () => {
  const notices = await noticesOf(['runs/experiments/e.jsonl', '{"type": "metadata"}\n']);
  assert.deepEqual(
    notices.map(({ kind, path }) => [kind, path]),
    [['logbooks-below', 'runs']],
  );
});

test('one file that cannot be read is told, and hides no other', async () => {
  class FaultyFiles extends MemoryFiles {
    override stat(path: string): ReturnType<MemoryFiles['stat']> {
      return path === 'a.jsonl' ? Promise.reject(new Error('Permission denied')) : super.stat(path);
    }
  }
  const folder = new Reading(
    new FaultyFiles('crafted', [
      ['a.jsonl', row],
      ['b.jsonl', row],
    ]),
  );
  const { items, notices } = await folder.logbook.experiments({ wait: true });
  assert.equal(items.find(({ id }) => id === 'b.jsonl')?.logCount, 1);
  const told = [...notices, ...items.flatMap(({ faults }) => faults)].map(({ kind, path }) => [kind, path]);
  assert.deepEqual(told, [['unreadable', 'a.jsonl']]);
});

test('one folder that cannot be read is told, and hides no other', async () => {
  class FaultyFiles extends MemoryFiles {
    override async *list(): ReturnType<MemoryFiles['list']> {
      yield { path: 'locked', error: new Error('Permission denied') };
      yield* super.list();
    }
  }
  const { items, notices } = await new Reading(new FaultyFiles('crafted', [['b.jsonl', row]])).logbook.experiments({
    wait: true,
  });
  assert.deepEqual(
    items.map(({ id }) => id),
    ['b.jsonl'],
  );
  assert.deepEqual(
    notices.map(({ kind, path }) => [kind, path]),
    [['unreadable', 'locked']],
  );
});

test('an empty folder has no experiment and no fault', async () => {
  assert.deepEqual(await reading().logbook.experiments({ wait: true }), { items: [], exact: true, notices: [] });
});
