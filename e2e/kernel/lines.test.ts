import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { kernels } from '../../sdk/read/kernel/testing/kernels.js';
import { compareLines } from './compare-lines.js';
import { realLines } from './real-lines.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const lineCount = process.env.MICROTRAX_LONG ? 3_000_000 : 40_000;

test('every kernel reads mutated lines as the oracle does, however a file is cut', async () => {
  const real = await realLines((file) => readFile(path.join(root, file)));
  const { rows, ownRows } = compareLines(kernels, real, lineCount);
  // What a kernel refuses takes the exact path: it cannot be right by refusing.
  assert.ok(rows > lineCount / 3, `${rows} rows`);
  for (const [name, count] of ownRows) assert.ok(count > rows / 3, `${name} has read ${count} of ${rows} rows`);
});
