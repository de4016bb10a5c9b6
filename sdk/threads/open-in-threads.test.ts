import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from '../read/memory-files.js';
import { openInThreads } from './open-in-threads.js';
import { InProcessThread } from './testing/in-process-thread.js';

const timeout = 20_000;
const ids = Array.from({ length: 20 }, (_, index) => `run${index}`);
const line = '{"type": "log", "timestamp": 1, "data": {"loss": 1}}\n';

/** Remembers which of its files were read. */
class CountedFiles extends MemoryFiles {
  readonly read: string[] = [];
  constructor() {
    super(
      'ours',
      ids.map((id) => [`experiments/${id}.jsonl`, line]),
    );
  }
  override chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    this.read.push(path);
    return super.chunks(path, start, end);
  }
}

for (const count of [1, 2, 3]) {
  test(`opens one logbook in ${count} threads, each reading its share`, { timeout }, async () => {
    const files: CountedFiles[] = [];
    const threads: InProcessThread[] = [];
    const start = (): InProcessThread => {
      const own = new CountedFiles();
      const thread = new InProcessThread(() => own);
      files.push(own);
      threads.push(thread);
      return thread;
    };
    const logbook = await openInThreads(start, null, count);
    assert.equal((await logbook.experiments({ wait: true })).items.length, ids.length);
    assert.ok(files.length === count && files.every(({ read }) => read.length > 0));
    assert.equal(new Set(files.flatMap(({ read }) => read)).size, ids.length);
    assert.equal(files.flatMap(({ read }) => read).length, ids.length);
    logbook.close();
    assert.ok(threads.every(({ isTerminated }) => isTerminated));
  });
}

test('starts the first thread before it is known how many there will be', { timeout }, async () => {
  let started = 0;
  let decide = (_count: number): void => undefined;
  const count = new Promise<number>((resolve) => (decide = resolve));
  const start = (): InProcessThread => {
    started += 1;
    return new InProcessThread(() => new CountedFiles());
  };
  const opening = openInThreads(start, null, count);
  assert.equal(started, 1);
  decide(3);
  const logbook = await opening;
  assert.equal(started, 3);
  logbook.close();
});

test('ends all threads where one cannot open it, and says what that one says', { timeout }, async () => {
  const threads: InProcessThread[] = [];
  const start = (): InProcessThread => {
    const isLast = threads.length === 2;
    const thread = new InProcessThread(() => {
      if (isLast) throw new Error('too many');
      return new CountedFiles();
    });
    threads.push(thread);
    return thread;
  };
  await assert.rejects(openInThreads(start, null, 3), /too many/);
  assert.ok(threads.every(({ isTerminated }) => isTerminated));
});

test('rejects where the first thread dies before it is known how many there will be', { timeout }, async () => {
  const thread = new InProcessThread(() => new CountedFiles());
  let decide = (_count: number): void => undefined;
  const count = new Promise<number>((resolve) => (decide = resolve));
  const opening = openInThreads(() => thread, null, count);
  thread.die('it could not start');
  await new Promise((resolve) => setImmediate(resolve));
  decide(1);
  await assert.rejects(opening, /it could not start/);
});
