import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { LineFile } from './line-file.js';

function scratchFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'mtx-lines-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return join(folder, 'deep', 'below', 'lines.jsonl');
}

function append(path: string, ...lines: string[]): void {
  const file = new LineFile(path);
  for (const line of lines) file.append(line);
  file.close();
}

test('creates the file and its folders', (t) => {
  const path = scratchFile(t);
  append(path, 'one', 'two');
  assert.equal(readFileSync(path, 'utf8'), 'one\ntwo\n');
});

test('has a line on disk when append returns', (t) => {
  const path = scratchFile(t);
  const file = new LineFile(path);
  file.append('one');
  assert.equal(readFileSync(path, 'utf8'), 'one\n');
  file.append('zwei – 二');
  assert.equal(readFileSync(path, 'utf8'), 'one\nzwei – 二\n');
  file.close();
});

test('appends to what is there', (t) => {
  const path = scratchFile(t);
  append(path, 'one');
  append(path, 'two');
  assert.equal(readFileSync(path, 'utf8'), 'one\ntwo\n');
});

test('ends a torn last line before it appends', (t) => {
  const path = scratchFile(t);
  append(path, 'one');
  appendFileSync(path, '{"type": "log", "da');
  append(path, 'two', 'three');
  assert.equal(readFileSync(path, 'utf8'), 'one\n{"type": "log", "da\ntwo\nthree\n');
});

test('leaves an existing empty file without a blank line', (t) => {
  const path = scratchFile(t);
  append(path);
  assert.equal(readFileSync(path, 'utf8'), '');
  append(path, 'one');
  assert.equal(readFileSync(path, 'utf8'), 'one\n');
});

test('keeps the lines of two files open on one path whole', (t) => {
  const path = scratchFile(t);
  const [one, other] = [new LineFile(path), new LineFile(path)];
  for (let index = 0; index < 100; index++) (index % 2 ? one : other).append(`line ${index}`);
  one.close();
  other.close();
  const expected = Array.from({ length: 100 }, (_, index) => `line ${index}\n`).join('');
  assert.equal(readFileSync(path, 'utf8'), expected);
});

test('says what the file system says where a folder cannot be', (t) => {
  const path = scratchFile(t);
  const folder = join(path, '..', '..', '..');
  writeFileSync(join(folder, 'deep'), 'a file where a folder is needed');
  assert.throws(() => new LineFile(path), { code: 'ENOTDIR' });
});

test('says when the disk is full', { skip: !existsSync('/dev/full') }, () => {
  const file = new LineFile('/dev/full');
  assert.throws(() => file.append('one'), { code: 'ENOSPC' });
  file.close();
});

test('throws where no folder can be made, instead of trying for ever', { skip: process.platform !== 'linux' }, () => {
  assert.throws(() => new LineFile('/proc/nowhere/experiments/a.jsonl'), /ENOENT/);
});
