import assert from 'node:assert/strict';
import test from 'node:test';
import { SharedWork } from './shared-work.js';

/** Work that ends when the test says so. */
class Held {
  readonly begun: { signal: AbortSignal; end: (result: string) => void; fail: (error: Error) => void }[] = [];
  readonly work = (signal: AbortSignal): Promise<string> =>
    new Promise((end, fail) => this.begun.push({ signal, end, fail }));
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Until so many have begun. */
const begins = async ({ begun }: Held, count: number): Promise<void> => {
  while (begun.length < count) await turn();
};

test('who asks together shares one piece of work, and who asks later the next', async () => {
  const shared = new SharedWork();
  const held = new Held();
  const { begun, work } = held;
  const first = [shared.do('a', work), shared.do('a', work)];
  await turn();
  const second = [shared.do('a', work), shared.do('a', work)];
  await turn();
  assert.equal(begun.length, 1);
  begun[0]?.end('old');
  assert.deepEqual(await Promise.all(first), ['old', 'old']);
  await begins(held, 2);
  begun[1]?.end('new');
  assert.deepEqual(await Promise.all(second), ['new', 'new']);
});

test('other work goes on at the same time', async () => {
  const shared = new SharedWork();
  const { begun, work } = new Held();
  const both = Promise.all([shared.do('a', work), shared.do('b', work)]);
  await turn();
  assert.equal(begun.length, 2);
  begun[0]?.end('a');
  begun[1]?.end('b');
  assert.deepEqual(await both, ['a', 'b']);
});

test('a failure is told to all who wait, and the next begins afresh', async () => {
  const shared = new SharedWork();
  const held = new Held();
  const { begun, work } = held;
  const failing = [shared.do('a', work), shared.do('a', work)].map((asked) =>
    assert.rejects(asked, /the disk is gone/),
  );
  await turn();
  const next = shared.do('a', work);
  begun[0]?.fail(new Error('the disk is gone'));
  await Promise.all(failing);
  await begins(held, 2);
  begun[1]?.end('back');
  assert.equal(await next, 'back');
});

test('work is aborted when the last who waits has left, and not before', async () => {
  const shared = new SharedWork();
  const { begun, work } = new Held();
  const leaving = [new AbortController(), new AbortController()];
  const asked = leaving.map(({ signal }) => assert.rejects(shared.do('a', work, signal), { name: 'AbortError' }));
  await turn();
  leaving[0]?.abort();
  assert.equal(begun[0]?.signal.aborted, false);
  leaving[1]?.abort();
  assert.equal(begun[0]?.signal.aborted, true);
  await Promise.all(asked);
});

test('work that nobody waits for any more before its turn never begins', async () => {
  const shared = new SharedWork();
  const held = new Held();
  const { begun, work } = held;
  const first = shared.do('a', work);
  await turn();
  const leaving = new AbortController();
  const left = assert.rejects(shared.do('a', work, leaving.signal), { name: 'AbortError' });
  leaving.abort();
  await left;
  const staying = shared.do('a', work);
  begun[0]?.end('old');
  assert.equal(await first, 'old');
  await begins(held, 2);
  begun[1]?.end('new');
  assert.equal(await staying, 'new');
  await assert.rejects(shared.do('a', work, AbortSignal.abort()), { name: 'AbortError' });
  await turn();
  assert.equal(begun.length, 2);
});
