import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NodeFiles } from '../../cli/node-files.js';
import { LogbookCrafter } from '../../e2e/oracle/crafted-logbook.js';
import type { ListedFile, LogbookFiles } from './files.js';
import { openLogbook } from './folder-logbook.js';
import type { Change, Logbook, SeriesQuery } from './logbook.js';
import type { LogbookShare } from './logbook-share.js';
import { MemoryFiles } from './memory-files.js';
import { ShardedLogbook } from './sharded-logbook.js';
import { shardOf } from './shares.js';

const line = (loss: number): string => `{"type": "log", "timestamp": 1, "data": {"loss": ${loss}}}\n`;
const started = (startTime: number): string => `{"type": "metadata", "start_time": ${startTime}}\n`;
const pathOf = (id: string): string => `experiments/${id}.jsonl`;

/** As many logbooks of the same files as there are shares, as one. */
function sharded(files: LogbookFiles, of = 2): ShardedLogbook {
  return new ShardedLogbook(Array.from({ length: of }, (_, index) => openLogbook(files, { share: { index, of } })));
}

/** A question about all of them as one group, about every other one, and about some that are not there. */
function bandsOf(experiments: string[]): Omit<SeriesQuery, 'source' | 'metric'> {
  const groups = [
    { id: 'all', experiments },
    { id: 'half', experiments: experiments.filter((_, index) => index % 2 === 0) },
    { id: 'nobody', experiments: ['nobody', 'no other'] },
    { id: 'none', experiments: [] },
  ];
  const smoothing = { method: 'ema', weight: 0.5 } as const;
  return { experiments: experiments.slice(1, 3), groups, smoothing, x: 'step', window: null, widthPx: 50 };
}

/** All that a logbook says, in the order in which it says it. */
async function allOf(logbook: Logbook): Promise<unknown> {
  const list = await logbook.experiments({ wait: true });
  const experiments = list.items.map(({ id }) => id);
  const said: unknown[] = [list];
  for (const [key, source] of [['metrics', 'log'] as const, ['resourceMetrics', 'resources'] as const]) {
    const metrics = new Set(list.items.flatMap((item) => item[key] ?? []));
    for (const metric of [...metrics].slice(0, 3)) {
      said.push(await logbook.series({ ...bandsOf(experiments), source, metric }));
    }
    for (const metric of metrics) {
      said.push(await logbook.series({ experiments, source, metric, x: 'step', window: null, widthPx: 50 }));
      for (const id of experiments) {
        for await (const page of logbook.points({ id, source, metric })) said.push(page);
      }
    }
  }
  said.push(await logbook.summaries({ experiments, source: 'log', metrics: null }));
  for (const id of experiments) said.push(await logbook.damage(id));
  logbook.close();
  return said;
}

/** Fails where the shares together say anything else than the whole, or in another order. */
async function compare(open: () => LogbookFiles): Promise<void> {
  const whole = await allOf(openLogbook(open()));
  for (const of of [1, 2, 3]) assert.deepEqual(await allOf(sharded(open(), of)), whole, `${of} shares`);
}

for (const name of ['quickstart', 'crash', 'mid', 'nan']) {
  test(`says of the logbook ${name} what one that is not sharded says`, () =>
    compare(() => new NodeFiles(`${import.meta.dirname}/../../e2e/logbooks/${name}`)));
}

test('says of crafted logbooks what one that is not sharded says', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const contents = [...new LogbookCrafter(seed).logbook(6)];
    await compare(() => dated('crafted', contents));
  }
});

test('says of folders of plain JSONL what one that is not sharded says', async () => {
  for (let seed = 1; seed <= 10; seed++) {
    const contents = [...new LogbookCrafter(seed).plain(6)];
    await compare(() => dated('crafted', contents));
  }
});

/** The same files, changed at the same time, at each call. */
function dated(name: string, contents: [path: string, content: Uint8Array | string][]): MemoryFiles {
  const files = new MemoryFiles(name);
  contents.forEach(([path, content], index) => files.write(path, content, 1000 + index));
  return files;
}

test('lists in one order whatever the shares: by start, then by id, then what has none', async () => {
  const starts = { a: 5, b: 7, c: 5, d: 6, e: 'NaN', f: 5, g: 'Infinity' };
  const files = dated(
    'ordered',
    Object.entries(starts).map(([id, start]) => [pathOf(id), `{"type": "metadata", "start_time": ${start}}\n`]),
  );
  const { items } = await sharded(files, 3).experiments({ wait: true });
  assert.deepEqual(
    items.map(({ id }) => id),
    ['b', 'd', 'f', 'c', 'a', 'g', 'e'],
  );
});

/** Ids of two experiments of each of two shares. */
const [[a, c], [b, d]] = [0, 1].map((index) =>
  ['a', 'b', 'c', 'd', 'e', 'f'].filter((id) => shardOf(id, 2) === index).slice(0, 2),
) as [[string, string], [string, string]];

