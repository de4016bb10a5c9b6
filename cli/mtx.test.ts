import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import test, { type TestContext } from 'node:test';
import { version } from './package-facts.js';

const binary = path.join(import.meta.dirname, 'mtx.ts');
const logbooks = path.join(import.meta.dirname, '../e2e/logbooks');

/** The real program in a process of its own; ended with the test. */
function start(t: TestContext, args: string[], env: Record<string, string> = {}): ChildProcess {
  const { MICROTRAX_LOGDIR: _own, ...others } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', binary, ...args], {
    env: { ...others, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

async function mtx(t: TestContext, args: string[], env: Record<string, string> = {}) {
  const child = start(t, args, env);
  assert.ok(child.stdout && child.stderr);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.doesNotMatch(err, /\n\s+at .*:\d+/, 'no stack traces');
  return { out, err, code: child.exitCode };
}

async function folder(t: TestContext, files: Record<string, string> = {}): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'mtx-cli-'));
  t.after(() => rm(root, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
  return root;
}

async function copyOf(t: TestContext, logbook: string): Promise<string> {
  const root = await folder(t);
  await cp(path.join(logbooks, logbook), root, { recursive: true });
  return root;
}

const log = (data: string, timestamp = '5'): string => `{"type": "log", "timestamp": ${timestamp}, "data": ${data}}\n`;

test('the version is the package’s', async (t) => {
  assert.deepEqual(await mtx(t, ['--version']), { out: `${version}\n`, err: '', code: 0 });
});

test('list --json tells all that is known of each experiment', async (t) => {
  const { out, err, code } = await mtx(t, ['list', '--json', '-f', await copyOf(t, 'quickstart')]);
  assert.equal(code, 0, err);
  const items = JSON.parse(out) as Record<string, unknown>[];
  assert.equal(items.length, 3);
  const first = items.find(({ id }) => id === 'experiment_20261123_063501_5666022d');
  const { name, status, silent_seconds, start_time, log_count, metrics, has_images, has_text, has_resources } =
    first ?? {};
  assert.deepEqual(
    { name, status, silent_seconds, start_time, log_count, metrics, has_images, has_text, has_resources },
    {
      name: null,
      status: 'completed',
      silent_seconds: null,
      start_time: 1795415701.1785011,
      log_count: 10,
      metrics: ['loss'],
      has_images: false,
      has_text: false,
      has_resources: true,
    },
  );
  assert.equal(first?.end_time, 1795415701.1795664);
  assert.deepEqual(first?.resource_metrics, ['cpu_percent', 'memory_percent', 'memory_used_mb']);
  assert.equal(first?.damaged_lines, 0);
});

test('list --json has null for what is absent and names for what is not finite', async (t) => {
  const root = await folder(t, {
    'experiments/empty.jsonl': '',
    'experiments/odd.jsonl': '{"type": "metadata", "start_time": NaN, "config": {"lr": -Infinity}}\n{broken\n',
  });
  const { out, code } = await mtx(t, ['list', '--json', '-f', root]);
  assert.equal(code, 0);
  const items = JSON.parse(out) as Record<string, unknown>[];
  const empty = items.find(({ id }) => id === 'empty');
  assert.deepEqual([empty?.name, empty?.status, empty?.start_time, empty?.end_time], [null, null, null, null]);
  assert.deepEqual([empty?.log_count, empty?.metrics, empty?.damaged_lines], [0, [], 0]);
  const odd = items.find(({ id }) => id === 'odd');
  const { start_time, config } = odd?.metadata as Record<string, unknown>;
  assert.deepEqual([start_time, config], ['NaN', { lr: '-Infinity' }]);
  assert.equal(odd?.damaged_lines, 1);
});

test('list says in words how long a running experiment has been silent', async (t) => {
  const root = await folder(t, {
    'experiments/x.jsonl': '{"type": "metadata", "status": "running", "name": "a\\u001b[31m"}\n',
  });
  const longAgo = Date.now() / 1000 - 3.5 * 3600;
  await utimes(path.join(root, 'experiments/x.jsonl'), longAgo, longAgo);
  const { out } = await mtx(t, ['list', '-f', root]);
  assert.match(out, /running, silent for 3 h/);
  assert.ok(out.includes('a\\u001b[31m'), 'codes for the terminal are spelled out');
  const [item] = JSON.parse((await mtx(t, ['list', '--json', '-f', root])).out) as {
    status: string;
    silent_seconds: number;
  }[];
  assert.equal(item?.status, 'running');
  assert.equal(Math.floor((item?.silent_seconds ?? 0) / 3600), 3);
});

test('an empty logbook is no failure, a file that cannot be read is told on standard error', async (t) => {
  const empty = await mtx(t, ['list', '-f', await folder(t)]);
  assert.equal(empty.code, 0);
  assert.match(empty.out, /^No experiments in /);
  assert.equal((await mtx(t, ['list', '--json', '-f', await folder(t)])).out, '[\n]\n');

  const root = await folder(t, { 'experiments/a.jsonl': log('{"x": 1}') });
  await symlink('nowhere', path.join(root, 'experiments/b.jsonl'));
  const { out, err, code } = await mtx(t, ['list', '--json', '-f', root]);
  assert.equal(code, 0);
  assert.ok((JSON.parse(out) as { id: string }[]).some(({ id }) => id === 'a'));
  assert.match(err, /b\.jsonl/);
});

test('a missing folder ends with 2 and says what to do', async (t) => {
  const root = await folder(t, { file: '' });
  const commands = [
    ['list', '--json', '-f', 'nowhere'],
    ['list', '-f', 'file'],
    ['get', 'x', '--metric', 'y', '-f', 'file/below'],
    ['serve', '-p', '0', '-f', 'nowhere'],
  ];
  for (const args of commands) {
    const { out, err, code } = await mtx(t, [...args.slice(0, -1), path.join(root, args.at(-1) ?? '')]);
    assert.deepEqual([out, code], ['', 2], args.join(' '));
    for (const word of ['-f', 'MICROTRAX_LOGDIR', 'mtx.log']) assert.ok(err.includes(word), err);
  }
});

test('the folder is -f, else MICROTRAX_LOGDIR, else ~/.microtrax', async (t) => {
  const home = await folder(t, { '.microtrax/experiments/own.jsonl': '' });
  const set = await folder(t, { 'experiments/set.jsonl': '' });
  const given = await folder(t, { 'experiments/given.jsonl': '' });
  const idOf = async (args: string[], env: Record<string, string>): Promise<unknown> => {
    const { out } = await mtx(t, ['list', '--json', ...args], { HOME: home, USERPROFILE: home, ...env });
    return (JSON.parse(out) as { id: string }[]).map(({ id }) => id);
  };
  assert.deepEqual(await idOf([], {}), ['own']);
  assert.deepEqual(await idOf([], { MICROTRAX_LOGDIR: '' }), ['own']);
  assert.deepEqual(await idOf([], { MICROTRAX_LOGDIR: set }), ['set']);
  assert.deepEqual(await idOf(['--logdir', given], { MICROTRAX_LOGDIR: set }), ['given']);
});

test('get prints every point in each format, in file order', async (t) => {
  const values = ['0.1', '-0', 'NaN', 'Infinity', '-Infinity']
    .map((value) => log(`{"a": ${value}, "step": 7}`))
    .join('');
  const root = await folder(t, { 'experiments/x.jsonl': `${values}{"type": "log", "data": {"a": true}}\n` });
  const get = (...args: string[]) => mtx(t, ['get', 'x', '-f', root, '--metric', 'a', ...args]);
  const jsonl =
    '{"step":7,"time":5,"value":0.1}\n{"step":7,"time":5,"value":-0}\n{"step":7,"time":5,"value":"NaN"}\n' +
    '{"step":7,"time":5,"value":"Infinity"}\n{"step":7,"time":5,"value":"-Infinity"}\n{"step":5,"time":null,"value":1}\n';
  assert.deepEqual(await get(), { out: jsonl, err: '', code: 0 });
  assert.deepEqual(
    JSON.parse((await get('--format', 'json')).out),
    jsonl
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  );
  assert.equal(
    (await get('--format', 'csv')).out,
    'step,time,value\n7,5,0.1\n7,5,-0\n7,5,NaN\n7,5,Infinity\n7,5,-Infinity\n5,,1\n',
  );
});

test('get reads resource metrics by their source', async (t) => {
  const root = await copyOf(t, 'quickstart');
  const args = ['get', 'experiment_20261123_063501_5666022d', '-f', root, '--metric', 'cpu_percent'];
  const wrong = await mtx(t, args);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /--source resources/);
  assert.match(wrong.err, /"loss"/);
  const { out, code } = await mtx(t, [...args, '--source', 'resources']);
  assert.equal(code, 0);
  assert.equal(typeof (JSON.parse(out) as { value: unknown }).value, 'number');
});

