import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { NodeFiles } from '../cli/node-files.js';
import { openLogbook, type ExperimentSummary } from '../sdk/read/index.js';
import { projectFolder, temporaryFolder } from './support/folders.js';

const run = promisify(execFile);
const anyPython = spawnSync('python3', ['--version']).status === 0;

/** Runs an example into a logbook, and gives what it wrote there, by name. */
async function written(logdir: string, example: string, ...args: string[]): Promise<ExperimentSummary[]> {
  const file = projectFolder(`examples/${example}`);
  const isPython = example.endsWith('.py');
  await run(
    isPython ? 'python3' : process.execPath,
    [...(isPython ? [] : ['--import', 'tsx']), file, logdir, ...args],
    {
      cwd: projectFolder('.'),
    },
  );
  const logbook = openLogbook(new NodeFiles(logdir));
  const { items } = await logbook.experiments({ wait: true });
  logbook.close();
  for (const item of items) assert.deepEqual([item.status, item.damagedLines], ['completed', 0]);
  return items.sort((one, other) => (one.name ?? '').localeCompare(other.name ?? ''));
}

test('the three lines in a loop are one experiment', async (t) => {
  const [item, ...others] = await written(temporaryFolder(t), 'quickstart.ts');
  assert.deepEqual([others.length, item?.metrics, item?.logCount], [0, ['accuracy', 'loss'], 20]);
});

test('the evaluation keeps each answer beside its score', async (t) => {
  const logdir = temporaryFolder(t);
  const items = await written(logdir, 'evaluate.ts');
  assert.deepEqual(
    items.map(({ name, hasText }) => [name, hasText]),
    [
      ['guess', true],
      ['left-to-right', true],
      ['products-first', true],
    ],
  );
  const texts = readFileSync(path.join(logdir, 'text', `${items[2]!.id}_text.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  const tables = texts.map((line) => JSON.parse(line) as { columns: string[]; rows: { correct: boolean }[] });
  assert.deepEqual(tables[0]!.columns, ['question', 'answer', 'expected', 'correct']);
  const rows = tables.flatMap((table) => table.rows);
  assert.deepEqual([tables.length, rows.length, rows.every(({ correct }) => correct)], [8, 64, true]);
});

test('several processes write one logbook', async (t) => {
  const logdir = temporaryFolder(t);
  const items = await written(logdir, 'several-processes.ts', '3');
  assert.equal(readdirSync(path.join(logdir, 'experiments')).length, 3);
  assert.deepEqual(
    items.map(({ name, logCount, metrics, metadata }) => [name, logCount, metrics, metadata?.config]),
    [1, 2, 3].map((seed) => [
      `seed ${seed}`,
      500,
      ['loss', 'weights/offset', 'weights/slope'],
      { seed, learningRate: 0.05 },
    ]),
  );
});

test('Python writes the format without any package', { skip: !anyPython }, async (t) => {
  const [item, ...others] = await written(temporaryFolder(t), 'write-from-python.py');
  assert.equal(others.length, 0);
  assert.deepEqual([item?.name, item?.logCount, item?.metrics], ['from Python', 100, ['train/loss', 'weight']]);
  assert.deepEqual(item?.metadata?.config, { lr: 0.1, optimizer: { name: 'sgd', momentum: 0 } });
});
