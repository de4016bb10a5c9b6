import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { NvidiaGpus, parseGpus } from './nvidia-gpus.js';
import { standInSmi } from './testing/stand-in-smi.js';

let folder: string;
const path = process.env.PATH;
const noWarning = (message: string): void => assert.fail(message);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'microtrax-gpus-'));
  process.env.PATH = folder;
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

test('asks nvidia-smi for every GPU', async () => {
  standInSmi(folder, { gpus: ['0, 87, 16384, 40960', '1, 0, 512, 40960'] });
  assert.deepEqual(await new NvidiaGpus(noWarning).sample(), [
    { gpu_id: 0, utilization_percent: 87, memory_percent: 40, memory_used_mb: 16384 },
    { gpu_id: 1, utilization_percent: 0, memory_percent: 1.3, memory_used_mb: 512 },
  ]);
});

test('leaves out what a GPU does not tell', () => {
  assert.deepEqual(parseGpus('0, [N/A], 100, 200\n3, 5, [Not Supported], 200\r\n\n'), [
    { gpu_id: 0, memory_percent: 50, memory_used_mb: 100 },
    { gpu_id: 3, utilization_percent: 5 },
  ]);
  assert.deepEqual(parseGpus('No devices were found\n'), []);
  assert.deepEqual(parseGpus(''), []);
});

test('looks for a missing nvidia-smi once, and never again', async () => {
  const gpus = new NvidiaGpus(noWarning);
  assert.deepEqual(await gpus.sample(), []);
  const calls = standInSmi(folder, { gpus: ['0, 87, 16384, 40960'] });
  for (let sample = 0; sample < 20; sample++) assert.deepEqual(await gpus.sample(), []);
  assert.equal(existsSync(calls), false);
});

test('leaves an nvidia-smi that fails alone for longer and longer, and warns once', async () => {
  const calls = standInSmi(folder, { gpus: [], exitCode: 9 });
  const warnings: string[] = [];
  const gpus = new NvidiaGpus((message) => warnings.push(message));
  for (let sample = 0; sample < 100; sample++) assert.deepEqual(await gpus.sample(), []);
  // After 1, 3, 7, 15, 31 and 63 samples without.
  assert.equal(readFileSync(calls, 'utf8'), 'called\n'.repeat(6));
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /^nvidia-smi fails, GPUs are not tracked for now: /);
});

test('goes on where nvidia-smi answers again', async () => {
  standInSmi(folder, { gpus: [], exitCode: 9 });
  const gpus = new NvidiaGpus(noWarning);
  assert.deepEqual(await gpus.sample(), []);
  standInSmi(folder, { gpus: ['0, 1, 2, 4'] });
  assert.deepEqual(await gpus.sample(), []);
  assert.equal((await gpus.sample()).length, 1);
  assert.equal((await gpus.sample()).length, 1);
});
