import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn, experimentsIn } from './testing/written.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Begins, logs a row, says so and waits for a signal. */
const waiting = `
  mtx.init(logdir, quiet);
  mtx.log({ loss: 1 });
  setInterval(() => {}, 1000);
  process.stdout.write('ready\\n');`;

/** Scripts that end, with the code that they end with in any case. */
const ends: { title: string; body: string; code: number; status: string }[] = [
  { title: 'finish()', body: 'mtx.finish();', code: 0, status: 'completed' },
  { title: 'finish() and an exit code', body: 'mtx.finish(); process.exitCode = 4;', code: 4, status: 'completed' },
  { title: 'the last line of the script', body: '', code: 0, status: 'interrupted' },
  { title: 'an exit code', body: 'process.exitCode = 5;', code: 5, status: 'interrupted' },
  { title: 'process.exit()', body: 'process.exit(7);', code: 7, status: 'interrupted' },
  { title: 'an exception', body: "throw new Error('no more');", code: 1, status: 'interrupted' },
  { title: 'a rejection', body: "void Promise.reject(new Error('no more'));", code: 1, status: 'interrupted' },
  { title: 'a promise that never settles', body: 'await new Promise(() => {});', code: 13, status: 'interrupted' },
];

for (const { title, body, code, status } of ends) {
  test(`ends ${status} with ${title}, and with the exit code ${code}`, async (t) => {
    const logdir = scratchFolder(t);
    const end = await runScript(t, `mtx.init(logdir, quiet); mtx.log({ loss: 1 });\n${body}`, { logdir });
    assert.equal(end.code, code, end.stderr);
    if (/Error/.test(body)) assert.match(end.stderr, /Error: no more/);
    const { rows, statuses, metadata } = experimentIn(logdir);
    assert.deepEqual(rows, [{ loss: 1, step: 0 }]);
    assert.deepEqual(statuses, ['running', status]);
    assert.equal(metadata.total_steps, 1);
    assert.ok((metadata.end_time as number) >= (metadata.start_time as number));
  });
}

for (const signal of signals) {
  test(`ends interrupted with ${signal}, and by it`, async (t) => {
    const logdir = scratchFolder(t);
    const end = await runScript(t, waiting, { logdir, onReady: (child) => child.kill(signal) });
    assert.deepEqual([end.signal, end.stderr], [signal, '']);
    assert.deepEqual(experimentIn(logdir).statuses, ['running', 'interrupted']);
  });

  test(`leaves ${signal} to a handler of the script's own, which ends as it likes`, async (t) => {
    const logdir = scratchFolder(t);
    const body = `
      process.once('${signal}', () => {
        mtx.log({ saved: true });
        process.exit(3);
      });
      ${waiting}`;
    const end = await runScript(t, body, { logdir, onReady: (child) => child.kill(signal) });
    assert.deepEqual([end.code, end.signal, end.stderr], [3, null, '']);
    const { rows, metadata } = experimentIn(logdir);
    assert.deepEqual(rows.at(-1), { saved: true, step: 1 });
    assert.equal(metadata.status, 'interrupted');
  });
}

test('runs on, and says so, where the script takes a signal for something else', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    let heard = 0;
    process.on('SIGHUP', () => {
      heard += 1;
      mtx.log({ heard });
      if (heard < 3) process.stdout.write('ready\\n');
      else process.exit((mtx.finish(), 0));
    });
    ${waiting}`;
  const end = await runScript(t, body, { logdir, onReady: (child) => child.kill('SIGHUP') });
  assert.equal(end.code, 0, end.stderr);
  const { rows, statuses, metadata } = experimentIn(logdir);
  assert.deepEqual(
    rows.slice(1).map(({ heard }) => heard),
    [1, 2, 3],
  );
  assert.equal(statuses.filter((status) => status === 'interrupted').length, 3);
  assert.equal(statuses.at(-1), 'completed');
  assert.equal(typeof metadata.end_time, 'number');
});

test('stays interrupted whatever is logged while the process exits', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    const first = mtx.init(logdir, quiet);
    process.on('exit', () => {
      first.log({ last: 1 });
      first.log({ last: 2 });
      new mtx.Experiment(logdir, { ...quiet, name: 'late' }).log({ last: 3 });
    });`;
  const end = await runScript(t, body, { logdir });
  assert.deepEqual([end.code, end.stderr], [0, '']);
  const [first, late] = experimentsIn(logdir);
  assert.deepEqual(first!.statuses, ['running', 'interrupted']);
  assert.deepEqual(first!.rows, [
    { last: 1, step: 0 },
    { last: 2, step: 1 },
  ]);
  assert.deepEqual(late!.statuses, ['running', 'interrupted']);
  assert.deepEqual(late!.rows, [{ last: 3, step: 0 }]);
});

