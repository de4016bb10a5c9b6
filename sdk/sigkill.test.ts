import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseJson } from './format/json.js';
import { scratchFolder } from './testing/scratch-folder.js';
import { runScript } from './testing/training-script.js';
import { Experiment } from './index.js';

const kills = process.env.MICROTRAX_LONG ? 200 : 20;
const atATime = 2;
const longestMs = 60;

/**
 * Logs at full speed, rows of all sizes, and keeps on disk how many calls have returned. The kill may come late on a
 * busy machine: after so many rows it is waited for.
 */
const writer = `
  import { openSync, writeSync } from 'node:fs';
  const returned = openSync(process.env.RETURNED, 'w');
  const experiment = new mtx.Experiment(logdir, quiet);
  const long = 'x'.repeat(20_000);
  process.stdout.write('ready\\n');
  for (let row = 0; row < 20_000; row++) {
    experiment.log({ row, loss: 1 / (row + 1), note: row % 7 === 0 ? long : 'short', val: { accuracy: row / 3 } });
    writeSync(returned, String(row + 1).padStart(12), 0);
  }
  setInterval(() => undefined, 1000);`;

/** What stands in the file of the one experiment: whole rows in order, and what its last line has of another. */
function read(logdir: string): { id: string; rows: { row: number; loss: number; step: number }[]; text: string } {
  const [name] = readdirSync(join(logdir, 'experiments'));
  const text = readFileSync(join(logdir, 'experiments', name!), 'utf8');
  const lines = text.split('\n').slice(0, -1);
  const entries = lines.map((line) => parseJson(line) as { type: string; data: never });
  return { id: name!.slice(0, -'.jsonl'.length), rows: entries.slice(1).map(({ data }) => data), text };
}

test(`${kills} processes are killed while they log, and no row that log() returned from is lost`, async (t) => {
  let torn = 0;
  let logged = 0;
  const killOne = async (): Promise<void> => {
    const logdir = scratchFolder(t);
    const returned = join(scratchFolder(t), 'returned');
    const end = await runScript(t, writer, {
      logdir,
      env: { RETURNED: returned },
      onReady: (child) => void setTimeout(() => child.kill('SIGKILL'), Math.random() * longestMs),
    });
    assert.equal(end.signal, 'SIGKILL', end.stderr);

    const count = Number(readFileSync(returned, 'utf8'));
    const { id, rows, text } = read(logdir);
    // The kill may come between a write and the note of it.
    assert.ok(rows.length === count || rows.length === count + 1, `${rows.length} rows of ${count}`);
    rows.forEach(({ row, loss, step }, index) => assert.deepEqual([row, loss, step], [index, 1 / (index + 1), index]));

    const resumed = new Experiment(logdir, { trackResources: false, resume: id });
    resumed.log({ after: true });
    resumed.finish();
    const after = readFileSync(join(logdir, 'experiments', `${id}.jsonl`), 'utf8');
    const isTorn = !text.endsWith('\n');
    assert.ok(after.startsWith(isTorn ? `${text}\n` : text));
    const added = after.slice(text.length + (isTorn ? 1 : 0)).split('\n');
    const [begin, row, last, rest] = added.map((line) => line && (parseJson(line) as { [key: string]: unknown }));
    assert.equal((begin as { status: string }).status, 'running');
    assert.deepEqual((row as { data: object }).data, { after: true, step: rows.length });
    assert.equal((last as { status: string }).status, 'completed');
    assert.equal(rest, '');
    torn += isTorn ? 1 : 0;
    logged += rows.length;
  };
  let left = kills;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await killOne();
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  t.diagnostic(`${logged} rows logged, ${torn} last lines torn`);
});
