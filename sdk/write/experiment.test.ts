import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseJson, type Json } from '../format/json.js';
import { Experiment } from './experiment.js';
import type { InitOptions } from './options.js';
import { sdkVersion } from './version.js';

type Entry = { [key: string]: Json };

function scratchFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'mtx-write-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function warningsOf(t: TestContext): string[] {
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (message: string) => warnings.push(message));
  return warnings;
}

const quiet = { trackResources: false } as const;

function begin(logdir: string, options: InitOptions = {}): Experiment {
  return new Experiment(logdir, { ...quiet, ...options });
}

/** The lines of the logbook's one experiment, each without its `\n`. */
function linesOf(logdir: string): string[] {
  const [name, ...others] = readdirSync(join(logdir, 'experiments'));
  assert.deepEqual(others, []);
  const text = readFileSync(join(logdir, 'experiments', name!), 'utf8');
  assert.ok(text.endsWith('\n'));
  return text.slice(0, -1).split('\n');
}

const entriesOf = (logdir: string): Entry[] => linesOf(logdir).map((line) => parseJson(line) as Entry);
const dataOf = (logdir: string): Json[] =>
  entriesOf(logdir).flatMap(({ type, data }) => (type === 'log' ? [data!] : []));

test('writes metadata, rows and the end into a file named after its id', (t) => {
  const logdir = scratchFolder(t);
  const before = Date.now() / 1000;
  const experiment = begin(logdir, { name: 'first' });
  experiment.log({ loss: 0.5 });
  experiment.finish();
  const after = Date.now() / 1000;

  assert.match(experiment.id, /^experiment_\d{8}_\d{6}_[0-9a-f]{8}$/);
  assert.deepEqual(readdirSync(logdir), ['experiments']);
  assert.deepEqual(readdirSync(join(logdir, 'experiments')), [`${experiment.id}.jsonl`]);
  const [start, row, end] = entriesOf(logdir) as [Entry, Entry, Entry];
  assert.equal(start.experiment_id, experiment.id);
  assert.equal(start.name, 'first');
  assert.equal(start.status, 'running');
  assert.equal(start.process_pid, process.pid);
  assert.equal(start.sdk, `microtrax-js/${sdkVersion}`);
  assert.deepEqual(row.data, { loss: 0.5, step: 0 });
  assert.deepEqual(
    { total_steps: end.total_steps, status: end.status, process_pid: end.process_pid },
    { total_steps: 1, status: 'completed', process_pid: process.pid },
  );
  const times = [start.start_time, row.timestamp, end.end_time] as number[];
  assert.deepEqual(
    times,
    times.toSorted((one, other) => one - other),
  );
  assert.ok(times[0]! > before - 0.2 && times[2]! < after + 0.2);
});

test('names a host and a process that can be told from all others', { skip: process.platform !== 'linux' }, (t) => {
  const logdir = scratchFolder(t);
  begin(logdir).finish();
  const host = entriesOf(logdir)[0]!.host as Entry;
  assert.deepEqual(Object.keys(host), ['name', 'boot_id', 'pid_start', 'pid_namespace']);
  assert.match(host.boot_id as string, /^[0-9a-f-]{36}$/);
  assert.ok(Number.isInteger(host.pid_start) && (host.pid_start as number) > 0);
});

test('counts the steps that are not given, on from the highest that was', (t) => {
  const logdir = scratchFolder(t);
  const experiment = begin(logdir);
  experiment.log({ m: 0 });
  experiment.log({ step: 10, m: 1 });
  experiment.log({ m: 2 });
  experiment.log({ m: 3, step: 4 });
  experiment.log({ step: NaN, m: 4 });
  experiment.log({});
  experiment.finish();
  assert.deepEqual(dataOf(logdir), [
    { m: 0, step: 0 },
    { step: 10, m: 1 },
    { m: 2, step: 11 },
    { m: 3, step: 4 },
    { step: NaN, m: 4 },
    { step: 12 },
  ]);
  assert.equal(entriesOf(logdir).at(-1)!.total_steps, 13);
});

