import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Change } from '../read/logbook.js';
import { MemoryFiles } from '../read/memory-files.js';
import { InProcessThread } from './testing/in-process-thread.js';
import { ThreadLogbook } from './thread-logbook.js';

const timeout = 20_000;
const line = (loss: string): string => `{"type": "log", "timestamp": 1, "data": {"loss": ${loss}}}\n`;
const pathOf = (id: string): string => `experiments/${id}.jsonl`;
const query = { experiments: ['a'], source: 'log', metric: 'loss', x: 'step', window: null, widthPx: 100 } as const;
const lossQuery = { ...query, experiments: ['a'], wait: true };

/** Its chunks come when it is let go on, and it knows whether somebody still wants them. */
class HeldFiles extends MemoryFiles {
  goOn = (): void => undefined;
  readonly #gate = new Promise<void>((resolve) => (this.goOn = resolve));

  override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    await this.#gate;
    yield* super.chunks(path, start, end);
  }
}

async function open(t: TestContext, files: MemoryFiles): Promise<{ thread: InProcessThread; logbook: ThreadLogbook }> {
  const thread = new InProcessThread(() => files);
  const logbook = await ThreadLogbook.open(thread, null);
  t.after(() => logbook.close());
  return { thread, logbook };
}

test('answers as the logbook in the thread does, numbers bit for bit', { timeout }, async (t) => {
  const content = `${line('3')}${line('NaN')}broken\n${line('-0')}`;
  const { logbook } = await open(t, new MemoryFiles('ours', [[pathOf('a'), content]]));
  assert.deepEqual([logbook.name, logbook.live], ['ours', true]);
  const { items, exact } = await logbook.experiments({ wait: true });
  assert.deepEqual([exact, items.map(({ id, damagedLines }) => [id, damagedLines])], [true, [['a', 1]]]);
  const { complete, traces } = await logbook.series(lossQuery);
  assert.deepEqual([complete, ...traces[0]!.y], [true, 3, -0]);
  assert.deepEqual([...traces[0]!.nonFinite.x], [1]);
  const values: number[] = [];
  for await (const { value } of logbook.points({ id: 'a', source: 'log', metric: 'loss' })) values.push(...value);
  assert.deepEqual(values, [3, NaN, -0]);
  assert.deepEqual(
    (await logbook.damage('a')).map(({ excerpt }) => excerpt),
    ['broken'],
  );
});

test('keeps the name of an error', { timeout }, async (t) => {
  const { logbook } = await open(t, new MemoryFiles('ours'));
  await assert.rejects(logbook.damage('nobody'), { name: 'unknown-experiment' });
  const points = logbook.points({ id: 'nobody', source: 'log', metric: 'loss' });
  await assert.rejects(points[Symbol.asyncIterator]().next(), { name: 'unknown-experiment' });
});

test('tells changes until the signal is aborted', { timeout }, async (t) => {
  const files = new MemoryFiles('ours');
  const { logbook } = await open(t, files);
  const stop = new AbortController();
  const added = new Promise<Change>((resolve) => logbook.changes(resolve, { signal: stop.signal }));
  files.write(pathOf('a'), line('1'));
  await logbook.experiments();
  assert.deepEqual(await added, { type: 'added', ids: ['a'] });
  stop.abort();
  await logbook.experiments();
});

test('cancels in the thread what nobody waits for any more, and answers the next call', { timeout }, async (t) => {
  const files = new HeldFiles('held', [[pathOf('a'), line('1')]]);
  const { thread, logbook } = await open(t, files);
  const series = t.mock.method(thread.service, 'series');
  const cancel = t.mock.method(thread.service, 'cancel');
  const stop = new AbortController();
  const reason = new Error('not needed any more');
  const aborted = assert.rejects(logbook.series(lossQuery, { signal: stop.signal }), reason);
  await logbook.experiments();
  stop.abort(reason);
  await aborted;
  await assert.rejects(logbook.experiments({ signal: AbortSignal.abort(reason) }), reason);
  await logbook.experiments();
  assert.deepEqual(
    cancel.mock.calls.map((call) => call.arguments),
    series.mock.calls.map((call) => [call.arguments[0]]),
  );
  files.goOn();
  assert.equal((await logbook.series(lossQuery)).traces.length, 1);
});

test(
  'rejects what is pending when the thread dies, saying why, and all that is asked later',
  { timeout },
  async (t) => {
    const { thread, logbook } = await open(t, new HeldFiles('held', [[pathOf('a'), line('1')]]));
    const points = logbook.points({ id: 'a', source: 'log', metric: 'loss' })[Symbol.asyncIterator]();
    const pending = [logbook.series(lossQuery), logbook.damage('a'), points.next()];
    logbook.changes(() => undefined, { signal: new AbortController().signal });
    thread.die('it ran out of memory');
    for (const answer of [...pending, logbook.experiments()]) await assert.rejects(answer, /it ran out of memory/);
  },
);

test('rejects what is pending with an AbortError when it is closed, and ends the thread', { timeout }, async (t) => {
  const { thread, logbook } = await open(t, new HeldFiles('held', [[pathOf('a'), line('1')]]));
  const pending = logbook.series(lossQuery);
  logbook.close();
  for (const answer of [pending, logbook.experiments()]) await assert.rejects(answer, { name: 'AbortError' });
  assert.ok(thread.isTerminated);
});

test('ends the thread where the logbook cannot be opened there', { timeout }, async () => {
  const thread = new InProcessThread((origin: string) => {
    throw new Error(`no files in ${origin}`);
  });
  await assert.rejects(ThreadLogbook.open(thread, 'nowhere'), /no files in nowhere/);
  assert.ok(thread.isTerminated);
});