test('get says which experiments there are', async (t) => {
  const root = await folder(t, {
    'experiments/ab.jsonl': `{"type": "metadata", "name": "one"}\n${log('{"a": 1}')}`,
    'experiments/abc.jsonl': log('{"a": 2}'),
  });
  const get = (id: string) => mtx(t, ['get', id, '-f', root, '--metric', 'a']);
  assert.match((await get('ab')).out, /"value":1/);
  assert.match((await get('abc')).out, /"value":2/);
  assert.match((await get('one')).out, /"value":1/);
  for (const unknown of ['a', 'x', '', '../experiments/ab']) {
    const { err, out, code } = await get(unknown);
    assert.deepEqual([out, code], ['', 1], unknown);
    assert.match(err, /ab {2}one/);
  }
});

test('a reader that leaves early ends get without a word', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(200_000) });
  const child = start(t, ['get', 'x', '-f', root, '--metric', 'a']);
  assert.ok(child.stdout && child.stderr);
  const err = text(child.stderr);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  assert.deepEqual(await once(child, 'exit'), [0, null]);
  assert.equal(await err, '');
});

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

test('a wrong option is told, without a stack', async (t) => {
  for (const args of [
    ['serve', '-p', '70000'],
    ['serve', '-p', 'x'],
    ['get', 'x'],
    ['list', '--nothing'],
    ['nothing'],
  ]) {
    const { err, code } = await mtx(t, args);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, /error:/);
  }
});
