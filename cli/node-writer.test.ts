import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { NodeFiles } from './node-files.js';

async function folder(t: TestContext): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'mtx-writer-'));
  t.after(() => rm(made, { recursive: true }));
  return made;
}

test('a file is made with its folder, and then changed from what it is', async (t) => {
  const root = await folder(t);
  const { writer } = new NodeFiles(root);
  await writer.update('annotations/x.json', (text) => `first ${text}`);
  await writer.update('annotations/x.json', (text) => `then ${text}`);
  assert.equal(await readFile(path.join(root, 'annotations/x.json'), 'utf8'), 'then first null');
  assert.deepEqual(await readdir(path.join(root, 'annotations')), ['x.json']);
});

test('what the change throws is thrown, and the file stays', async (t) => {
  const root = await folder(t);
  const { writer } = new NodeFiles(root);
  await writer.update('annotations/x.json', () => 'good');
  const failure = new RangeError('no');
  await assert.rejects(
    writer.update('annotations/x.json', () => {
      throw failure;
    }),
    failure,
  );
  assert.equal(await readFile(path.join(root, 'annotations/x.json'), 'utf8'), 'good');
  assert.deepEqual(await readdir(path.join(root, 'annotations')), ['x.json']);
});

test('no change is lost when several processes change a file at once', { timeout: 60_000 }, async (t) => {
  const root = await folder(t);
  const script = path.join(root, 'count.mjs');
  await writeFile(
    script,
    `import { NodeFiles } from ${JSON.stringify(new URL('./node-files.ts', import.meta.url).href)};
     const { writer } = new NodeFiles(${JSON.stringify(root)});
     for (let time = 0; time < 25; time++) await writer.update('annotations/x.json', (text) => String(Number(text) + 1));`,
  );
  const tsx = import.meta.resolve('tsx');
  const processes = Array.from({ length: 4 }, () =>
    spawn(process.execPath, ['--import', tsx, script], { stdio: 'inherit' }),
  );
  const codes = await Promise.all(processes.map((child) => once(child, 'exit')));
  assert.deepEqual(
    codes.map(([code]) => code as number),
    [0, 0, 0, 0],
  );
  assert.equal(await readFile(path.join(root, 'annotations/x.json'), 'utf8'), '100');
});

test('a lock whose holder has died is taken over', { timeout: 60_000 }, async (t) => {
  const root = await folder(t);
  await mkdir(path.join(root, 'annotations'));
  await writeFile(path.join(root, 'annotations/.lock'), 'somebody who is no more');
  const { writer } = new NodeFiles(root);
  await Promise.all(
    ['a', 'b', 'c'].map((letter) => writer.update('annotations/x.json', (text) => (text ?? '') + letter)),
  );
  const text = await readFile(path.join(root, 'annotations/x.json'), 'utf8');
  assert.deepEqual([...text].sort(), ['a', 'b', 'c']);
  assert.deepEqual(await readdir(path.join(root, 'annotations')), ['x.json']);
});

test('a file is deleted, and one that is not there is no error', async (t) => {
  const root = await folder(t);
  const { writer } = new NodeFiles(root);
  await writer.update('annotations/x.json', () => 'x');
  await writer.remove('annotations/x.json');
  await writer.remove('annotations/x.json');
  assert.deepEqual(await readdir(path.join(root, 'annotations')), []);
  await assert.rejects(writer.remove('../x.json'), {
    name: 'cannot-write',
    message: /^\.\.\/x\.json cannot be deleted/,
  });
});
