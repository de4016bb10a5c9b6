import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import type { ListedFile } from '../sdk/read/files.js';
import { logbookMarker } from '../sdk/read/walk.js';
import { NodeFiles } from './node-files.js';

async function folder(t: TestContext, files: Record<string, string> = {}): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'mtx-files-'));
  t.after(() => rm(root, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
  return root;
}

async function listed(files: NodeFiles): Promise<ListedFile[]> {
  const found: ListedFile[] = [];
  for await (const file of files.list()) found.push(file);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The paths that were found; those with an error begin with `!`. */
function paths(found: ListedFile[]): string[] {
  return found
    .filter((file) => file.path !== logbookMarker)
    .map((file) => ('error' in file ? `! ${file.path}` : file.path));
}

test('lists the files of a logbook, and of its own folders only', async (t) => {
  const root = await folder(t, {
    'experiments/a.jsonl': '',
    'resources/a_resources.jsonl': '',
    'annotations/a.json': '{}',
    'other/b.jsonl': '',
    'c.jsonl': '',
  });
  assert.deepEqual(paths(await listed(new NodeFiles(root))), [
    'annotations/a.json',
    'experiments/a.jsonl',
    'resources/a_resources.jsonl',
  ]);
});

test('lists plain JSONL in folders below', async (t) => {
  const root = await folder(t, { 'a/b/c.jsonl': '', '.hidden/d.jsonl': '', 'node_modules/e.jsonl': '', 'f.txt': '' });
  assert.deepEqual(paths(await listed(new NodeFiles(root))), ['a/b/c.jsonl']);
});

test('a missing folder is an error', async (t) => {
  const root = await folder(t);
  await assert.rejects(listed(new NodeFiles(path.join(root, 'nowhere'))), { code: 'ENOENT' });
});

test('links are followed inside the logbook; out of it and to nowhere they are listed with an error', async (t) => {
  const outside = await folder(t, { 'secret.jsonl': 'secret', 'sub/x.jsonl': 'secret' });
  const root = await folder(t, { 'experiments/a.jsonl': 'a' });
  await symlink('a.jsonl', path.join(root, 'experiments/inside.jsonl'));
  await symlink(path.join(outside, 'secret.jsonl'), path.join(root, 'experiments/outside.jsonl'));
  await symlink('nothing', path.join(root, 'experiments/dangling.jsonl'));
  await symlink('loop.jsonl', path.join(root, 'experiments/loop.jsonl'));
  await symlink(path.join(outside, 'sub'), path.join(root, 'text'));
  const files = new NodeFiles(root);
  assert.deepEqual(paths(await listed(files)), [
    'experiments/a.jsonl',
    '! experiments/dangling.jsonl',
    'experiments/inside.jsonl',
    '! experiments/loop.jsonl',
    '! experiments/outside.jsonl',
    '! text',
  ]);
  assert.equal(Buffer.from(await files.bytes('experiments/inside.jsonl', 0, 9)).toString(), 'a');
  await assert.rejects(files.bytes('experiments/outside.jsonl', 0, 9), /out of the logbook/);
  await assert.rejects(files.bytes('../secret.jsonl', 0, 9));
});

test('links between folders lead nobody round in circles', async (t) => {
  const root = await folder(t, { 'a/x.jsonl': '', 'b/y.jsonl': '' });
  await symlink('.', path.join(root, 'here'));
  await symlink('..', path.join(root, 'a/up'));
  await symlink('../b', path.join(root, 'a/beside'));
  assert.deepEqual(paths(await listed(new NodeFiles(root))), [
    '! a/beside',
    '! a/up',
    'a/x.jsonl',
    'b/y.jsonl',
    '! here/a/beside',
    '! here/a/up',
    'here/a/x.jsonl',
    'here/b/y.jsonl',
    '! here/here',
  ]);
});

test('a logbook that is itself behind a link opens', async (t) => {
  const root = await folder(t, { 'real/experiments/a.jsonl': 'a' });
  await symlink('real', path.join(root, 'link'));
  const files = new NodeFiles(path.join(root, 'link'));
  assert.deepEqual(paths(await listed(files)), ['experiments/a.jsonl']);
  assert.equal((await files.bytes('experiments/a.jsonl', 0, 1)).length, 1);
});

test('odd names and things that are no files hide nothing', { skip: process.platform !== 'linux' }, async (t) => {
  const root = await folder(t, { 'experiments/a.jsonl': '', 'experiments/new\nline.jsonl': '' });
  await writeFile(Buffer.concat([Buffer.from(`${root}/experiments/`), Buffer.from([0xff]), Buffer.from('.jsonl')]), '');
  await mkdir(path.join(root, 'experiments/folder.jsonl'));
  execFileSync('mkfifo', [path.join(root, 'experiments/pipe.jsonl')]);
  const files = new NodeFiles(root);
  assert.deepEqual(paths(await listed(files)), [
    'experiments/a.jsonl',
    '! experiments/folder.jsonl',
    'experiments/new\nline.jsonl',
    '! experiments/pipe.jsonl',
    '! experiments/\ufffd.jsonl',
  ]);
  assert.equal((await files.bytes('experiments/new\nline.jsonl', 0, 9)).length, 0);
});

test('an open file gives the bytes from any place, and none at its end', async (t) => {
  const root = await folder(t);
  const content = Buffer.from(Array.from({ length: 3_000_001 }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
  await writeFile(path.join(root, 'big.jsonl'), content);
  const file = await new NodeFiles(root).open('big.jsonl');
  const memory = Buffer.alloc(700_000);
  const parts: Buffer[] = [];
  let at = 7;
  for (let count = file.read(memory, at); count > 0; count = file.read(memory, at)) {
    parts.push(Buffer.from(memory.subarray(0, count)));
    at += count;
    // Memory that is made ready meanwhile takes nothing from what is read here.
    await new Promise(setImmediate);
  }
  await file.close();
  assert.ok(Buffer.concat(parts).equals(content.subarray(7)));
  assert.throws(() => file.read(memory, 0));
  await assert.rejects(new NodeFiles(root).open('other.jsonl'), { code: 'ENOENT' });
});

test('pieces end where the file ends, and are not read when that is aborted', async (t) => {
  const root = await folder(t, { 'a.jsonl': 'abcdef' });
  const files = new NodeFiles(root);
  assert.equal(Buffer.from(await files.bytes('a.jsonl', 4, 100)).toString(), 'ef');
  assert.equal((await files.bytes('a.jsonl', 5, 5)).length, 0);
  await assert.rejects(files.bytes('a.jsonl', 0, 3, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});

test('thousands of pieces can be asked for at once', async (t) => {
  const root = await folder(t, { 'a.jsonl': 'abc' });
  const files = new NodeFiles(root);
  const pieces = await Promise.all(Array.from({ length: 3000 }, () => files.bytes('a.jsonl', 1, 2)));
  assert.ok(pieces.every((piece) => piece.length === 1 && piece[0] === 0x62));
});

test('hints at growth, also in a folder that appears later, and names the file', async (t) => {
  const root = await folder(t);
  const controller = new AbortController();
  t.after(() => controller.abort());
  const named = new Set<string | undefined>();
  let hinted = (): void => undefined;
  const nextHint = (): Promise<void> => new Promise((resolve) => (hinted = resolve));
  const first = nextHint();
  const hint = (file?: string): void => {
    named.add(file);
    hinted();
  };
  new NodeFiles(root).watch(hint, controller);
  await mkdir(path.join(root, 'experiments'));
  await first;
  const second = nextHint();
  await writeFile(path.join(root, 'experiments/a.jsonl'), '{');
  await second;
  const third = nextHint();
  await appendFile(path.join(root, 'experiments/a.jsonl'), '}\n');
  await third;
  while (!named.has('experiments/a.jsonl')) await nextHint();
});