const lossOf = (...experiments: string[]): SeriesQuery => ({
  experiments,
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 100,
});

test('draws in the order of the question, and nothing for what is not there', async () => {
  const logbook = sharded(
    dated(
      'four',
      [a, b, c, d].map((id, index) => [pathOf(id), line(index)]),
    ),
  );
  const { complete, traces } = await logbook.series({ ...lossOf(d, a, 'nobody', b, 'no other', c), wait: true });
  assert.deepEqual(
    [complete, traces.map(({ id, y }) => [id, ...y])],
    [
      true,
      [
        [d, 3],
        [a, 0],
        [b, 1],
        [c, 2],
      ],
    ],
  );
  assert.deepEqual(await logbook.series(lossOf()), { complete: true, traces: [], bands: [] });
});

test('draws a group where most of it is, and asks the others for their lines alone', async () => {
  const files = dated(
    'groups',
    [a, b, c, d].map((id, index) => [pathOf(id), line(index) + line(2 * index)]),
  );
  const logbook = sharded(files);
  const groups = [
    { id: 'two of one', experiments: [a, c] },
    { id: 'mostly one', experiments: [b, a, c, 'nobody'] },
    { id: 'both', experiments: [d, b, a, c] },
  ];
  const { complete, traces, bands } = await logbook.series({ ...lossOf(b), groups, band: 'range', wait: true });
  assert.deepEqual([complete, traces.map(({ id }) => id)], [true, [b]]);
  assert.deepEqual(
    bands.map(({ id, count, y, low, high }) => [id, count, [...y], [...low], [...high]]),
    [
      ['two of one', 2, [1, 2], [0, 0], [2, 4]],
      ['mostly one', 3, [1, 2], [0, 0], [2, 4]],
      ['both', 4, [1.5, 3], [0, 0], [3, 6]],
    ],
  );
});

test('asks the one share that an experiment belongs to, and names an unknown one', async () => {
  const asked: string[] = [];
  const shard = (name: string): LogbookShare => {
    const logbook = openLogbook(dated(name, [[pathOf(a), line(1)]]), { share: { index: Number(name), of: 2 } });
    for (const method of ['series', 'summaries', 'points', 'damage'] as const) {
      const ask = logbook[method].bind(logbook) as (...args: unknown[]) => unknown;
      Object.assign(logbook, {
        [method]: (...args: unknown[]) => {
          asked.push(`${name} ${method}`);
          return ask(...args);
        },
      });
    }
    return logbook;
  };
  const logbook = new ShardedLogbook([shard('0'), shard('1')]);
  await logbook.series({ ...lossOf(a), wait: true });
  await logbook.summaries({ experiments: [a], source: 'log', metrics: null });
  for await (const { value } of logbook.points({ id: a, source: 'log', metric: 'loss' })) assert.equal(value[0], 1);
  await logbook.damage(a);
  assert.deepEqual(asked, ['0 series', '0 summaries', '0 points', '0 damage']);
  await assert.rejects(logbook.damage('nobody'), { name: 'unknown-experiment' });
  const points = logbook.points({ id: 'nobody', source: 'log', metric: 'loss' });
  await assert.rejects(points[Symbol.asyncIterator]().next(), { name: 'unknown-experiment' });
});

test('is exact and complete when all shares are', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  class SlowFiles extends MemoryFiles {
    override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
      if (path === pathOf(b)) await released;
      yield* super.chunks(path, start, end);
    }
  }
  const logbook = sharded(
    new SlowFiles(
      'slow',
      [a, b].map((id) => [pathOf(id), started(1) + line(1)]),
    ),
  );
  await logbook.series({ ...lossOf(a), wait: true });
  const [list, both, one] = [
    await logbook.experiments(),
    await logbook.series(lossOf(a, b)),
    await logbook.series(lossOf(a)),
  ];
  assert.deepEqual([list.exact, list.items.length, both.complete, one.complete], [false, 2, false, true]);
  const summed = await logbook.summaries({ experiments: [a, b], source: 'log', metrics: null });
  assert.deepEqual([summed.complete, summed.summaries.map(({ id }) => id)], [false, [a]]);
  const grouped = { ...lossOf(), groups: [{ id: 'both', experiments: [a, b] }] };
  const partial = await logbook.series(grouped);
  assert.deepEqual(
    [partial.complete, partial.bands.map(({ count, complete }) => [count, complete])],
    [false, [[1, false]]],
  );
  release();
  assert.equal((await logbook.experiments({ wait: true })).exact, true);
  assert.equal((await logbook.series(lossOf(a, b))).complete, true);
  const whole = await logbook.series(grouped);
  assert.deepEqual([whole.complete, whole.bands.map(({ count, complete }) => [count, complete])], [true, [[2, true]]]);
});