test('does not stand in the way of others who pass a signal on where they are alone', async (t) => {
  const logdir = scratchFolder(t);
  // As the package signal-exit does, which many others bring along.
  const body = `
    const passOn = () => {
      if (process.listenerCount('SIGINT') > 1) return;
      process.off('SIGINT', passOn);
      process.kill(process.pid, 'SIGINT');
    };
    process.on('SIGINT', passOn);
    ${waiting}`;
  const end = await runScript(t, body, { logdir, onReady: (child) => child.kill('SIGINT') });
  assert.equal(end.signal, 'SIGINT');
  assert.deepEqual(experimentIn(logdir).statuses, ['running', 'interrupted']);
});

test('leaves no listener behind when all experiments are finished', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    const events = ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtExceptionMonitor'];
    const counts = () => events.map((event) => process.listenerCount(event)).join();
    const before = counts();
    const [one, other] = [new mtx.Experiment(logdir, quiet), new mtx.Experiment(logdir, quiet)];
    one.finish();
    const between = counts();
    other.finish();
    console.log(before === counts(), between === counts());`;
  assert.equal((await runScript(t, body, { logdir })).stdout, 'true false\n');
});

test('marks every open experiment', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    new mtx.Experiment(logdir, quiet);
    new mtx.Experiment(logdir, quiet).finish();
    new mtx.Experiment(logdir, quiet);`;
  await runScript(t, body, { logdir });
  const statuses = experimentsIn(logdir).map(({ metadata }) => metadata.status);
  assert.deepEqual(statuses.sort(), ['completed', 'interrupted', 'interrupted']);
});

test('run finishes, hands on what the body gives, and sees what it throws', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    console.log(await mtx.run(logdir, { ...quiet, name: 'fine' }, async (experiment) => {
      experiment.log({ loss: 1 });
      return 'result';
    }));
    const thrown = new Error('diverged');
    try {
      await mtx.run(logdir, { ...quiet, name: 'thrown' }, () => {
        throw thrown;
      });
    } catch (error) {
      console.log(error === thrown);
    }`;
  const end = await runScript(t, body, { logdir });
  assert.equal(end.stdout, 'result\ntrue\n', end.stderr);
  const statuses = experimentsIn(logdir).map(({ metadata }) => [metadata.name, metadata.status]);
  assert.deepEqual(statuses, [
    ['fine', 'completed'],
    ['thrown', 'interrupted'],
  ]);
});

test('within run, log() means its experiment, also where several go on at a time', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    mtx.init(logdir, { ...quiet, name: 'around' });
    const pause = () => new Promise((resolve) => setImmediate(resolve));
    await Promise.all(['a', 'b', 'c'].map((name) => mtx.run(logdir, { ...quiet, name }, async () => {
      for (let turn = 0; turn < 3; turn++) {
        mtx.log({ name, turn });
        await pause();
      }
    })));
    mtx.log({ name: 'around' });
    mtx.finish();`;
  assert.equal((await runScript(t, body, { logdir })).code, 0);
  const experiments = experimentsIn(logdir);
  assert.equal(experiments.length, 4);
  for (const { metadata, rows } of experiments) {
    assert.equal(metadata.status, 'completed');
    assert.ok(rows.every((row) => row.name === metadata.name));
    assert.equal(rows.length, metadata.name === 'around' ? 1 : 3);
  }
});
