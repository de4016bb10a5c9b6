import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn, experimentsIn } from './testing/written.js';

test('using finishes at the end of its block', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    for (const name of ['one', 'other']) {
      using experiment = mtx.init(logdir, { ...quiet, name });
      experiment.log({ loss: 1 });
    }
    console.log(process.listenerCount('SIGINT'));`;
  assert.equal((await runScript(t, body, { logdir })).stdout, '0\n');
  for (const { statuses } of experimentsIn(logdir)) assert.deepEqual(statuses, ['running', 'completed']);
});

for (const thrown of ['throw', 'await Promise.resolve(); throw', 'await new Promise(setImmediate); throw']) {
  for (const called of ['await train()', 'void train()']) {
    test(`using ends interrupted where its block throws: ${called}, ${thrown}`, async (t) => {
      const logdir = scratchFolder(t);
      const body = `
        { using before = mtx.init(logdir, { ...quiet, name: 'before' }); }
        async function train() {
          using experiment = mtx.init(logdir, { ...quiet, name: 'thrown' });
          ${thrown} new Error('diverged');
        }
        ${called};`;
      const end = await runScript(t, body, { logdir });
      assert.equal(end.code, 1);
      assert.match(end.stderr, /Error: diverged/);
      const statuses = experimentsIn(logdir).map(({ metadata }) => [metadata.name, metadata.status]);
      assert.deepEqual(statuses, [
        ['before', 'completed'],
        ['thrown', 'interrupted'],
      ]);
    });
  }
}

const train = `
  async function train() {
    using experiment = mtx.init(logdir, quiet);
    experiment.log({ loss: 1 });
    await Promise.resolve();
    throw new Error('diverged');
  }`;

for (const [caught, code] of [
  ['await train().catch((error) => { console.error(error); process.exit(1); });', 1],
  ['train().catch((error) => { console.error(error); process.exit(3); }); setInterval(() => {}, 1000);', 3],
  ['await train().catch(() => { process.exitCode = 1; });', 1],
  ['train().catch(() => { process.exitCode = 1; }); await new Promise((resolve) => setTimeout(resolve, 20));', 1],
  ["process.on('unhandledRejection', () => process.exit(2)); void train();", 2],
] as const) {
  test(`using ends interrupted where an exit code follows in the same turn: ${caught}`, async (t) => {
    const logdir = scratchFolder(t);
    const end = await runScript(t, `${train}\n${caught}`, { logdir });
    assert.equal(end.code, code, end.stderr);
    assert.deepEqual(experimentIn(logdir).statuses, ['running', 'completed', 'interrupted']);
  });
}

for (const [ended, code] of [
  ['process.exit(0);', 0],
  ['await new Promise(setImmediate); process.exit(1);', 1],
  ['mtx.init(logdir + "/other", quiet); process.exit(1);', 1],
] as const) {
  test(`using stays completed where the block ended by itself: ${ended}`, async (t) => {
    const logdir = scratchFolder(t);
    const body = `{ using experiment = mtx.init(logdir, quiet); }\n${ended}`;
    assert.equal((await runScript(t, body, { logdir })).code, code);
    assert.deepEqual(experimentIn(logdir).statuses, ['running', 'completed']);
  });
}

test('using stays completed where the exit code was set before', async (t) => {
  const logdir = scratchFolder(t);
  const body = `process.exitCode = 1;\n{ using experiment = mtx.init(logdir, quiet); }`;
  assert.equal((await runScript(t, body, { logdir })).code, 1);
  assert.deepEqual(experimentIn(logdir).statuses, ['running', 'completed']);
});
