import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, symlink } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test from 'node:test';
import { copyOf, folder, log, mtx, start } from '../testing/mtx-process.js';
import { asNobody } from '../testing/nobody.js';
import { get } from './get.js';

test('get prints every point in each format, in file order', async (t) => {
  const values = ['0.1', '-0', 'NaN', 'Infinity', '-Infinity']
    .map((value) => log(`{"a": ${value}, "step": 7}`))
    .join('');
  const root = await folder(t, { 'experiments/x.jsonl': `${values}{"type": "log", "data": {"a": true}}\n` });
  const points = (...args: string[]) => mtx(t, ['get', 'x', '-f', root, '--metric', 'a', ...args]);
  const jsonl =
    '{"step":7,"time":5,"value":0.1}\n{"step":7,"time":5,"value":-0}\n{"step":7,"time":5,"value":"NaN"}\n' +
    '{"step":7,"time":5,"value":"Infinity"}\n{"step":7,"time":5,"value":"-Infinity"}\n{"step":5,"time":null,"value":1}\n';
  assert.deepEqual(await points(), { out: jsonl, err: '', code: 0 });
  assert.deepEqual(
    JSON.parse((await points('--format', 'json')).out),
    jsonl
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  );
  assert.equal(
    (await points('--format', 'csv')).out,
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
  const ask = (id: string) => mtx(t, ['get', id, '-f', root, '--metric', 'a']);
  assert.match((await ask('ab')).out, /"value":1/);
  assert.match((await ask('abc')).out, /"value":2/);
  assert.match((await ask('one')).out, /"value":1/);
  for (const unknown of ['a', 'x', '', '../experiments/ab']) {
    const { err, out, code } = await ask(unknown);
    assert.deepEqual([out, code], ['', 1], unknown);
    assert.match(err, /ab {2}one/);
  }
});

test('get says of a file that cannot be read that it cannot', { skip: process.platform === 'win32' }, async (t) => {
  const files = ['experiments/secret.jsonl', 'experiments/x.jsonl', 'resources/x_resources.jsonl'];
  const root = await folder(t, Object.fromEntries(files.map((file) => [file, log('{"a": 1}')])));
  for (const name of ['', 'experiments', 'resources']) await chmod(path.join(root, name), 0o755);
  for (const file of [files[0], files[2]]) await chmod(path.join(root, file ?? ''), 0o000);
  assert.equal((await mtx(t, ['get', 'x', '-f', root, '--metric', 'a'])).code, 0, 'its log can be read');
  const options = { logdir: root, metric: 'a', format: 'jsonl' } as const;
  const refused = (file: string) => ({ exitCode: 1, message: new RegExp(`^${file} cannot be read: EACCES[^\n]*$`) });
  await asNobody(async () => {
    await assert.rejects(get('secret', { ...options, source: 'log' }), refused('experiments/secret.jsonl'));
    await assert.rejects(get('x', { ...options, source: 'resources' }), refused('resources/x_resources.jsonl'));
  });
});

test('get says what cannot be looked into where what it is asked for may be', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}') });
  await symlink('nowhere', path.join(root, 'experiments/lost.jsonl'));
  await symlink('..', path.join(root, 'resources'));
  const args = ['-f', root, '--metric', 'a'];
  const lost = await mtx(t, ['get', 'lost', ...args]);
  assert.deepEqual([lost.out, lost.code], ['', 1]);
  assert.match(lost.err, /experiments\/lost\.jsonl cannot be read/);
  assert.match(lost.err, /\n {2}x\n/);
  const resources = await mtx(t, ['get', 'x', ...args, '--source', 'resources']);
  assert.deepEqual([resources.out, resources.code], ['', 1]);
  assert.match(resources.err, /^resources cannot be read: .*\n$/);
  assert.equal((await mtx(t, ['get', 'x', ...args])).code, 0);
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
