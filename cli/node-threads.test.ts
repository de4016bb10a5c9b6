import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { openLogbook } from '../sdk/read/index.js';
import { ThreadLogbook } from '../sdk/threads/thread-logbook.js';
import { NodeFiles } from './node-files.js';
import { openInNodeThreads, startNodeThread } from './node-threads.js';
import { copyOf, folder, log } from './testing/mtx-process.js';

test('several threads say what this one says, and keep the name of an error', async (t) => {
  const root = await copyOf(t, 'quickstart');
  const here = openLogbook(new NodeFiles(root));
  const logbook = await openInNodeThreads(root, 2);
  t.after(() => logbook.close());
  assert.equal(logbook.name, here.name);
  const list = await here.experiments({ wait: true });
  assert.deepEqual(await logbook.experiments({ wait: true }), list);
  const experiments = list.items.map(({ id }) => id);
  const query = { experiments, source: 'log', metric: 'loss', x: 'step', window: null, widthPx: 100 } as const;
  assert.deepEqual(await logbook.series(query), await here.series(query));
  await assert.rejects(logbook.damage('nobody'), { name: 'unknown-experiment' });
});

test('a folder that is gone is told as it is told here', async () => {
  const nowhere = path.join(import.meta.dirname, 'no such folder');
  const here = await openLogbook(new NodeFiles(nowhere))
    .experiments()
    .catch((error: unknown) => error as Error);
  const logbook = await openInNodeThreads(nowhere, 2);
  const { message, name } = here as Error;
  await assert.rejects(logbook.experiments(), { message, name });
  logbook.close();
});

test('what a thread was asked rejects when it dies, and says why', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(100_000) });
  const thread = startNodeThread();
  const logbook = await ThreadLogbook.open(thread, { folder: root });
  const pending = [logbook.experiments({ wait: true }), logbook.damage('x')];
  thread.terminate();
  for (const answer of pending) await assert.rejects(answer, /^Error: The thread that reads the logbook has ended$/);
  await assert.rejects(logbook.experiments(), /has ended/);
});

test('threads keep the process alive until the logbook is closed, and no longer', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(100_000) });
  const module = path.join(import.meta.dirname, 'node-threads.ts');
  const script = `
    const { openInNodeThreads } = await import(${JSON.stringify(module)});
    const logbook = await openInNodeThreads(${JSON.stringify(root)}, 2);
    logbook.changes(() => undefined, { signal: new AbortController().signal });
    const query = { experiments: ['x'], source: 'log', metric: 'a', x: 'step', window: null, widthPx: 9, wait: true };
    const { traces } = await logbook.series(query);
    logbook.experiments({ wait: true }).catch(({ name }) => console.log(name));
    logbook.close();
    console.log(traces[0].stats.count);
  `;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  assert.deepEqual([said.split('\n'), child.exitCode], [['100000', 'AbortError', ''], 0]);
});
