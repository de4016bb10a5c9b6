import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type Json } from '../format/json.js';

export type Entry = { [key: string]: Json };

/** An experiment as its file has it. */
export interface Written {
  id: string;
  entries: Entry[];
  /** The data of each log line. */
  rows: Entry[];
  /** Each status that metadata says, in order: the last one holds. */
  statuses: Json[];
  /** All metadata lines, the last value of a key winning. */
  metadata: Entry;
}

/** The experiments of a logbook, oldest first. Every line must be whole. */
export function experimentsIn(logdir: string): Written[] {
  const folder = join(logdir, 'experiments');
  return readdirSync(folder)
    .map((name) => readExperiment(join(folder, name), name.replace(/\.jsonl$/, '')))
    .sort((one, other) => (one.metadata.start_time as number) - (other.metadata.start_time as number));
}

function readExperiment(path: string, id: string): Written {
  const lines = readFileSync(path, 'utf8').split('\n');
  if (lines.pop() !== '') throw new Error(`${path} ends in half a line`);
  const entries = lines.map((line) => parseJson(line) as Entry);
  const metadata = entries.filter(({ type }) => type === 'metadata');
  return {
    id,
    entries,
    rows: entries.filter(({ type }) => type === 'log').map(({ data }) => data as Entry),
    statuses: metadata.flatMap(({ status }) => (status === undefined ? [] : [status])),
    metadata: Object.assign({}, ...metadata) as Entry,
  };
}

/** The only experiment of a logbook. */
export function experimentIn(logdir: string): Written {
  const [only, ...others] = experimentsIn(logdir);
  if (only === undefined || others.length > 0) throw new Error(`${others.length + 1} experiments instead of one`);
  return only;
}
