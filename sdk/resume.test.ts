import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { experimentIn, experimentsIn } from './testing/written.js';
import { Experiment } from './index.js';

const quiet = { trackResources: false } as const;

function warningsOf(t: TestContext): string[] {
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (message: string) => warnings.push(message));
  return warnings;
}

test('goes on in the same file, with the step after the highest', (t) => {
  const logdir = scratchFolder(t);
  const first = new Experiment(logdir, { ...quiet, name: 'first' });
  for (const step of [0, 10, 4]) first.log({ step, loss: 1 });
  first.logText('a note');
  first.finish('interrupted');
  const again = new Experiment(logdir, { ...quiet, resume: first.id, tags: ['again'] });
  again.log({ loss: 2 });
  again.finish();

  assert.equal(again.id, first.id);
  const { rows, statuses, metadata } = experimentIn(logdir);
  assert.deepEqual(rows.at(-1), { loss: 2, step: 12 });
  assert.deepEqual(statuses, ['running', 'interrupted', 'running', 'completed']);
  assert.equal(metadata.name, 'first');
  assert.deepEqual(metadata.tags, ['again']);
  assert.equal(metadata.total_steps, 13);
  assert.ok((metadata.resumed_at as number) >= (metadata.start_time as number));
});

test('has no end while it goes on', (t) => {
  const logdir = scratchFolder(t);
  const first = new Experiment(logdir, quiet);
  first.finish();
  const again = new Experiment(logdir, { ...quiet, resume: first.id });
  assert.deepEqual([experimentIn(logdir).metadata.status, experimentIn(logdir).metadata.end_time], ['running', null]);
  again.finish();
});

test('counts on from what was logged where there was no end, and from texts', (t) => {
  const logdir = scratchFolder(t);
  for (const folder of ['experiments', 'text']) mkdirSync(join(logdir, folder));
  const id = 'experiment_20261123_063836_450324f0';
  const row = (step: unknown): string => `{"type": "log", "timestamp": 1, "data": {"step": ${String(step)}}}\n`;
  const first = '{"type": "metadata", "start_time": 1, "status": "running", "process_pid": 1}\n';
  const lines = [row(30), row(7), row('NaN'), row('"99"'), 'no line\n', `{"type": "log", "time${row(31)}`];
  writeFileSync(
    join(logdir, `experiments/${id}.jsonl`),
    `${first}${lines.join('')}{"type": "log", "timestamp": 1, "da`,
  );
  writeFileSync(join(logdir, `text/${id}_text.jsonl`), '{"type": "text", "step": 40, "timestamp": 1, "rows": []}\n');
  const again = new Experiment(logdir, { ...quiet, resume: id });
  again.log({ loss: 1 });
  again.finish();
  const text = readFileSync(join(logdir, `experiments/${id}.jsonl`), 'utf8');
  assert.ok(text.startsWith(`${first}${lines.join('')}{"type": "log", "timestamp": 1, "da\n{"type":"metadata",`));
  assert.match(text, /"data":\{"loss":1,"step":41\}\}\n/);
});

test('closes a torn last line of each file before it appends', (t) => {
  const logdir = scratchFolder(t);
  const first = new Experiment(logdir, quiet);
  first.log({ loss: 1 });
  first.logText('one');
  first.finish();
  const files = [`experiments/${first.id}.jsonl`, `text/${first.id}_text.jsonl`].map((name) => join(logdir, name));
  for (const file of files) appendFileSync(file, '{"type":"');
  const before = files.map((file) => readFileSync(file, 'utf8'));
  const again = new Experiment(logdir, { ...quiet, resume: first.id });
  again.logText('two');
  again.finish();
  files.forEach((file, index) => assert.ok(readFileSync(file, 'utf8').startsWith(`${before[index]!}\n{"type":"`)));
});

test('gives a file that lost its beginning another one', (t) => {
  const logdir = scratchFolder(t);
  mkdirSync(join(logdir, 'experiments'));
  writeFileSync(join(logdir, 'experiments/mine.jsonl'), '');
  const experiment = new Experiment(logdir, { ...quiet, resume: 'mine' });
  experiment.finish();
  const { metadata } = experimentIn(logdir);
  assert.equal(metadata.experiment_id, 'mine');
  assert.equal(typeof metadata.start_time, 'number');
});

test('begins a new experiment, and says why, where there is none to go on with', (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  for (const resume of ['experiment_20200101_000000_00000000', '../outside', '', 7 as unknown as string]) {
    new Experiment(logdir, { ...quiet, resume }).finish();
  }
  assert.equal(warnings.length, 4);
  assert.match(
    warnings[0]!,
    /^microtrax: a new experiment begins, for there is no experiment_20200101_000000_00000000/,
  );
  assert.match(warnings[1]!, /\.\.\/outside is no id/);
  assert.equal(experimentsIn(logdir).length, 4);
  assert.deepEqual(readdirSync(logdir), ['experiments']);
});

test('does not write into an experiment that is still being written', { skip: process.platform !== 'linux' }, (t) => {
  const logdir = scratchFolder(t);
  const warnings = warningsOf(t);
  const live = new Experiment(logdir, quiet);
  const other = new Experiment(logdir, { ...quiet, resume: live.id });
  assert.notEqual(other.id, live.id);
  assert.match(warnings.join(), new RegExp(`process ${process.pid} is still writing ${live.id}`));
  other.finish();
  live.finish();
});
