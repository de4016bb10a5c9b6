import assert from 'node:assert/strict';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import test, { type TestContext } from 'node:test';
import { folder, log, mtx, start } from './testing/mtx-process.js';

/** Runs it with its output in a file. */
async function mtxInto(t: TestContext, file: string, args: string[]) {
  const out = await open(file, 'w');
  const child = start(t, args, {}, out.fd);
  assert.ok(child.stderr);
  const [err] = await Promise.all([text(child.stderr), once(child, 'close')]);
  await out.close();
  return { err, code: child.exitCode };
}

test('a full disk is told in one sentence, with code 1', { skip: process.platform !== 'linux' }, async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}') });
  for (const args of [['list'], ['list', '--json'], ['get', 'x', '--metric', 'a']]) {
    const { err, code } = await mtxInto(t, '/dev/full', [...args, '-f', root]);
    assert.equal(code, 1, args.join(' '));
    assert.match(err, /^The output could not be written: ENOSPC.*\n$/);
  }
});

test('a file gets all that a pipe gets', async (t) => {
  const root = await folder(t, { 'experiments/x.jsonl': log('{"a": 1}').repeat(10_000) });
  const args = ['get', 'x', '--metric', 'a', '-f', root];
  const file = path.join(root, 'out');
  assert.deepEqual(await mtxInto(t, file, args), { err: '', code: 0 });
  assert.equal(await readFile(file, 'utf8'), (await mtx(t, args)).out);
});
