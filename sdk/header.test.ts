import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn } from './testing/written.js';
import { Experiment } from './index.js';

const hasPrlimit = { skip: spawnSync('prlimit', ['--version']).status !== 0 };
/** Windows deletes no folder that somebody works in. */
const notWindows = { skip: process.platform === 'win32' };
/** A disk that is full is a limit of zero bytes a file here; `setFull` moves it. */
const fullDisk = `
  const { spawnSync } = await import('node:child_process');
  process.on('SIGXFSZ', () => {});
  const setFull = (isFull) =>
    spawnSync('prlimit', ['--pid', String(process.pid), \`--fsize=\${isFull ? '0' : 'unlimited'}:unlimited\`]);
  const image = { data: Uint8Array.of(1), shape: [1, 1] };
`;

test('an experiment that began on a full disk has its beginning once there is room', hasPrlimit, async (t) => {
  const logdir = scratchFolder(t);
  const body = `${fullDisk}
    setFull(true);
    mtx.init(logdir, { ...quiet, name: 'mine', config: { lr: 1 } });
    mtx.log({ loss: 1 });
    setFull(false);
    mtx.log({ loss: 2 });
    mtx.finish();`;
  const { code, stderr } = await runScript(t, body, { logdir });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /lost 1 of the 2 lines/);
  const { entries, rows, metadata } = experimentIn(logdir);
  assert.deepEqual([entries[0]!.name, entries[0]!.config, entries[0]!.status], ['mine', { lr: 1 }, 'running']);
  assert.deepEqual(rows, [{ loss: 2, step: 1 }]);
  assert.equal(metadata.status, 'completed');
});

test('begins once its folder can be made', (t) => {
  t.mock.method(console, 'warn', () => {});
  const blocked = join(scratchFolder(t), 'logbook');
  writeFileSync(blocked, 'a file where a folder is needed');
  const experiment = new Experiment(blocked, { trackResources: false, name: 'mine' });
  experiment.log({ loss: 1 });
  rmSync(blocked);
  experiment.log({ loss: 2 });
  experiment.finish();
  const { entries, rows, metadata } = experimentIn(blocked);
  assert.equal(entries[0]!.name, 'mine');
  assert.deepEqual(rows, [{ loss: 2, step: 1 }]);
  assert.equal(metadata.status, 'completed');
});

test('says that there are images before the first that a disk has room for', hasPrlimit, async (t) => {
  const logdir = scratchFolder(t);
  const body = `${fullDisk}
    mtx.init(logdir, quiet);
    setFull(true);
    mtx.logImages(image);
    setFull(false);
    mtx.logImages(image);
    mtx.finish();`;
  const { code, stderr } = await runScript(t, body, { logdir });
  assert.equal(code, 0, stderr);
  const { entries, rows } = experimentIn(logdir);
  assert.equal(entries[1]!.has_images, true);
  assert.deepEqual(
    rows.map(({ step }) => step),
    [1],
  );
});

test('begins where the working folder was deleted', notWindows, async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    process.chdir(process.env.GONE);
    (await import('node:fs')).rmdirSync(process.env.GONE);
    mtx.init(logdir, { ...quiet, name: 'mine' });
    mtx.log({ loss: 1 });
    mtx.finish();`;
  const gone = join(scratchFolder(t), 'gone');
  mkdirSync(gone);
  const { code, stderr } = await runScript(t, body, { logdir, env: { GONE: gone } });
  assert.deepEqual([code, stderr], [0, '']);
  const { entries } = experimentIn(logdir);
  assert.equal(entries[0]!.name, 'mine');
  assert.match(entries[0]!.command as string, /train\.mts/);
});

test('throws nothing where a deleted working folder was to hold the logbook', notWindows, async (t) => {
  const logdir = scratchFolder(t);
  const gone = join(scratchFolder(t), 'gone');
  const body = `
    process.chdir(process.env.GONE);
    (await import('node:fs')).rmdirSync(process.env.GONE);
    process.env.MICROTRAX_LOGDIR = 'relative';
    mtx.init('logbook', quiet);
    mtx.log({ loss: 1 });
    mtx.finish();`;
  mkdirSync(gone);
  const { code, stderr } = await runScript(t, body, { logdir, env: { GONE: gone } });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /the logbook that was asked for is no folder: .*ENOENT/);
  assert.match(stderr, / cannot be opened/);
});

test('an option that throws costs that option alone', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    mtx.init(logdir, {
      ...quiet,
      name: 'mine',
      get config() { throw Object.create(null); },
      get resume() { throw 1; },
    });
    mtx.log({ loss: 1 });
    mtx.finish();`;
  const { code, stderr } = await runScript(t, body, { logdir });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /the option config cannot be read, and is left out/);
  assert.match(stderr, /the option resume cannot be read, and is left out: 1/);
  const { entries, rows, metadata } = experimentIn(logdir);
  assert.equal(entries[0]!.name, 'mine');
  assert.deepEqual(rows, [{ loss: 1, step: 0 }]);
  assert.equal(metadata.status, 'completed');
});
