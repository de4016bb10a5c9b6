import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { ResourceFile } from './resource-file.js';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'microtrax-resources-'));
  path = join(folder, 'resources', 'run_resources.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes its folder, and appends whole lines', () => {
  const file = new ResourceFile(path);
  file.append('{"cpu_percent":1}');
  file.append('{"cpu_percent":2}');
  assert.equal(readFileSync(path, 'utf8'), '{"cpu_percent":1}\n{"cpu_percent":2}\n');
});

test('goes on with a file that is there, and closes a torn last line first', () => {
  new ResourceFile(path).append('{}');
  writeFileSync(path, '{}\n{"cpu_per');
  new ResourceFile(path).append('{"cpu_percent":3}');
  assert.equal(readFileSync(path, 'utf8'), '{}\n{"cpu_per\n{"cpu_percent":3}\n');
});

test('a logbook that was removed before the first line is not made again', () => {
  const file = new ResourceFile(path);
  rmSync(folder, { recursive: true });
  assert.throws(() => file.append('{}'), /is gone$/);
  assert.equal(existsSync(folder), false);
});

test('fault 14: a folder that was removed stays removed, and what is appended is refused', () => {
  const file = new ResourceFile(path);
  file.append('{}');
  rmSync(dirname(path), { recursive: true });
  assert.throws(() => file.append('{}'), /is gone$/);
  assert.equal(existsSync(dirname(path)), false);
});
