import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { describeHost, type Host } from './write/host.js';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { experimentsIn } from './testing/written.js';
import { Experiment, finish, init } from './index.js';

const onLinux = { skip: process.platform !== 'linux' };
const quiet = { trackResources: false } as const;
const dead = 'experiment_20261123_063850_52504b1e';

/** A logbook with one running experiment whose metadata says what is given, and whose process never was. */
function logbookWith(t: TestContext, metadata: object, more = ''): { logdir: string; path: string; text: string } {
  const logdir = scratchFolder(t);
  mkdirSync(join(logdir, 'experiments'));
  const path = join(logdir, 'experiments', `${dead}.jsonl`);
  const first = { type: 'metadata', experiment_id: dead, start_time: 1, status: 'running', ...metadata };
  const text = `${JSON.stringify(first)}\n{"type":"log","timestamp":2,"data":{"step":7,"loss":1}}\n${more}`;
  writeFileSync(path, text);
  return { logdir, path, text };
}

function initIn(logdir: string): void {
  init(logdir, quiet);
  finish();
}

const here = (changes: Partial<Host> = {}): Host => ({ ...describeHost()!, ...changes });
/** A pid that is somebody else's: process 1 is always there. */
const reused = { process_pid: 1, host: { name: '', boot_id: '', pid_start: 0 } };

test('recovers an experiment whose process was killed, once', onLinux, async (t) => {
  const logdir = scratchFolder(t);
  const body = `mtx.init(logdir, quiet); mtx.log({ step: 41, loss: 1 }); process.kill(process.pid, 'SIGKILL');`;
  assert.equal((await runScript(t, body, { logdir })).signal, 'SIGKILL');
  for (let turn = 0; turn < 3; turn++) initIn(logdir);
  const [killed, ...others] = experimentsIn(logdir);
  assert.deepEqual(killed!.statuses, ['running', 'recovered']);
  assert.equal(killed!.metadata.total_steps, 42);
  assert.ok((killed!.metadata.end_time as number) >= (killed!.metadata.start_time as number));
  for (const { statuses } of others) assert.deepEqual(statuses, ['running', 'completed']);
});

test('recovers one whose pid is another process now', onLinux, (t) => {
  const { logdir } = logbookWith(t, { ...reused, host: here({ pid_start: 12345 }) });
  initIn(logdir);
  assert.equal(experimentsIn(logdir)[0]!.metadata.status, 'recovered');
});

test('recovers one that says all that the format asks for, and no more', onLinux, (t) => {
  const { name, boot_id, pid_start } = here({ pid_start: 12345 });
  const { logdir } = logbookWith(t, { ...reused, host: { name, boot_id, pid_start } });
  initIn(logdir);
  assert.equal(experimentsIn(logdir)[0]!.metadata.status, 'recovered');
});

test('closes a torn last line of what it recovers', onLinux, (t) => {
  const { logdir, path, text } = logbookWith(t, { ...reused, host: here({ pid_start: 1 }) }, '{"type":"log","time');
  initIn(logdir);
  const written = readFileSync(path, 'utf8');
  assert.ok(written.startsWith(`${text}\n{"type":"metadata",`) && written.endsWith('"status":"recovered"}\n'));
});

test('recovers one that was resumed here, and died again', onLinux, (t) => {
  const again = { type: 'metadata', status: 'running', process_pid: 1, host: here({ pid_start: 12345 }) };
  const ended = { type: 'metadata', status: 'completed' };
  const { logdir } = logbookWith(t, {}, `${JSON.stringify(ended)}\n${JSON.stringify(again)}\n`);
  initIn(logdir);
  assert.equal(experimentsIn(logdir)[0]!.metadata.status, 'recovered');
});

const left: { title: string; metadata: () => object; more?: () => string }[] = [
  { title: 'one without a host, as of the Python package', metadata: () => ({ process_pid: 999_999_999 }) },
  { title: 'one of another machine', metadata: () => ({ ...reused, host: here({ name: 'elsewhere', pid_start: 1 }) }) },
  { title: 'one of another boot', metadata: () => ({ ...reused, host: here({ boot_id: 'b', pid_start: 1 }) }) },
  {
    title: 'one of another container',
    metadata: () => ({ ...reused, host: here({ pid_namespace: 7, pid_start: 1 }) }),
  },
  { title: 'one whose host is none', metadata: () => ({ ...reused, host: 'localhost' }) },
  { title: 'one without a pid', metadata: () => ({ host: here({ pid_start: 1 }) }) },
  { title: 'one whose process is alive', metadata: () => ({ process_pid: process.pid, host: here() }) },
  {
    title: 'one that was resumed and is alive',
    metadata: () => ({ ...reused, host: here({ pid_start: 1 }) }),
    more: () =>
      `${JSON.stringify({ type: 'metadata', status: 'running', process_pid: process.pid, host: here() })}\n` +
      '{"type":"log","timestamp":3,"data":{"loss":1}}\n'.repeat(5000),
  },
  {
    title: 'one that was completed',
    metadata: () => ({ ...reused, host: here({ pid_start: 1 }) }),
    more: () => '{"type":"metadata","status":"completed"}\n',
  },
];

