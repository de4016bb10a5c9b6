import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { experimentIn } from './testing/written.js';
import { Experiment } from './index.js';

const quiet = { trackResources: false } as const;

function warningsOf(t: TestContext): string[] {
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (message: string) => warnings.push(message));
  return warnings;
}

/** Logs until the experiment has looked again whether its file is still there. */
function logUntil(experiment: Experiment, done: () => boolean): number {
  let count = 0;
  for (; !done(); count++) experiment.log({ count });
  return count;
}

test('a folder that vanishes is told once, and at the end how much was lost', (t) => {
  const warnings = warningsOf(t);
  const logdir = join(scratchFolder(t), 'logbook');
  const experiment = new Experiment(logdir, quiet);
  experiment.log({ loss: 1 });
  rmSync(logdir, { recursive: true });
  const count = logUntil(experiment, () => warnings.length > 0);
  experiment.log({ loss: 2 });
  experiment.logText('nobody reads this');
  experiment.logImages({ data: Uint8Array.of(1), shape: [1, 1] });
  experiment.finish();
  assert.equal(warnings.length, 2);
  assert.match(warnings[0]!, new RegExp(`^microtrax: ${experiment.id}: its file was deleted`));
  assert.match(warnings[1]!, new RegExp(`${experiment.id} lost ${count + 4} of the ${count + 4} lines`));
  // What would be made again is an experiment without its beginning.
  assert.equal(existsSync(logdir), false);
});

test('a folder that vanishes just before the end is told at the end', (t) => {
  const warnings = warningsOf(t);
  const logdir = join(scratchFolder(t), 'logbook');
  const experiment = new Experiment(logdir, quiet);
  for (let row = 0; row < 10; row++) experiment.log({ row });
  rmSync(logdir, { recursive: true });
  experiment.finish();
  assert.equal(warnings.length, 2);
  assert.match(warnings[1]!, /lost 10 of the 10 lines/);
});

test('a folder that is moved away takes all that is logged with it', (t) => {
  const warnings = warningsOf(t);
  const folder = scratchFolder(t);
  const experiment = new Experiment(join(folder, 'logbook'), quiet);
  experiment.log({ row: 0 });
  renameSync(join(folder, 'logbook'), join(folder, 'moved'));
  experiment.log({ row: 1 });
  experiment.finish();
  assert.deepEqual(warnings, []);
  const { rows, metadata } = experimentIn(join(folder, 'moved'));
  assert.deepEqual([rows.length, metadata.status], [2, 'completed']);
});

test('texts that cannot be written cost no metrics', (t) => {
  const warnings = warningsOf(t);
  const logdir = scratchFolder(t);
  const experiment = new Experiment(logdir, quiet);
  mkdirSync(join(logdir, 'text', `${experiment.id}_text.jsonl`), { recursive: true });
  experiment.logText('lost');
  experiment.log({ loss: 1 });
  experiment.finish();
  assert.deepEqual(experimentIn(logdir).rows, [{ loss: 1, step: 1 }]);
  assert.equal(warnings.length, 2);
  assert.match(warnings[0]!, /_text\.jsonl cannot be opened, what belongs there is lost: .*EISDIR/);
  assert.match(warnings[1]!, /lost 1 of the 2 lines/);
  assert.deepEqual(readdirSync(logdir).sort(), ['experiments', 'text']);
});