test('has every row on disk when log returns', (t) => {
  const logdir = scratchFolder(t);
  const experiment = begin(logdir);
  for (let index = 0; index < 5; index++) {
    experiment.log({ index });
    assert.deepEqual(dataOf(logdir).at(-1), { index, step: index });
  }
  experiment.finish();
});

test('keeps 10,000 rows of a tight loop, in order', (t) => {
  const logdir = scratchFolder(t);
  const experiment = begin(logdir);
  for (let index = 0; index < 10_000; index++) experiment.log({ loss: 1 / (index + 1), accuracy: index / 3 });
  experiment.finish();
  assert.deepEqual(
    dataOf(logdir),
    Array.from({ length: 10_000 }, (_, index) => ({ loss: 1 / (index + 1), accuracy: index / 3, step: index })),
  );
});

test('logs NaN for a value that it cannot write, and says so once a key', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  const experiment = begin(logdir);
  for (let index = 0; index < 3; index++) experiment.log({ loss: index, hook: () => 1, val: { acc: Symbol('s') } });
  experiment.finish();
  assert.deepEqual(
    dataOf(logdir),
    [0, 1, 2].map((index) => ({ loss: index, hook: NaN, val: { acc: NaN }, step: index })),
  );
  assert.equal(warnings.length, 2);
  assert.match(warnings[0]!, /^microtrax: .*"hook".*a function/);
  assert.match(warnings[1]!, /"val\/acc".*a symbol/);
});

test('keeps the place of a row that it cannot read at all', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  const experiment = begin(logdir);
  const hostile = new Proxy({}, { ownKeys: () => assert.fail('no keys for you') });
  for (const data of [null, 7, [1], hostile, { loss: 1 }]) experiment.log(data as object);
  experiment.finish();
  const lost = (step: number): object => ({ _error: true, step });
  assert.deepEqual(dataOf(logdir), [lost(0), lost(1), lost(2), lost(3), { loss: 1, step: 4 }]);
  assert.equal(warnings.length, 1);
});

test('ends completed, and says so, where it is told to end in any other way', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  begin(logdir).finish('nonsense' as 'completed');
  assert.equal(entriesOf(logdir).at(-1)!.status, 'completed');
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /ends completed: finish\(\) takes 'completed' or 'interrupted'/);
});

test('is finished once, and warns of what is logged afterwards', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  const experiment = begin(logdir);
  experiment.finish();
  experiment.finish();
  assert.deepEqual(warnings, []);
  experiment.log({ loss: 1 });
  experiment.log({ loss: 2 });
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /finished/);
  assert.deepEqual(
    entriesOf(logdir).map(({ status }) => status),
    ['running', 'completed'],
  );
});

test('lets the training go on where the logbook cannot be written', (t) => {
  const blocked = join(scratchFolder(t), 'a-file');
  writeFileSync(blocked, 'not a folder');
  const warnings = warningsOf(t);
  const experiment = begin(join(blocked, 'logbook'), { name: 'unheard' });
  experiment.log({ loss: 1 });
  experiment.finish();
  experiment.log({ loss: 2 });
  assert.equal(warnings.length, 3);
  assert.match(warnings[0]!, / cannot be opened, what belongs there is lost: .*ENOTDIR/);
  assert.match(warnings[1]!, /lost 1 of the 1 lines/);
  assert.match(warnings[2]!, /finished/);
  assert.equal(readFileSync(blocked, 'utf8'), 'not a folder');
});

test('takes odd arguments without throwing', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  begin(logdir, { name: 7 as unknown as string }).finish();
  assert.equal(entriesOf(logdir)[0]!.name, null);
  const usual = scratchFolder(t);
  const before = process.env.MICROTRAX_LOGDIR;
  process.env.MICROTRAX_LOGDIR = usual;
  t.after(() => {
    if (before === undefined) delete process.env.MICROTRAX_LOGDIR;
    else process.env.MICROTRAX_LOGDIR = before;
  });
  new Experiment({} as unknown as string).finish();
  assert.equal(warnings.length, 1);
  assert.equal(entriesOf(usual).length, 2, 'it is logged where it is without a folder');
});
