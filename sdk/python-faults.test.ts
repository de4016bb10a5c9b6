/** Faults that the Python package was seen to have, by their numbers in the list of them. None is ours. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentIn, experimentsIn } from './testing/written.js';
import { Experiment, finish, init } from './index.js';

const quiet = { trackResources: false } as const;
const dataOf = (logdir: string): unknown[] => experimentIn(logdir).rows;

for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
  test(`fault 6: ${signal} leaves no experiment running`, async (t) => {
    const logdir = scratchFolder(t);
    const body = `mtx.init(logdir, quiet); setInterval(() => {}, 1000); process.stdout.write('ready\\n');`;
    const end = await runScript(t, body, { logdir, onReady: (child) => child.kill(signal) });
    assert.equal(end.signal, signal);
    assert.equal(experimentIn(logdir).metadata.status, 'interrupted');
  });
}

test('fault 6: an exception inside run() or using is not recorded as completed', async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    await mtx.run(logdir, quiet, async () => { throw new Error('in run'); }).catch(() => {});
    using experiment = mtx.init(logdir, quiet);
    throw new Error('in using');`;
  await runScript(t, body, { logdir });
  const statuses = experimentsIn(logdir).map(({ metadata }) => metadata.status);
  assert.deepEqual(statuses, ['interrupted', 'interrupted']);
});

/** Children that a training has, with the SDK imported as in the training itself; each ends before it does. */
const children = {
  'a forked child': `
    import { fork } from 'node:child_process';
    import { once } from 'node:events';
    if (process.argv[2] === 'child') process.exit(0);
    mtx.init(logdir, quiet);
    await once(fork(process.argv[1], ['child']), 'exit');`,
  'a cluster worker': `
    import cluster from 'node:cluster';
    import { once } from 'node:events';
    if (cluster.isWorker) process.exit(0);
    mtx.init(logdir, quiet);
    await once(cluster.fork(), 'exit');`,
  'a worker thread': `
    import { once } from 'node:events';
    import { Worker } from 'node:worker_threads';
    mtx.init(logdir, quiet);
    const sdk = ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    // What runs TypeScript in the training does not reach its threads.
    const code = \`
      import('tsx/esm/api')
        .then(({ register }) => register() && import('\${sdk}'))
        .then((mtx) => {
          mtx.init('\${logdir}-thread', { trackResources: false });
          process.exit(6);
        });\`;
    const [code6] = await once(new Worker(code, { eval: true }), 'exit');
    if (code6 !== 6) throw new Error('the thread ended with ' + code6);`,
  'a forked child that logs too': `
    import { fork } from 'node:child_process';
    import { once } from 'node:events';
    if (process.argv[2] === 'child') {
      mtx.init(logdir + '-child', quiet);
      process.exit(0);
    }
    mtx.init(logdir, quiet);
    await once(fork(process.argv[1], ['child']), 'exit');`,
  'a forked child that logs into the same logbook': `
    import { fork } from 'node:child_process';
    import { once } from 'node:events';
    if (process.argv[2] === 'child') {
      mtx.init(logdir, quiet).log({ child: true });
      process.exit(0);
    }
    mtx.init(logdir, quiet);
    await once(fork(process.argv[1], ['child']), 'exit');`,
};

for (const [child, body] of Object.entries(children)) {
  test(`fault 6: the end of ${child} does not mark the experiment of its parent`, async (t) => {
    const logdir = join(scratchFolder(t), 'logbook');
    const end = await runScript(t, `${body}\nmtx.log({ after: 'the child' });\nmtx.finish();`, { logdir });
    assert.equal(end.code, 0, end.stderr);
    const [parent] = experimentsIn(logdir);
    assert.deepEqual(parent!.rows, [{ after: 'the child', step: 0 }]);
    assert.deepEqual(parent!.statuses, ['running', 'completed']);
  });
}

test('fault 7: a live run of another container is not recovered, whatever its pid is here', (t) => {
  const logdir = scratchFolder(t);
  mkdirSync(join(logdir, 'experiments'));
  const hosts = [undefined, { name: `not-${hostname()}`, boot_id: 'another', pid_start: 1 }];
  hosts.forEach((host, index) => {
    const first = { type: 'metadata', start_time: index, status: 'running', process_pid: 999_999_999, host };
    writeFileSync(join(logdir, `experiments/live-${index}.jsonl`), `${JSON.stringify(first)}\n`);
  });
  init(logdir, quiet);
  finish();
  const live = experimentsIn(logdir).filter(({ id }) => id.startsWith('live'));
  assert.deepEqual(
    live.map(({ statuses }) => statuses),
    [['running'], ['running']],
  );
});

test('fault 7: a dead run is recovered once, also one whose pid was 1', { skip: process.platform !== 'linux' }, (t) => {
  const logdir = scratchFolder(t);
  new Experiment(logdir, quiet).finish();
  const host = experimentIn(logdir).metadata.host as object;
  const first = { type: 'metadata', start_time: 0, status: 'running', process_pid: 1, host: { ...host, pid_start: 1 } };
  writeFileSync(join(logdir, 'experiments/dead.jsonl'), `${JSON.stringify(first)}\n`);
  for (let turn = 0; turn < 3; turn++) {
    init(logdir, quiet);
    finish();
  }
  assert.deepEqual(experimentsIn(logdir)[0]!.statuses, ['running', 'recovered']);
});

test('fault 8: a value that cannot be written costs no line, and no other metric of the step', (t) => {
  const logdir = scratchFolder(t);
  const warn = t.mock.method(console, 'warn', () => {});
  const experiment = new Experiment(logdir, quiet);
  for (let epoch = 0; epoch < 3; epoch++) {
    experiment.log({ epoch, hook: () => 0, when: new Date(epoch), seen: 2n ** 70n, odd: new Map([[1, 2]]), loss: 0.5 });
  }
  experiment.finish();
  const rows = dataOf(logdir) as {
    epoch: number;
    hook: number;
    when: string;
    seen: number;
    odd: number;
    loss: number;
  }[];
  assert.deepEqual(
    rows.map(({ epoch, loss, seen, when, hook, odd }) => [epoch, loss, seen, when, hook, odd]),
    [0, 1, 2].map((epoch) => [epoch, 0.5, 2 ** 70, new Date(epoch).toISOString(), NaN, NaN]),
  );
  assert.equal(warn.mock.callCount(), 2);
});

test('fault 10: odd keys raise nothing into the training, and are logged', (t) => {
  const logdir = scratchFolder(t);
  t.mock.method(console, 'warn', () => {});
  const experiment = new Experiment(logdir, quiet);
  const odd = { 0: 1, null: 2, undefined: 3, func: 4, '': 5, 'a\nb': 6, '🚀': 7, [Symbol('none')]: 8, constructor: 9 };
  experiment.log(odd);
  experiment.log(JSON.parse('{"__proto__": 10, "toString": 11}') as object);
  for (const data of [null, undefined, 7, 'text', [], () => 1, new Map()]) experiment.log(data as unknown as object);
  experiment.finish();
  const [first, second, ...unread] = dataOf(logdir) as object[];
  assert.deepEqual(first, { 0: 1, null: 2, undefined: 3, func: 4, '': 5, 'a\nb': 6, '🚀': 7, constructor: 9, step: 0 });
  assert.deepEqual(Object.entries(second!), [
    ['__proto__', 10],
    ['toString', 11],
    ['step', 1],
  ]);
  assert.deepEqual(
    unread,
    [2, 3, 4, 5, 6, 7, 8].map((step) => ({ _error: true, step })),
  );
});
