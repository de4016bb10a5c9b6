import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import test from 'node:test';
import { version } from '../package-facts.js';
import { copyOf, folder, log, mtx, start } from '../testing/mtx-process.js';

/** The address that `mtx serve` prints last. */
async function addressOf(child: ChildProcess): Promise<string> {
  assert.ok(child.stdout);
  for await (const line of createInterface(child.stdout)) if (line.startsWith('http:')) return line;
  return assert.fail('it ended without an address');
}

test('serve prints its address, and Ctrl-C ends it at once, with events open', async (t) => {
  const child = start(t, ['serve', '-p', '0', '-f', await copyOf(t, 'quickstart')]);
  const url = await addressOf(child);
  const health = (await (await fetch(`${url}api/health`)).json()) as { version: string };
  assert.equal(health.version, version);
  const events = await fetch(`${url}api/events`);
  assert.equal(events.status, 200);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  await assert.rejects(events.text());
});

test('Ctrl-C ends serve while it reads', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(400_000) });
  const child = start(t, ['serve', '-p', '0', '-f', root]);
  const url = await addressOf(child);
  const list = fetch(`${url}api/experiments`).then((response) => response.text());
  const ended = assert.rejects(list);
  await fetch(`${url}api/experiments?wait=false`);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  await ended;
});

test('a port in use ends with 1 and names the next free one without taking it', async (t) => {
  for (const address of ['127.0.0.1', '::1']) {
    const taken = createServer();
    taken.listen(0, address);
    await once(taken, 'listening');
    t.after(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const { err, out, code } = await mtx(t, ['serve', '-p', String(port), '-f', await folder(t)]);
    assert.deepEqual([out, code], ['', 1], address);
    const named = Number(/Port (\d+) is free/.exec(err)?.[1]);
    assert.ok(named > port, err);
    const free = createServer();
    free.listen(named, address);
    await once(free, 'listening');
    free.close();
  }
});

test('serve refuses an address that other machines reach', async (t) => {
  for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.org']) {
    const { err, code } = await mtx(t, ['serve', '-p', '0', '--host', host, '-f', await folder(t)]);
    assert.equal(code, 1, host);
    assert.match(err, /--host localhost/);
  }
});
