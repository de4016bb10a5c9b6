import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { NodeFiles } from '../../cli/node-files.js';
import { MemoryFiles } from '../../sdk/read/index.js';
import { useKernel } from '../../sdk/read/kernel/index.js';
import { compareWithOracle, type Compared } from './compare.js';
import { loadFolder } from './oracle.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is known of each logbook without reading a line of it as JSON, but for what `grep` counts. */
const logbooks: Record<string, { folder: string; atLeast: Partial<Compared>; exactly: Partial<Compared> }> = {
  quickstart: { folder: 'e2e/logbooks/quickstart', atLeast: { points: 20 }, exactly: { experiments: 3 } },
  nan: { folder: 'e2e/logbooks/nan', atLeast: { points: 500, nonFinite: 20 }, exactly: { experiments: 9 } },
  crash: { folder: 'e2e/logbooks/crash', atLeast: { points: 60_000 }, exactly: { experiments: 5 } },
  mid: { folder: 'e2e/logbooks/mid', atLeast: {}, exactly: { experiments: 20, points: 240_000, damagedLines: 0 } },
  sample: { folder: 'examples/sample-logbook', atLeast: { experiments: 1, points: 100 }, exactly: {} },
};

for (const [name, { folder, atLeast, exactly }] of Object.entries(logbooks)) {
  for (const [kind, kernel] of [
    ['disk', 'wasm'],
    ['memory', 'wasm'],
    ['memory', 'script'],
  ] as const) {
    test(`reads the logbook ${name} from ${kind} with the kernel ${kernel} as the oracle does, bit for bit`, async () => {
      useKernel(kernel);
      const absolute = path.join(root, folder);
      const contents = loadFolder(absolute);
      const files = kind === 'disk' ? new NodeFiles(absolute) : new MemoryFiles(name, contents);
      const compared = await compareWithOracle(files, contents);
      for (const key of Object.keys(exactly) as (keyof Compared)[]) assert.equal(compared[key], exactly[key], key);
      for (const key of Object.keys(atLeast) as (keyof Compared)[]) assert.ok(compared[key] >= atLeast[key]!, key);
      assert.equal(compared.logLines, finishedLogLines(absolute), 'log lines, as grep counts them');
    });
  }
}

/** Lines of a logbook that begin as a log line and end as an object, counted by another program. */
function finishedLogLines(folder: string): number {
  const experiments = path.join(folder, 'experiments');
  const files = readdirSync(experiments).map((file) => path.join(experiments, file));
  const lines = execFileSync('grep', ['-hc', '^{"type": *"log".*}}$', ...files], { encoding: 'utf8' });
  return lines.split('\n').reduce((sum, count) => sum + Number(count), 0);
}
