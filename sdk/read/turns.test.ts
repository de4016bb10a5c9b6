import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from './turns.js';

test('lets timers and messages have their turn while the work goes on', { timeout: 20_000 }, async () => {
  const heard = new Set<string>();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => heard.add('message');
  port2.postMessage(null);
  setTimeout(() => heard.add('timer'));
  const turns = new Turns();
  // Without a turn of theirs neither would ever come.
  while (heard.size < 2) await turns.next(undefined);
  port1.close();
});

test('ends the work with the reason of its signal', async () => {
  const stop = new AbortController();
  const turns = new Turns();
  await turns.next(stop.signal);
  setTimeout(() => stop.abort(new Error('enough')));
  const work = async (): Promise<void> => {
    for (;;) await turns.next(stop.signal);
  };
  await assert.rejects(work(), /enough/);
});

test('lets messages have their turn after each of many works, not after all of them', async () => {
  let worked = 0;
  let seen = 0;
  const workedBetween: number[] = [];
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    workedBetween.push(worked - seen);
    seen = worked;
    port2.postMessage(null);
  };
  const work = async (): Promise<void> => {
    const turns = new Turns();
    for (let round = 0; round < 5; round++) {
      // More than a turn.
      for (const endMs = Date.now() + 7; Date.now() < endMs;);
      await turns.next(undefined);
      worked += 1;
    }
  };
  const works = Array.from({ length: 8 }, work);
  port2.postMessage(null);
  await Promise.all(works);
  port1.close();
  const most = Math.max(...workedBetween);
  assert.ok(most <= 2, `${most} works went on between two messages`);
});
