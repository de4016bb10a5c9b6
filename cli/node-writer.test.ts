import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { NodeFiles } from './node-files.js';
import { asNobody } from './testing/nobody.js';

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

test('a page that writes is waited for, and its claim taken away where it died', { timeout: 60_000 }, async (t) => {
  const root = await folder(t);
  const lock = path.join(root, 'annotations/.lock');
  const claim = path.join(root, 'annotations/.claims/9f86d081-884c-4d63-a1b2-0123456789ab');
  await mkdir(path.dirname(claim), { recursive: true });
  await writeFile(claim, '');
  const watching = new AbortController();
  const events = on(watch(path.dirname(lock), { signal: watching.signal }), 'change');
  const { writer } = new NodeFiles(root);
  const texts: (string | null)[] = [];
  const update = (): Promise<void> =>
    writer.update('annotations/x.json', (text) => {
      texts.push(text);
      return 'x';
    });
  const first = update();
  for await (const [, name] of events) if (name === '.lock' && !existsSync(lock)) break;
  watching.abort();
  assert.deepEqual(texts, []);
  await rm(claim);
  await first;
  await writeFile(claim, '');
  await update();
  assert.deepEqual(texts, [null, 'x']);
  assert.equal(existsSync(claim), false);
});

test('only claims are taken away, and none that a link leads to', { skip: process.platform === 'win32' }, async (t) => {
  const root = await folder(t);
  const elsewhere = path.join(root, 'elsewhere');
  const logbook = path.join(root, 'logbook');
  const named = path.join(elsewhere, '9f86d081-884c-4d63-a1b2-0123456789ab');
  await mkdir(elsewhere);
  await writeFile(named, 'precious');
  await mkdir(path.join(logbook, 'annotations'), { recursive: true });
  await symlink(elsewhere, path.join(logbook, 'annotations/.claims'));
  const { writer } = new NodeFiles(logbook);
  await writer.update('annotations/x.json', () => 'x');
  assert.equal(await readFile(named, 'utf8'), 'precious');
  await rm(path.join(logbook, 'annotations/.claims'));
  await mkdir(path.join(logbook, 'annotations/.claims'));
  await writeFile(path.join(logbook, 'annotations/.claims/notes.txt'), 'mine');
  await writer.update('annotations/x.json', () => 'y');
  assert.equal(await readFile(path.join(logbook, 'annotations/.claims/notes.txt'), 'utf8'), 'mine');
});

test('a full disk is told as such, and what was there stays', { timeout: 30_000 }, async (t) => {
  const root = await folder(t);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', root], { stdio: 'ignore' });
  } catch {
    t.skip('a small disk can be had by root only');
    return;
  }
  try {
    const { writer } = new NodeFiles(root);
    await writer.update('annotations/x.json', () => 'x');
    const large = writer.update('annotations/x.json', () => 'x'.repeat(200_000));
    await assert.rejects(large, { name: 'disk-full' });
    assert.equal(await readFile(path.join(root, 'annotations/x.json'), 'utf8'), 'x');
    assert.deepEqual(await readdir(path.join(root, 'annotations')), ['x.json']);
  } finally {
    execFileSync('umount', [root]);
  }
});

test('a file is deleted, and one that is not there is no error', async (t) => {
  const root = await folder(t);
  const { writer } = new NodeFiles(root);
  await writer.update('annotations/x.json', () => 'x');
  await writer.remove(['annotations/x.json']);
  await writer.remove(['annotations/x.json']);
  assert.deepEqual(await readdir(path.join(root, 'annotations')), []);
  await assert.rejects(writer.remove(['../x.json']), {
    name: 'cannot-write',
    message: /^\.\.\/x\.json cannot be deleted/,
  });
});

test(
  'what a link leads to out of the logbook is neither read nor written',
  { skip: process.platform === 'win32' },
  async (t) => {
    const root = await folder(t);
    const logbook = path.join(root, 'logbook');
    await mkdir(path.join(logbook, 'annotations'), { recursive: true });
    await writeFile(path.join(root, 'secret.json'), 'secret');
    await symlink('../../secret.json', path.join(logbook, 'annotations/x.json'));
    const seen: (string | null)[] = [];
    const change = (text: string | null): string => {
      seen.push(text);
      return 'changed';
    };
    const { writer } = new NodeFiles(logbook);
    await assert.rejects(writer.update('annotations/x.json', change), { name: 'cannot-write' });
    assert.deepEqual(seen, []);
    assert.equal(await readFile(path.join(root, 'secret.json'), 'utf8'), 'secret');
  },
);

test(
  'a pipe in the place of a file is refused at once',
  { skip: process.platform === 'win32', timeout: 20_000 },
  async (t) => {
    const root = await folder(t);
    await mkdir(path.join(root, 'annotations'));
    execFileSync('mkfifo', [path.join(root, 'annotations/x.json')]);
    const { writer } = new NodeFiles(root);
    await assert.rejects(
      writer.update('annotations/x.json', () => 'x'),
      { name: 'cannot-write', message: /x\.json cannot be written: it is no file/ },
    );
    assert.deepEqual(await readdir(path.join(root, 'annotations')), ['x.json']);
  },
);

test('a text is read without its byte-order mark', async (t) => {
  const root = await folder(t);
  await mkdir(path.join(root, 'annotations'));
  await writeFile(path.join(root, 'annotations/x.json'), '\ufeffmarked');
  await new NodeFiles(root).writer.update('annotations/x.json', (text) => `${text}!`);
  assert.equal(await readFile(path.join(root, 'annotations/x.json'), 'utf8'), 'marked!');
});

test(
  'a lock that is no file, or cannot be taken away, is told and not waited for',
  { skip: process.platform === 'win32', timeout: 60_000 },
  async (t) => {
    const root = await folder(t);
    const { writer } = new NodeFiles(root);
    const update = (): Promise<void> => writer.update('annotations/x.json', () => 'x');
    await mkdir(path.join(root, 'annotations/.lock'), { recursive: true });
    await assert.rejects(update(), { name: 'cannot-write', message: /\.lock is no file/ });
    await rm(path.join(root, 'annotations/.lock'), { recursive: true });
    await writeFile(path.join(root, 'annotations/.lock'), 'of somebody else', { mode: 0o600 });
    await chmod(root, 0o755);
    await chmod(path.join(root, 'annotations'), 0o755);
    await asNobody(() => assert.rejects(update(), { name: 'cannot-write', message: /EACCES/ }));
  },
);

test('nothing is deleted where one of the files cannot be', { skip: process.platform === 'win32' }, async (t) => {
  const root = await folder(t);
  const files = ['text/x_text.jsonl', 'experiments/x.jsonl'];
  for (const file of files) {
    await mkdir(path.dirname(path.join(root, file)));
    await writeFile(path.join(root, file), 'x');
  }
  await chmod(root, 0o755);
  await chmod(path.join(root, 'text'), 0o777);
  await chmod(path.join(root, 'experiments'), 0o755);
  const { writer } = new NodeFiles(root);
  await asNobody(() => assert.rejects(writer.remove(files), { name: 'cannot-write', message: /^experiments/ }));
  for (const file of files) assert.equal(await readFile(path.join(root, file), 'utf8'), 'x');
});
