import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReadQueue } from './read-queue.js';

const ids = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}${index}`);

/** A queue whose tasks run until they are ended. */
class HeldTasks {
  /** In the order in which they were started. */
  readonly started: string[] = [];
  readonly #ends = new Map<string, () => void>();
  readonly queue: ReadQueue;

  constructor(isSmall: (id: string) => boolean = () => false) {
    const run = (id: string): Promise<void> => {
      this.started.push(id);
      return new Promise((resolve) => this.#ends.set(id, resolve));
    };
    this.queue = new ReadQueue(run, isSmall);
  }

  /** Ends these tasks, which have been started; what comes after them has been started then. */
  async end(...tasks: string[]): Promise<void> {
    for (const id of tasks) {
      const end = this.#ends.get(id);
      assert.ok(end, `${id} runs`);
      this.#ends.delete(id);
      end();
    }
    await this.settle();
  }

  async endAll(): Promise<void> {
    while (this.#ends.size > 0) await this.end(...this.#ends.keys());
  }

  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('runs two at once, in order', async () => {
  const tasks = new HeldTasks();
  const all = tasks.queue.ask(ids('a', 7));
  await tasks.settle();
  assert.deepEqual(tasks.started, ids('a', 2));
  await tasks.end('a1');
  assert.deepEqual(tasks.started, ids('a', 3));
  await tasks.endAll();
  assert.deepEqual(tasks.started, ids('a', 7));
  await all;
});

test('runs many at once where they are small', async () => {
  const tasks = new HeldTasks((id) => id.startsWith('s'));
  void tasks.queue.ask([...ids('big', 2), ...ids('s', 100)]);
  await tasks.settle();
  assert.deepEqual(tasks.started, [...ids('big', 2), ...ids('s', 30)]);
});

test('keeps nobody waiting for what another has asked for', async () => {
  const tasks = new HeldTasks();
  void tasks.queue.ask(ids('much', 100));
  const little = tasks.queue.ask(['little']);
  await tasks.settle();
  assert.deepEqual(tasks.started, [...ids('much', 2), 'little']);
  await tasks.end('little');
  await little;
});

test('comes to what nobody has asked for when all that was asked for is under way', async () => {
  const tasks = new HeldTasks();
  tasks.queue.later(ids('later', 6));
  const asked = tasks.queue.ask(['later5', ...ids('asked', 2)]);
  await tasks.settle();
  assert.deepEqual(tasks.started, [...ids('later', 2), 'later5', 'asked0']);
  await tasks.end('later0', 'later1');
  assert.deepEqual(tasks.started.slice(4), []);
  await tasks.end('asked0');
  assert.deepEqual(tasks.started.slice(4), ['asked1', 'later2', 'later3']);
  await tasks.end('later5', 'asked1');
  await asked;
});

test('runs once what waits already, and again what runs', async () => {
  const tasks = new HeldTasks();
  const first = tasks.queue.ask(['a']);
  await tasks.settle();
  let isRead = false;
  const again = Promise.all([tasks.queue.ask(['a']), tasks.queue.ask(['a'])]).then(() => (isRead = true));
  await tasks.settle();
  assert.deepEqual([tasks.started, tasks.queue.isRunning('a')], [['a'], true]);
  await tasks.end('a');
  await first;
  assert.deepEqual([tasks.started, isRead], [['a', 'a'], false]);
  await tasks.end('a');
  await again;
  assert.deepEqual([tasks.started, tasks.queue.isRunning('a')], [['a', 'a'], false]);
});

test('puts off what nobody waits for any more', async () => {
  const tasks = new HeldTasks();
  const stop = new AbortController();
  void tasks.queue.ask(ids('dropped', 6), stop.signal);
  void tasks.queue.ask(ids('wanted', 4));
  await tasks.settle();
  stop.abort();
  await tasks.end('dropped0', 'dropped1');
  assert.deepEqual(tasks.started, [...ids('dropped', 2), ...ids('wanted', 2)]);
  await tasks.end('wanted0', 'wanted1');
  assert.deepEqual(tasks.started.slice(4), ['wanted2', 'wanted3', 'dropped2', 'dropped3']);
  await tasks.endAll();
  assert.equal(tasks.started.length, 10);
});
