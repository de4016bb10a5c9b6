import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLogbook } from './folder-logbook.js';
import type { Change, Logbook, SeriesQuery } from './logbook.js';
import { MemoryFiles } from './memory-files.js';

const options = { timeout: 20_000 };
const line = (loss: number): string => `{"type": "log", "timestamp": 1, "data": {"loss": ${loss}}}\n`;
const pathOf = (id: string): string => `experiments/${id}.jsonl`;
const lossOf = (...experiments: string[]): SeriesQuery => ({
  experiments,
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 100,
  wait: true,
});

/** What is called `big…` is read when it is let go on. */
class HeldFiles extends MemoryFiles {
  /** What has been begun to be read, in order. */
  readonly begun: string[] = [];
  goOn = (): void => undefined;
  readonly #gate = new Promise<void>((resolve) => (this.goOn = resolve));

  constructor(...ids: string[]) {
    super(
      'held',
      ids.map((id) => [pathOf(id), line(1)]),
    );
  }

  override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    this.begun.push(path.slice('experiments/'.length, -'.jsonl'.length));
    if (path.includes('big')) await this.#gate;
    yield* super.chunks(path, start, end);
  }
}

async function countOf(logbook: Logbook, id: string): Promise<number | null | undefined> {
  const { items } = await logbook.experiments({ wait: true });
  return items.find((item) => item.id === id)?.logCount;
}

test('answers about what is small while much that is big is being read', options, async () => {
  const big = Array.from({ length: 10 }, (_, index) => `big${index}`);
  const files = new HeldFiles(...big, 'small');
  const logbook = openLogbook(files);
  const order: string[] = [];
  const answers = [lossOf(...big), lossOf('big0')].map((query) => logbook.series(query).then(() => order.push('big')));
  await logbook.experiments();
  assert.equal((await logbook.series(lossOf('small'))).traces.length, 1);
  assert.deepEqual(await logbook.damage('small'), []);
  await assert.rejects(logbook.damage('nobody'), { name: 'unknown-experiment' });
  order.push('small');
  assert.ok(files.begun.includes('big0'));
  files.goOn();
  await Promise.all(answers);
  assert.deepEqual(order, ['small', 'big', 'big']);
  logbook.close();
});

test('waits, too, for what came to a file while it was being read', options, async () => {
  const files = new HeldFiles('big');
  const logbook = openLogbook(files);
  const before = logbook.series(lossOf('big'));
  while (files.begun.length === 0) await logbook.experiments();
  files.append(pathOf('big'), line(2));
  const after = [countOf(logbook, 'big'), logbook.series(lossOf('big')).then(({ traces }) => traces[0]!.x.length)];
  await logbook.experiments();
  files.goOn();
  await before;
  assert.deepEqual(await Promise.all(after), [2, 2]);
  assert.equal(files.begun.length, 2);
  logbook.close();
});

test('tells what has grown while something big is being read', options, async () => {
  const files = new HeldFiles('big', 'small');
  const logbook = openLogbook(files);
  const stop = new AbortController();
  const heard: Change[] = [];
  let tell = (): void => undefined;
  logbook.changes((change) => (heard.push(change), tell()), { signal: stop.signal });
  const grown = async (): Promise<void> => {
    while (!heard.some(({ type, ids }) => type === 'grown' && ids.includes('small'))) {
      await new Promise<void>((resolve) => (tell = resolve));
    }
    heard.length = 0;
  };
  const big = logbook.series(lossOf('big'));
  await logbook.series(lossOf('small'));
  await grown();
  files.append(pathOf('small'), line(2));
  await grown();
  files.goOn();
  await big;
  stop.abort();
  logbook.close();
});

test('reads the newest ids first, and what is asked for before them', options, async () => {
  const big = Array.from({ length: 9 }, (_, index) => `big${index}`);
  const files = new HeldFiles(...big);
  for (const id of big) files.append(pathOf(id), line(2).repeat(10_000));
  const logbook = openLogbook(files);
  await logbook.experiments();
  const asked = logbook.series(lossOf('big0', 'big1', 'big2', 'big3', 'big4'));
  while (files.begun.length < 4) await logbook.experiments();
  assert.deepEqual(files.begun, ['big8', 'big7', 'big0', 'big1']);
  files.goOn();
  await asked;
  logbook.close();
});

test('comes to an end of a question between two of its traces, once nobody waits for it', options, async () => {
  const ids = Array.from({ length: 400 }, (_, index) => `run${index}`);
  const content = line(1).repeat(1000);
  const logbook = openLogbook(
    new MemoryFiles(
      'many',
      ids.map((id) => [pathOf(id), content]),
    ),
  );
  await logbook.experiments({ wait: true });
  const stop = new AbortController();
  const drawn = logbook.series({ ...lossOf(...ids), wait: false }, { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')));
  await assert.rejects(drawn, /enough/);
  logbook.close();
});
