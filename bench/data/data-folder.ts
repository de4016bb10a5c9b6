import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import type { DataSet } from './data-sets.js';
import { experimentLines } from './experiment-lines.js';

/** Everything that decides which bytes are made. */
const sources = ['rows.ts', 'data-sets.ts', 'experiment-lines.ts', 'data-folder.ts'];
const blockLength = 1 << 20;
const firstStart = 1795415701.178501;

/** Where data is kept from one run to the next: another folder for each state of the code that makes it. */
export function cacheFolder(): string {
  const hash = createHash('sha256');
  for (const source of sources) hash.update(readFileSync(path.join(import.meta.dirname, source)));
  return path.join(os.tmpdir(), `microtrax-bench-${hash.digest('hex').slice(0, 12)}`);
}

/** A logbook on disk, and how long its files are. */
export interface MadeData {
  folder: string;
  sizeBytes: number;
}

/** The logbook of a data set, made where it is not there or not whole. The same bytes for everybody. */
export function dataFolder(dataSet: DataSet, cache = cacheFolder()): MadeData {
  const folder = path.join(cache, dataSet.name);
  const whole = sizeWhenWhole(folder);
  if (whole !== null) return { folder, sizeBytes: whole };
  mkdirSync(cache, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  const sizes = writeLogbook(dataSet, unfinished);
  writeFileSync(path.join(unfinished, manifest), JSON.stringify(sizes));
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
  return { folder, sizeBytes: total(sizes) };
}

/** Sizes by path; a name that no reader takes for a log. */
type Sizes = { [path: string]: number };
const manifest = 'sizes.json';

const total = (sizes: Sizes): number => Object.values(sizes).reduce((sum, size) => sum + size, 0);

/** Null where a file is missing or is not as long as it was: what keeps a temporary folder tidy takes single files. */
function sizeWhenWhole(folder: string): number | null {
  try {
    const sizes = JSON.parse(readFileSync(path.join(folder, manifest), 'utf8')) as Sizes;
    const isWhole = Object.entries(sizes).every(([file, size]) => statSync(path.join(folder, file)).size === size);
    return isWhole ? total(sizes) : null;
  } catch {
    return null;
  }
}

function writeLogbook({ rows, experiments, until }: DataSet, folder: string): Sizes {
  const sizes: Sizes = {};
  mkdirSync(path.join(folder, 'experiments'), { recursive: true });
  for (let index = 0; index < experiments; index++) {
    const startTime = firstStart + index * 3600;
    const run = { id: idOf(startTime, index), startTime, until };
    const file = `experiments/${run.id}.jsonl`;
    sizes[file] = writeText(path.join(folder, file), experimentLines(rows, run, seededRandom(index + 1)));
  }
  return sizes;
}

function idOf(startTime: number, index: number): string {
  const [date, time] = new Date(startTime * 1000).toISOString().split(/[T.]/);
  return `experiment_${date?.replaceAll('-', '')}_${time?.replaceAll(':', '')}_${index.toString(16).padStart(8, '0')}`;
}

/** Gives how many bytes were written: the text is ASCII. */
function writeText(file: string, lines: Iterable<string>): number {
  const descriptor = openSync(file, 'w');
  let sizeBytes = 0;
  let block = '';
  const write = (): void => {
    // It may take only a part of a block.
    for (let bytes = Buffer.from(block, 'latin1'); bytes.length > 0;) {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    }
    sizeBytes += block.length;
    block = '';
  };
  try {
    for (const line of lines) {
      block += line;
      if (block.length >= blockLength) write();
    }
    write();
    // Else the disk is still busy with it while the first rows are measured.
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return sizeBytes;
}
