import { LogbookCrafter } from '../oracle/crafted-logbook.js';
import type { RealLines } from './compare-lines.js';

/** Logs that the Python package or we wrote, by their path in the project. */
const logs = [
  ...['063501_5666022d', '063503_1c1b04fc', '063550_0c045ebb'].map(
    (run) => `quickstart/experiments/experiment_20261123_${run}`,
  ),
  ...['063836_51d584de', '063836_60b76fb1', '063836_b294a1c7', '063836_d8c53360'].map(
    (run) => `nan/experiments/experiment_20261123_${run}`,
  ),
  ...['063849_323048e3', '063850_52504b1e', '063850_66fa2c64'].map(
    (run) => `crash/experiments/experiment_20261123_${run}`,
  ),
  'mid/experiments/experiment_20251009_085320_2ac57a2b',
].map((path) => `e2e/logbooks/${path}.jsonl`);
const samples = ['183534_c7d6e070', '183544_7dd042ac'].map(
  (run) => `examples/sample-logbook/experiments/experiment_20261123_${run}.jsonl`,
);

const mostLines = 100;
const longestLine = 4000;
const crafted = 20;

/**
 * Lines of real logs and of crafted ones; as plain rows, what those hold.
 * @param load gives a file by its path in the project
 */
export async function realLines(load: (path: string) => Promise<Uint8Array>): Promise<RealLines> {
  const log: string[] = [];
  const plain: string[] = [];
  for (const path of [...logs, ...samples]) log.push(...linesOf(await load(path)).slice(0, mostLines));
  for (const line of log) {
    const row = /"data": ?(\{.*\})\}$/.exec(line)?.[1];
    if (row === undefined) continue;
    plain.push(row, `{"time": "2026-11-23T06:35:${String(plain.length % 60).padStart(2, '0')}Z", ${row.slice(1)}`);
  }
  for (let seed = 1; seed <= crafted; seed++) {
    const crafter = new LogbookCrafter(seed);
    for (const file of crafter.logbook(2).values()) log.push(...linesOf(file));
    for (const file of crafter.plain(2).values()) plain.push(...linesOf(file));
  }
  return { log, plain };
}

function linesOf(bytes: Uint8Array): string[] {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return text.split('\n').filter((line) => line.length > 1 && line.length <= longestLine);
}
