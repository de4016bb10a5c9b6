import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { experimentIn } from './testing/written.js';
import { Experiment } from './index.js';

const quiet = { trackResources: false } as const;
/** Windows lets nobody replace a file that is open. */
const notWindows = { skip: process.platform === 'win32' };

interface Logged {
  experiment: Experiment;
  logdir: string;
  path: string;
  warnings: string[];
}

/** An experiment with three rows. */
function begin(t: TestContext): Logged {
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (message: string) => warnings.push(message));
  const logdir = scratchFolder(t);
  const experiment = new Experiment(logdir, quiet);
  for (let row = 0; row < 3; row++) experiment.log({ row });
  return { experiment, logdir, path: join(logdir, 'experiments', `${experiment.id}.jsonl`), warnings };
}

const rowsIn = (logdir: string): unknown[] => experimentIn(logdir).rows.map(({ row }) => row);

test('goes on in a copy that was put in the place of its file', notWindows, (t) => {
  const { experiment, logdir, path, warnings } = begin(t);
  copyFileSync(path, `${path}.tmp`);
  renameSync(`${path}.tmp`, path);
  for (let row = 3; row < 10; row++) experiment.log({ row });
  experiment.finish();
  assert.deepEqual(rowsIn(logdir), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(experimentIn(logdir).metadata.status, 'completed');
  assert.deepEqual(warnings, []);
});

test('carries over what was logged while the copy was made, also from half a line', notWindows, (t) => {
  const { experiment, logdir, path, warnings } = begin(t);
  writeFileSync(`${path}.tmp`, readFileSync(path).subarray(0, -7));
  for (let row = 3; row < 10; row++) experiment.log({ row });
  renameSync(`${path}.tmp`, path);
  experiment.finish();
  assert.deepEqual(rowsIn(logdir), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(warnings, []);
});

test('goes on in a file that was edited', notWindows, (t) => {
  const { experiment, logdir, path } = begin(t);
  writeFileSync(`${path}.tmp`, readFileSync(path, 'utf8').replaceAll('"row"', '"edited"'));
  renameSync(`${path}.tmp`, path);
  const before = experimentIn(logdir).rows;
  experiment.finish();
  const { rows, metadata } = experimentIn(logdir);
  assert.deepEqual(rows, before);
  assert.equal(metadata.status, 'completed');
});

test('counts as lost what a file that was edited may be without', notWindows, (t) => {
  const { experiment, logdir, path, warnings } = begin(t);
  writeFileSync(`${path}.tmp`, `${readFileSync(path, 'utf8').split('\n')[0]!.replace('null', '"mine"')}\n`);
  renameSync(`${path}.tmp`, path);
  experiment.finish();
  assert.equal(experimentIn(logdir).metadata.name, 'mine');
  assert.match(warnings.join(), /lost [1-3] of the 3 lines/);
});

test('a file that was deleted stays deleted', notWindows, (t) => {
  const { experiment, path, warnings } = begin(t);
  rmSync(path);
  experiment.finish();
  assert.match(warnings.join(), /its file was deleted.*lost 3 of the 3 lines/s);
  assert.throws(() => readFileSync(path), { code: 'ENOENT' });
});