for (const { title, metadata, more } of left) {
  test(`leaves alone ${title}`, onLinux, (t) => {
    const { logdir, path, text } = logbookWith(t, metadata(), more?.());
    initIn(logdir);
    assert.equal(readFileSync(path, 'utf8'), text);
  });
}

test('looks at the others where one cannot be read', onLinux, (t) => {
  const warnings = t.mock.method(console, 'warn', () => {});
  const { logdir } = logbookWith(t, { ...reused, host: here({ pid_start: 1 }) });
  mkdirSync(join(logdir, 'experiments/a-folder.jsonl'));
  writeFileSync(join(logdir, 'experiments/empty.jsonl'), '');
  appendFileSync(join(logdir, 'experiments/noise.jsonl'), Buffer.alloc(1 << 17, 0));
  init(logdir, quiet);
  finish();
  assert.match(readFileSync(join(logdir, 'experiments', `${dead}.jsonl`), 'utf8'), /"status":"recovered"\}\n$/);
  assert.equal(warnings.mock.callCount(), 1);
});

test('recovers where no lock can be made', onLinux, (t) => {
  const { logdir } = logbookWith(t, { ...reused, host: here({ pid_start: 1 }) });
  const warnings = t.mock.method(console, 'warn', () => {});
  const { TMPDIR: before } = process.env;
  process.env.TMPDIR = '/nowhere';
  try {
    init(logdir, quiet);
    finish();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  assert.equal(experimentsIn(logdir)[0]!.metadata.status, 'recovered');
  assert.equal(warnings.mock.callCount(), 0);
});

/** All that this process has ever read. */
const bytesRead = (): number => Number(/rchar: (\d+)/.exec(readFileSync('/proc/self/io', 'utf8'))![1]);

test('never reads all of a file that was resumed and lives, however much it holds', onLinux, (t) => {
  const again = { type: 'metadata', status: 'running', process_pid: process.pid, host: here() };
  const rows = '{"type":"log","timestamp":3,"data":{"loss":1}}\n'.repeat(600_000);
  const { logdir, path } = logbookWith(
    t,
    { ...reused, host: here({ pid_start: 1 }) },
    `${JSON.stringify(again)}\n${rows}`,
  );
  const before = bytesRead();
  initIn(logdir);
  // Whatever else the process reads meanwhile counts, too: half of the file is far more than that.
  assert.ok(bytesRead() - before < statSync(path).size / 2);
  assert.equal(experimentsIn(logdir)[0]!.metadata.status, 'running');
});

test('an experiment of a thread that was ended can be gone on with while its process lives', onLinux, async (t) => {
  const logdir = scratchFolder(t);
  const body = `
    const { Worker, isMainThread, parentPort } = await import('node:worker_threads');
    if (isMainThread) {
      // A worker does not inherit the loader of TypeScript.
      const load = "import { register } from '${import.meta.resolve('tsx/esm/api')}'; register(); await import('" + import.meta.url + "');";
      const worker = new Worker(new URL('data:text/javascript,' + encodeURIComponent(load)));
      const id = await new Promise((resolve) => worker.once('message', resolve));
      console.log(new mtx.Experiment(logdir, { ...quiet, resume: id }).id === id);
      await worker.terminate();
      const again = new mtx.Experiment(logdir, { ...quiet, resume: id });
      console.log(again.id === id);
      again.finish();
    } else {
      parentPort.postMessage(mtx.init(logdir, quiet).id);
      setInterval(() => {}, 1000);
    }`;
  const { stdout, stderr } = await runScript(t, body, { logdir });
  assert.equal(stdout, 'false\ntrue\n', stderr);
  assert.match(stderr, /is still writing/);
});

test('processes that begin together recover an experiment once', onLinux, async (t) => {
  const { logdir } = logbookWith(t, { ...reused, host: here({ pid_start: 1 }) });
  const body = 'mtx.init(logdir, quiet); mtx.finish();';
  await Promise.all(Array.from({ length: 4 }, () => runScript(t, body, { logdir })));
  assert.deepEqual(experimentsIn(logdir)[0]!.statuses, ['running', 'recovered']);
});

test('an experiment that is made without init() recovers nothing', (t) => {
  const { logdir, path, text } = logbookWith(t, { ...reused, host: here({ pid_start: 1 }) });
  new Experiment(logdir, quiet).finish();
  assert.equal(readFileSync(path, 'utf8'), text);
});
