import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { NodeFiles } from '../cli/node-files.js';
import { parseJson } from '../sdk/format/json.js';
import { Experiment } from '../sdk/index.js';
import { openLogbook } from '../sdk/read/index.js';
import { allPoints, compareWithOracle } from './oracle/compare.js';
import { loadFolder } from './oracle/oracle.js';
import { seededRandom } from './oracle/seeded-random.js';
import { temporaryFolder, type Scope } from './support/folders.js';

type Row = Record<string, unknown>;
const anyPython = spawnSync('python3', ['--version']).status === 0;

/** A double of any bits: all magnitudes, subnormals, -0, NaN and the infinities. */
function anyDouble(random: () => number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setUint32(0, Math.floor(random() * 2 ** 32));
  bits.setUint32(4, Math.floor(random() * 2 ** 32));
  return bits.getFloat64(0);
}

/** Rows of all that a person logs and more, each with the step that it is logged at. */
function rowsOf(random: () => number): Row[] {
  const plain = Array.from({ length: 2000 }, (_, step) => ({ step, loss: anyDouble(random), 'val/acc': step / 7 }));
  const odd: Row[] = [
    { nan: NaN, up: Infinity, down: -Infinity, zero: -0, tiny: 5e-324, huge: 1.7976931348623157e308 },
    { note: 'naïve – 名前 🚀 \u2028 \ud800 "q" \\ \n', yes: true, no: false, none: null },
    { nested: { deep: { er: 1, list: [1, NaN, [2]] }, empty: {} }, list: [] },
    { '': 1, 損失: 2, 'a"b': 3, 'new\nline': 4, '7': 5, constructor: 6, toString: 7 },
    { loss: 0.1 + 0.2, mixed: 1 },
    { mixed: 'not any more', loss: 1e21 },
  ];
  return [...plain, ...odd.map((row, index) => ({ ...row, step: 2000 + index }))];
}

/** Logs the rows, texts and images beside them, and gives the logbook and the file that the rows are in. */
function write(scope: Scope, rows: Row[]): { logdir: string; id: string; file: string } {
  const logdir = temporaryFolder(scope);
  const config = { lr: 3e-4, layers: [1, { width: 2 }], limit: Infinity, name: 'ü' };
  const options = { trackResources: false, name: 'naïve 🚀', config, group: 'seeds', tags: ['a', 'ü'] };
  const experiment = new Experiment(logdir, options);
  for (const row of rows) experiment.log(row);
  experiment.logText([{ question: 'why – 何?', answer: NaN }], { step: 3 });
  experiment.logImages({ data: Uint8Array.of(0, 128, 255, 64), shape: [2, 2] }, { step: 3, key: 'val/mask' });
  experiment.finish();
  return { logdir, id: experiment.id, file: path.join(logdir, 'experiments', `${experiment.id}.jsonl`) };
}

test('a logbook of the SDK reads as the oracle reads it, and as it was given', async (t) => {
  const rows = rowsOf(seededRandom(7));
  const { logdir, id } = write(t, rows);
  const compared = await compareWithOracle(new NodeFiles(logdir), loadFolder(logdir));
  assert.deepEqual([compared.logLines, compared.damagedLines], [rows.length + 1, 0]);

  const logbook = openLogbook(new NodeFiles(logdir));
  const { items } = await logbook.experiments({ wait: true });
  const [item] = items;
  assert.deepEqual([item?.name, item?.status, item?.hasImages, item?.hasText], ['naïve 🚀', 'completed', true, true]);
  assert.deepEqual(item?.metadata?.config, { lr: 3e-4, layers: [1, { width: 2 }], limit: 'Infinity', name: 'ü' });
  for (const metric of ['loss', 'val/acc', 'zero', '', '7', '損失', 'nested/deep/er', 'mixed']) {
    const given = rows.flatMap((row) => {
      const value = metric === 'nested/deep/er' && row.nested ? 1 : row[metric];
      return typeof value === 'number' ? [{ step: row.step, value }] : [];
    });
    const found = await allPoints(logbook, id, 'log', metric);
    assert.deepEqual(
      found.map(({ step, value }) => ({ step, value })),
      given,
      metric,
    );
  }
  logbook.close();
});

test("a logbook of the SDK reads as it was given by Python's own json", { skip: !anyPython }, (t) => {
  const rows = rowsOf(seededRandom(8));
  const { file } = write(t, rows);
  const script = [
    'import json, sys',
    'lines = open(sys.argv[1], encoding="ascii").read().split("\\n")',
    'assert lines.pop() == ""',
    'print(json.dumps([json.loads(line) for line in lines]))',
  ].join('\n');
  const out = execFileSync('python3', ['-c', script, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const entries = parseJson(out) as { type: string; data?: Row }[];
  const read = entries.filter(({ type, data }) => type === 'log' && !data!._images).map(({ data }) => data!);
  assert.deepEqual(read, rows);
  assert.deepEqual(
    entries,
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => parseJson(line)),
  );
});
