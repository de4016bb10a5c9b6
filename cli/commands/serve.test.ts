import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { watch } from 'node:fs';
import { readdir, rm, symlink } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import test, { type TestContext } from 'node:test';
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
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(2_000_000) });
  const child = start(t, ['serve', '-p', '0', '-f', root]);
  const url = await addressOf(child);
  const list = fetch(`${url}api/experiments`).then((response) => response.text());
  const ended = assert.rejects(list);
  await fetch(`${url}api/experiments?wait=false`);
  child.kill('SIGINT');
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  await ended;
});

test('what is being written when serve is told to end is written, and told', { timeout: 60_000 }, async (t) => {
  // Somebody else has the lock: serve makes its own and takes it away again until it is free.
  const claim = 'annotations/.claims/0b5fb5d4-8a53-4c0a-9f8d-0242ac120002';
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}'), [claim]: '' });
  const child = start(t, ['serve', '-p', '0', '-f', root]);
  const url = await addressOf(child);
  await fetch(`${url}api/experiments`).then((response) => response.text());
  const watcher = watch(path.join(root, 'annotations'));
  const tries = on(watcher, 'change', { close: ['close'] });
  const headers = { 'content-type': 'application/json' };
  const named = fetch(`${url}api/experiments/x`, { method: 'PATCH', headers, body: '{"name": "kept"}' });
  for await (const [, file] of tries) if (file === '.lock') break;
  watcher.close();
  child.kill('SIGTERM');
  await rm(path.join(root, claim));
  assert.deepEqual(await (await named).json(), { name: 'kept' });
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  assert.deepEqual(await readdir(path.join(root, 'annotations')), ['.claims', 'x.json']);
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

/** What it prints until it shows a link, and its first link. */
async function served(t: TestContext, args: string[], env: Record<string, string> = {}) {
  const child = start(t, ['serve', '-p', '0', '-f', await copyOf(t, 'quickstart'), ...args], env);
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const url = new URL(await addressOf(child));
  const status = async (headers: Record<string, string> = {}): Promise<number> =>
    (await fetch(new URL('/api/experiments', url), { headers })).status;
  return { url, token: url.searchParams.get('token'), status, err: () => err };
}

test('where others reach it, serve makes up a token, which is another one each time', async (t) => {
  const [one, other] = await Promise.all([served(t, ['--host', '0.0.0.0']), served(t, ['--host', '0.0.0.0'])]);
  assert.match(one.token ?? '', /^[\w-]{22}$/);
  assert.notEqual(one.token, other.token);
  assert.equal(await one.status(), 401);
  assert.equal(await one.status({ authorization: `Bearer ${other.token}` }), 401);
  assert.equal(await one.status({ authorization: `Bearer ${one.token}` }), 200);
  assert.equal(one.err(), '');
});

test('a token is asked for on loopback, too, where one is given', async (t) => {
  const token = 'sixteen-or-more+/==';
  const variable = await served(t, [], { MICROTRAX_TOKEN: token });
  assert.equal(variable.token, token);
  assert.equal(await variable.status(), 401);
  const option = await served(t, ['--token', token], { MICROTRAX_TOKEN: 'another-token-than-that' });
  assert.equal(option.token, token);
  const none = await served(t, [], { MICROTRAX_TOKEN: '' });
  assert.deepEqual([none.token, await none.status()], [null, 200]);
});

test('without a token serve warns where others reach it', async (t) => {
  const open = await served(t, ['--host', '0.0.0.0', '--no-token'], { MICROTRAX_TOKEN: 'not-wanted-this-time' });
  assert.deepEqual([open.token, await open.status()], [null, 200]);
  assert.match(open.err(), /^Warning: whoever can reach 0\.0\.0\.0 can read and change this logbook/);
  const alone = await served(t, ['--no-token']);
  assert.deepEqual([alone.err(), await alone.status()], ['', 200]);
});

test('what can be no token is refused and not repeated', async (t) => {
  for (const token of [
    '',
    'too-short',
    'with a space in the middle',
    'umlauts-älter-als-16',
    'line\nline-line-line-line',
  ]) {
    const { out, err, code } = await mtx(t, ['serve', '-p', '0', '-f', await folder(t), '--token', token]);
    assert.deepEqual([out, code], ['', 1]);
    assert.match(err, /16 characters or more/);
    assert.ok(token === '' || !err.includes(token));
  }
});

test('serve tells whether all is only read', async (t) => {
  for (const [args, readOnly] of [
    [[], false],
    [['--read-only'], true],
  ] as const) {
    const { url } = await served(t, [...args]);
    const health = (await (await fetch(new URL('/api/health', url))).json()) as { readOnly: boolean };
    assert.equal(health.readOnly, readOnly);
  }
});

test('a name is known once it is allowed', async (t) => {
  const { url } = await served(t, ['--allow-host', 'runs.example', '--allow-host', 'gpu.example:81']);
  const status = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(new URL('/api/health', url), { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
  assert.deepEqual(await Promise.all(['runs.example', 'gpu.example:81', 'x.example'].map(status)), [200, 200, 403]);
  const { err, code } = await mtx(t, ['serve', '--allow-host', 'http://runs.example/']);
  assert.equal(code, 1);
  assert.match(err, /between :\/\/ and the next \//);
});

test('links that lead out of the logbook are followed on request', async (t) => {
  const outside = await folder(t, { 'x.jsonl': log('{"a": 1}') });
  const root = await folder(t, { 'experiments/y.jsonl': log('{"a": 1}') });
  await symlink(path.join(outside, 'x.jsonl'), path.join(root, 'experiments/x.jsonl'));
  for (const [args, ids] of [
    [[], ['y']],
    [['--follow-links'], ['x', 'y']],
  ] as const) {
    const { url } = await served(t, ['-f', root, ...args]);
    const answer = await (await fetch(new URL('/api/experiments', url))).text();
    const { experiments } = JSON.parse(answer) as { experiments: object };
    assert.deepEqual(Object.keys(experiments).sort(), ids);
    assert.ok(!answer.includes(root) && !answer.includes(outside), 'no absolute path');
  }
});
