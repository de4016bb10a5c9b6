import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ExperimentReader } from './experiment-reader.js';
import type { FileStat } from './files.js';
import { openLogbook } from './folder-logbook.js';
import { MemoryFiles } from './memory-files.js';

const logPath = 'experiments/a.jsonl';
const line = (step: number): string => `{"type": "log", "timestamp": 1, "data": {"step": ${step}, "loss": 1}}\n`;

/** Its first look at a size waits until it is let go on. */
class HeldFiles extends MemoryFiles {
  goOn = (): void => undefined;
  readonly #gate = new Promise<void>((resolve) => (this.goOn = resolve));

  override async stat(path: string): Promise<FileStat> {
    const stat = await super.stat(path);
    await this.#gate;
    return stat;
  }
}

test('calls nothing exact that has not been looked at', async () => {
  const files = new HeldFiles('held', [[logPath, line(0)]]);
  const logbook = openLogbook(files);
  const answers = [logbook.experiments(), logbook.experiments({ wait: true })];
  files.goOn();
  for (const { items } of await Promise.all(answers)) {
    const [item] = items;
    assert.deepEqual(item?.exact ? item.logCount : null, item?.exact ? 1 : null);
    assert.equal(item?.sizeBytes, line(0).length);
  }
});

test('waits for what was on disk when it was asked, also while a look is under way', async () => {
  const files = new HeldFiles('held', [[logPath, line(0)]]);
  const logbook = openLogbook(files);
  const before = logbook.experiments();
  await new Promise((resolve) => setTimeout(resolve));
  files.append(logPath, line(1));
  const after = logbook.experiments({ wait: true });
  files.goOn();
  await before;
  assert.equal((await after).items[0]?.logCount, 2);
});

test('keeps what was read in full when its head and tail are looked into late', async () => {
  const middle = line(1).repeat(600) + '{"type": "metadata", "group": "middle"}\n' + line(2).repeat(600);
  const files = new MemoryFiles('big', [[logPath, middle]]);
  const reader = new ExperimentReader(files, 'a', {
    log: logPath,
    plain: false,
    resources: null,
    text: null,
    annotation: null,
  });
  await reader.look({});
  await Promise.all([reader.read(() => undefined, {}), reader.peek({})]);
  assert.equal(reader.summary().metadata.group, 'middle');
});

test('follows only while somebody listens', () => {
  let watching: AbortSignal | undefined;
  class WatchedFiles extends MemoryFiles {
    override watch(hint: () => void, options: { signal: AbortSignal }): void {
      watching = options.signal;
      super.watch(hint, options);
    }
  }
  const logbook = openLogbook(new WatchedFiles('watched'));
  const [one, other] = [new AbortController(), new AbortController()];
  logbook.changes(() => undefined, { signal: one.signal });
  logbook.changes(() => undefined, { signal: other.signal });
  one.abort();
  assert.equal(watching?.aborted, false);
  other.abort();
  assert.equal(watching?.aborted, true);
});

test('opens a file of words as soon as it is written anew with numbers', async () => {
  const files = new MemoryFiles('plain', [['a.jsonl', '{"message": "begin"}\n']]);
  const logbook = openLogbook(files);
  assert.deepEqual((await logbook.experiments({ wait: true })).items, []);
  files.write('a.jsonl', '{"loss": 1}\n{"loss": 2}\n', Date.now() + 1000);
  assert.equal((await logbook.experiments({ wait: true })).items[0]?.logCount, 2);
});

test('gives up on a first line of many megabytes, and says that it left the file out', async () => {
  let asked = 0;
  class CountingFiles extends MemoryFiles {
    override bytes(path: string, start: number, end: number): Promise<Uint8Array> {
      asked += end - start;
      return super.bytes(path, start, end);
    }
  }
  const huge = new Uint8Array(64 * 1024 * 1024).fill(0x20);
  const logbook = openLogbook(
    new CountingFiles('plain', [
      ['huge.jsonl', huge],
      ['a.jsonl', '{"loss": 1}\n'],
    ]),
  );
  for (let look = 0; look < 3; look++) {
    const { items, notices } = await logbook.experiments({ wait: true });
    assert.deepEqual([items.length, notices.map(({ kind }) => kind)], [1, ['skipped']]);
  }
  assert.ok(asked < huge.length / 2, `${asked} bytes were read`);
});

test('keeps plain files plain beside one that looks like ours, unless the folder is called experiments', async () => {
  const files: [string, string][] = [
    ['a.jsonl', '{"step": 0, "loss": 1}\n'],
    ['b.jsonl', '{"type": "log", "loss": 1}\n'],
  ];
  const read = async (name: string): Promise<unknown> => {
    const { items, notices } = await openLogbook(new MemoryFiles(name, files)).experiments({ wait: true });
    return [items.map(({ id, logCount }) => [id, logCount]), notices.map(({ kind }) => kind)];
  };
  assert.deepEqual(await read('runs'), [[['a.jsonl', 1]], ['skipped']]);
  const ours = [
    ['b', 1],
    ['a', 0],
  ];
  assert.deepEqual(await read('experiments'), [ours, ['inside-experiments']]);
});

test('counts what is not finite, also when a row is replaced or undone', async () => {
  const row = (data: string): string => `{"type": "log", "timestamp": 1, "data": ${data}}`;
  const files = new MemoryFiles('odd', [
    [logPath, `${row('{"a": NaN, "b": -Infinity, "c": 1}')}\n${row('{"a": NaN}')}`],
  ]);
  const logbook = openLogbook(files);
  const count = async (): Promise<unknown> => (await logbook.experiments({ wait: true })).items[0]?.nonFinite;
  assert.deepEqual(await count(), { nan: 2, infinite: 1 });
  files.append(logPath, `${row('{"a": Infinity}')}\n`);
  assert.deepEqual(await count(), { nan: 2, infinite: 2 });
  files.append(logPath, `no object\n`);
  assert.deepEqual(await count(), { nan: 2, infinite: 2 });
});

test('tells within a look of a line in an old file that somebody has looked at', async () => {
  const old = Date.now() - 24 * 3600 * 1000;
  const files = new MemoryFiles('many');
  for (let index = 0; index < 200; index++) files.write(`experiments/e${index}.jsonl`, line(0), old + index);
  const looked: string[] = [];
  files.stat = (path) => {
    looked.push(path);
    return MemoryFiles.prototype.stat.call(files, path);
  };
  // Then the whole is not looked at with every hint.
  files.list = async function* (options) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    yield* MemoryFiles.prototype.list.call(files, options);
  };
  const logbook = openLogbook(files);
  const stop = new AbortController();
  await logbook.experiments({ wait: true });
  await logbook.series({ experiments: ['e0'], source: 'log', metric: 'loss', x: 'step', window: null, widthPx: 100 });
  const grown = new Promise<string[]>((resolve) => {
    logbook.changes(({ type, ids }) => type === 'grown' && resolve(ids), { signal: stop.signal });
  });
  await logbook.experiments();
  looked.length = 0;
  files.append('experiments/e0.jsonl', line(1), old);
  assert.ok((await grown).includes('e0'));
  assert.ok(looked.length < 200, `${looked.length} files were looked at`);
  stop.abort();
});
