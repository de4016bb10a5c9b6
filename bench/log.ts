/**
 * What a `log()` costs a training, beside the least that a person would write by hand for the same file:
 *
 *     fs.appendFileSync(file, JSON.stringify(entry) + '\n')
 *
 * Both serialise the same rows of 8 metrics and hand each line to the operating system before they return. Rounds
 * alternate, so that a busy machine is busy for both; the ratio is the median over the rounds. Ends with exit code 1
 * where it is above the gate.
 *
 *     npm run bench:log
 */
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as mtx from '../sdk/index.js';

const gate = 0.75;
const rounds = 41;
const warmUpRounds = 3;
const rowsPerRound = 2000;
const metrics = ['loss', 'accuracy', 'perplexity', 'grad_norm', 'lr', 'tokens_per_s', 'val/loss', 'val/accuracy'];

interface Way {
  name: string;
  file: string;
  write: (row: { [key: string]: number }) => void;
  /** Microseconds of each call in the rounds that count. */
  calls: number[];
  /** Microseconds a line of each such round. */
  rounds: number[];
}

const folder = mkdtempSync(path.join(tmpdir(), 'mtx-bench-'));
const experiment = mtx.init(path.join(folder, 'logbook'), { trackResources: false });
const appended = path.join(folder, 'appended.jsonl');
const ways: Way[] = [
  {
    name: 'appendFileSync',
    file: appended,
    write: (data) =>
      appendFileSync(appended, JSON.stringify({ type: 'log', timestamp: Date.now() / 1000, data }) + '\n'),
    calls: [],
    rounds: [],
  },
  {
    name: 'mtx.log',
    file: path.join(folder, 'logbook/experiments', `${experiment.id}.jsonl`),
    write: mtx.log,
    calls: [],
    rounds: [],
  },
];

/** Numbers with all their digits, as a training has them. */
function rowsOf(round: number): { [key: string]: number }[] {
  return Array.from({ length: rowsPerRound }, (_, index) => {
    const values = metrics.map((name) => [name, Math.random()]);
    return { step: round * rowsPerRound + index, ...(Object.fromEntries(values) as { [key: string]: number }) };
  });
}

function measure({ write, calls, rounds }: Way, rows: { [key: string]: number }[], counts: boolean): void {
  const times = new Float64Array(rows.length + 1);
  times[0] = performance.now();
  for (let index = 0; index < rows.length; index++) {
    write(rows[index]!);
    times[index + 1] = performance.now();
  }
  if (!counts) return;
  for (let index = 0; index < rows.length; index++) calls.push(1000 * (times[index + 1]! - times[index]!));
  rounds.push((1000 * (times[rows.length]! - times[0])) / rows.length);
}

/** The data of all rows that are in the file now. */
function dataIn(file: string): unknown[] {
  const entries = readFileSync(file, 'utf8').trimEnd().split('\n');
  return entries.map((line) => JSON.parse(line) as { data?: unknown }).flatMap(({ data }) => (data ? [data] : []));
}

function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

try {
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const rows = rowsOf(round);
    for (const way of round % 2 === 0 ? ways : ways.toReversed()) {
      const sizeBytes = round === 0 ? 0 : statSync(way.file).size;
      measure(way, rows, round >= warmUpRounds);
      assert.ok(statSync(way.file).size > sizeBytes + rows.length * 200, `${way.name} held lines back`);
    }
  }
  assert.deepEqual(dataIn(ways[1]!.file), dataIn(ways[0]!.file), 'both wrote the same rows');

  console.log(`${metrics.length} metrics a row, ${rounds} rounds of ${rowsPerRound} rows, on ${tmpdir()}\n`);
  console.log('                 median      99 %   lines/s');
  for (const { name, calls, rounds } of ways) {
    const [median, high] = [quantile(calls, 0.5), quantile(calls, 0.99)];
    const linesPerSecond = Math.round(1e6 / quantile(rounds, 0.5));
    const [medianText, highText] = [median, high].map((microseconds) => `${microseconds.toFixed(2).padStart(5)} µs`);
    console.log(`${name.padEnd(14)} ${medianText}  ${highText}  ${String(linesPerSecond).padStart(8)}`);
  }
  const ratio = quantile(
    ways[1]!.rounds.map((own, round) => own / ways[0]!.rounds[round]!),
    0.5,
  );
  const passed = ratio <= gate;
  console.log(`\nratio ${ratio.toFixed(3)}, at most ${gate}: ${passed ? 'reached' : 'MISSED'}`);
  console.log('(the Python package: 26 µs a call)');
  if (!passed) process.exitCode = 1;
} finally {
  mtx.finish();
  rmSync(folder, { recursive: true });
}
