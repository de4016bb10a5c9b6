import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logLine } from '../../e2e/oracle/reading.js';
import { openLogbook } from './folder-logbook.js';
import { follow } from './follower.js';
import type { Change, Logbook } from './logbook.js';
import { MemoryFiles } from './memory-files.js';

const options = { timeout: 20_000 };
const row = (loss: number): string => `${logLine(`{"loss": ${loss}}`)}\n`;
const pathOf = (id: string): string => `experiments/${id}.jsonl`;

/** A logbook that is followed, and its changes as they come. */
class Followed {
  readonly logbook: Logbook;
  readonly seen: Change[] = [];
  readonly #stop = new AbortController();
  #tell = (): void => undefined;

  constructor(readonly files: MemoryFiles) {
    this.logbook = openLogbook(files);
    this.logbook.changes(
      (change) => {
        this.seen.push(change);
        this.#tell();
      },
      { signal: this.#stop.signal },
    );
  }

  /** Waits for a change of this type to this experiment, among those not waited for yet. */
  async change(type: Change['type'], id: string): Promise<void> {
    for (;;) {
      const at = this.seen.findIndex((change) => change.type === type && change.ids.includes(id));
      if (at >= 0) {
        this.seen.splice(0, at + 1);
        return;
      }
      await new Promise<void>((resolve) => (this.#tell = resolve));
    }
  }

  async losses(id: string): Promise<number[]> {
    const values: number[] = [];
    for await (const { value } of this.logbook.points({ id, source: 'log', metric: 'loss' })) values.push(...value);
    return values;
  }

  close(): void {
    this.#stop.abort();
    this.logbook.close();
  }
}

async function followed(
  files: [path: string, content: string][],
  use: (logbook: Followed) => Promise<void>,
): Promise<void> {
  const logbook = new Followed(new MemoryFiles('crafted'));
  files.forEach(([path, content], index) => logbook.files.write(path, content, 1000 + index));
  try {
    await logbook.logbook.experiments({ wait: true });
    await use(logbook);
  } finally {
    logbook.close();
  }
}

test('tells of an experiment that is added', options, () =>
  followed([[pathOf('a'), row(1)]], async (logbook) => {
    logbook.files.write(pathOf('b'), row(2));
    await logbook.change('added', 'b');
    assert.deepEqual((await logbook.logbook.experiments()).items.map(({ id }) => id).sort(), ['a', 'b']);
    assert.deepEqual(await logbook.losses('b'), [2]);
  }),
);

test('tells of an experiment that has grown, when what is new has been read', options, () =>
  followed([[pathOf('a'), row(1)]], async (logbook) => {
    await logbook.change('grown', 'a');
    logbook.seen.length = 0;
    logbook.files.append(pathOf('a'), row(2));
    await logbook.change('grown', 'a');
    const { traces } = await logbook.logbook.series({
      experiments: ['a'],
      source: 'log',
      metric: 'loss',
      x: 'step',
      window: null,
      widthPx: 100,
    });
    assert.deepEqual(
      traces.map(({ y }) => [...y]),
      [[1, 2]],
    );
  }),
);

for (const [what, content] of [
  ['a longer file', row(3) + row(4) + row(5)],
  ['a shorter file', row(3)],
  ['one of the same size', row(3) + row(4)],
  ['an empty file', ''],
] as const) {
  test(`tells of an experiment that was replaced by ${what}`, options, () =>
    followed([[pathOf('a'), row(1) + row(2)]], async (logbook) => {
      logbook.files.write(pathOf('a'), content, 9000);
      await logbook.change('replaced', 'a');
      const expected = [...content.matchAll(/"loss": (\d)/g)].map(([, loss]) => Number(loss));
      assert.deepEqual(await logbook.losses('a'), expected);
    }),
  );
}

test('tells of an experiment that is removed', options, () =>
  followed(
    [
      [pathOf('a'), row(1)],
      [pathOf('b'), row(2)],
    ],
    async (logbook) => {
      logbook.files.delete(pathOf('a'));
      await logbook.change('removed', 'a');
      assert.deepEqual(
        (await logbook.logbook.experiments()).items.map(({ id }) => id),
        ['b'],
      );
      await assert.rejects(logbook.losses('a'), { name: 'unknown-experiment' });
    },
  ),
);

test('tells of a renamed experiment as one removed and one added', options, () =>
  followed([[pathOf('a'), row(1)]], async (logbook) => {
    logbook.files.write(pathOf('b'), row(1));
    logbook.files.delete(pathOf('a'));
    await logbook.change('added', 'b');
    await logbook.change('removed', 'a');
    assert.deepEqual(await logbook.losses('b'), [1]);
  }),
);

for (const path of ['resources/a_resources.jsonl', 'text/a_text.jsonl', 'annotations/a.json']) {
  test(`tells of an experiment as grown when ${path.split('/')[0]}/ has something of it`, options, () =>
    followed([[pathOf('a'), row(1)]], async (logbook) => {
      await logbook.change('grown', 'a');
      logbook.seen.length = 0;
      logbook.files.write(path, '{"type": "text", "name": "x"}');
      await logbook.change('grown', 'a');
    }),
  );
}

test('tells each listener until its signal is aborted, and none after the logbook was closed', options, () =>
  followed([[pathOf('a'), row(1)]], async (logbook) => {
    const other: Change[] = [];
    const stop = new AbortController();
    logbook.logbook.changes((change) => other.push(change), { signal: stop.signal });
    logbook.files.write(pathOf('b'), row(1));
    await logbook.change('added', 'b');
    assert.ok(other.some(({ type, ids }) => type === 'added' && ids.includes('b')));
    stop.abort();
    other.length = 0;
    logbook.files.write(pathOf('c'), row(1));
    await logbook.change('added', 'c');
    assert.deepEqual(other, []);
  }),
);

test('answers with what is on disk when it is asked, also where nobody follows', options, async () => {
  const files = new MemoryFiles('crafted', [[pathOf('a'), row(1)]]);
  const logbook = openLogbook(files);
  assert.deepEqual(
    (await logbook.experiments({ wait: true })).items.map(({ logCount }) => logCount),
    [1],
  );
  files.append(pathOf('a'), row(2));
  assert.deepEqual(
    (await logbook.experiments({ wait: true })).items.map(({ logCount }) => logCount),
    [2],
  );
});

test('lists a long file by its head and tail before it has read it', options, async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  class SlowFiles extends MemoryFiles {
    override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
      await released;
      yield* super.chunks(path, start, end);
    }
  }
  const metadata = '{"type": "metadata", "name": "long", "start_time": 5, "status": "running"}\n';
  const rows = Array.from({ length: 5000 }, (_, index) => `${logLine(`{"step": ${index}, "loss": 1}`)}\n`).join('');
  const logbook = openLogbook(new SlowFiles('crafted', [[pathOf('a'), metadata + rows]]));
  const { items, exact } = await logbook.experiments();
  const [item] = items;
  assert.deepEqual([exact, item?.exact, item?.readBytes], [false, false, 0]);
  assert.deepEqual([item?.name, item?.startTime, item?.status, item?.lastStep], ['long', 5, 'running', 4999]);
  assert.deepEqual([item?.logCount, item?.metrics, item?.damagedLines, item?.hasImages], [null, null, null, null]);
  release();
  const [whole] = (await logbook.experiments({ wait: true })).items;
  assert.deepEqual([whole?.exact, whole?.logCount, whole?.metrics, whole?.damagedLines], [true, 5000, ['loss'], 0]);
  assert.equal(whole?.readBytes, whole?.sizeBytes);
});

test('stops at a signal, with its reason', options, async () => {
  const logbook = openLogbook(new MemoryFiles('crafted', [[pathOf('a'), row(1)]]));
  const aborted = AbortSignal.abort(new Error('no longer wanted'));
  await assert.rejects(logbook.experiments({ wait: true, signal: aborted }), /no longer wanted/);
  const points = logbook.points({ id: 'a', source: 'log', metric: 'loss' }, { signal: aborted });
  await assert.rejects(points[Symbol.asyncIterator]().next(), /no longer wanted/);
});

test('a hint leads to a look at the whole folder from the beginning, where that is quick', options, async () => {
  const files = new MemoryFiles('crafted');
  const stop = new AbortController();
  const calls = new Promise<string[]>((resolve) => {
    const made: string[] = [];
    const make = (call: string) => (): Promise<void> => {
      made.push(call);
      files.write('experiments/new.jsonl', '');
      if (made.length === 3) resolve(made);
      return Promise.resolve();
    };
    follow(files, { scan: make('scan'), look: make('look'), lookAt: make('look at') }, stop.signal);
  });
  assert.deepEqual(await calls, ['scan', 'scan', 'scan']);
  stop.abort();
});