test('tells the changes of all shares, each once, until the signal is aborted', { timeout: 20_000 }, async () => {
  const files = dated('followed', [[pathOf(a), line(1)]]);
  const logbook = sharded(files);
  const stop = new AbortController();
  const changes: Change[] = [];
  let heard = (): void => undefined;
  logbook.changes(
    (change) => {
      changes.push(change);
      heard();
    },
    { signal: stop.signal },
  );
  const told = async (type: Change['type'], id: string): Promise<void> => {
    while (!changes.some((change) => change.type === type && change.ids.includes(id))) {
      await new Promise<void>((resolve) => (heard = resolve));
    }
  };
  await logbook.experiments({ wait: true });
  for (const id of [b, c, d]) files.write(pathOf(id), line(2));
  for (const id of [b, c, d]) await told('added', id);
  files.append(pathOf(b), line(3));
  await told('grown', b);
  files.delete(pathOf(c));
  await told('removed', c);
  stop.abort();
  const added = changes.filter(({ type }) => type === 'added').flatMap(({ ids }) => ids);
  assert.deepEqual(added.sort(), [a, b, c, d].sort());
  logbook.close();
});

/** Remembers which files were looked into, and fails where it is told to. */
class WatchedFiles extends MemoryFiles {
  readonly opened: string[] = [];

  constructor(
    name: string,
    files: [path: string, content: string][],
    readonly broken: string[] = [],
  ) {
    super(name, files);
  }

  override async *list(): AsyncGenerator<ListedFile> {
    for await (const found of super.list()) {
      yield this.broken.includes(found.path) ? { path: found.path, error: new Error('it is broken') } : found;
    }
  }

  override bytes(path: string, start: number, end: number): Promise<Uint8Array> {
    if (path.includes('locked')) return Promise.reject(new Error('it is locked'));
    this.opened.push(path);
    return super.bytes(path, start, end);
  }
}

const plain = (count: number, folder = ''): [path: string, content: string][] =>
  Array.from({ length: count }, (_, index) => [`${folder}run${index}.jsonl`, `{"loss": ${index}}\n`]);
const words = (count: number): [path: string, content: string][] =>
  Array.from({ length: count }, (_, index) => [`words${index}.jsonl`, '{"message": "begin"}\n']);

test('looks into each plain file in one share only', async () => {
  for (const folder of ['', 'runs/']) {
    const files = new WatchedFiles('plain', plain(20, folder));
    assert.equal((await sharded(files).experiments({ wait: true })).items.length, 20);
    const twice = files.opened.filter((path, index) => files.opened.indexOf(path) < index);
    // One look at any file at the top tells both that this is no logbook's own folder.
    assert.ok(twice.length <= (folder === '' ? 1 : 0), twice.join());
  }
});

test('tells each notice once, and counts together what was left out', async () => {
  const folders: [name: string, files: [path: string, content: string][], broken: string[]][] = [
    ['plain', [...plain(4), ...words(5), ...words(1)], ['run2.jsonl', 'words3.jsonl']],
    ['plain', [...plain(2), ['locked1.jsonl', '{}\n'], ['locked2.jsonl', '{}\n'], ['locked3.jsonl', '{}\n']], []],
    ['words', words(1), []],
    ['experiments', [...plain(3), [`${a}.jsonl`, line(1)], [`${b}.jsonl`, line(2)]], []],
    ['renamed', [a, b, c, d].map((id, index) => [`${id}.jsonl`, line(index)]), []],
    ['below', ['one', 'two', 'three'].map((name) => [`${name}/${pathOf(a)}`, line(1)]), []],
    ['text', [['t.jsonl', '{"type": "text", "rows": []}\n'], ...plain(3)], []],
    ['logbook', [a, b, c].map((id, index) => [pathOf(id), line(index)]), [pathOf(b), `resources/${a}.jsonl`]],
    ['odd names', ['a%2f', 'ü', 'a b', '\ud800'].map((name) => [`${name}.jsonl`, line(1)]), []],
  ];
  for (const [name, files, broken] of folders) {
    const open = (): WatchedFiles => {
      const opened = new WatchedFiles(name, [], broken);
      files.forEach(([path, content], index) => opened.write(path, content, 1000 + index));
      return opened;
    };
    const { notices } = await openLogbook(open()).experiments({ wait: true });
    assert.ok(notices.length > 0 || name === 'odd names', name);
    await compare(open);
  }
});

test('tells once, and by itself, that the folder is gone', async () => {
  class GoneFiles extends MemoryFiles {
    isGone = false;
    override async *list(): AsyncGenerator<ListedFile> {
      if (this.isGone) throw new Error('it is gone');
      yield* super.list();
    }
  }
  const files = new GoneFiles(
    'gone',
    [a, b].map((id) => [pathOf(id), line(1)]),
  );
  const logbook = sharded(files);
  await logbook.experiments({ wait: true });
  files.isGone = true;
  const { items, notices } = await logbook.experiments();
  assert.deepEqual(
    [items.length, notices],
    [2, [{ kind: 'unreadable', path: '', message: 'The folder cannot be read: it is gone' }]],
  );
  await assert.rejects(sharded(files).experiments(), /it is gone/);
});
