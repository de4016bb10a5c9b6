import type { DataSetName } from './data/data-sets.js';
import type { SideName } from './sides.js';

/** Two figures that a row compares. */
export interface Part {
  data: DataSetName;
  ours: SideName;
  /** Whom ours is held against; a number is a limit. */
  baseline: SideName | number;
  /** Which figure of a run: its time, or the peak of its memory. */
  figure: 'ms' | 'peakMb';
  /**
   * `times`: how many times as much the baseline takes, at least the gate. `share`: which part of it ours takes, at
   * most the gate.
   */
  ratio: 'times' | 'share';
  gate: number;
  /** Null where no more than the gate is asked for. */
  stretch: number | null;
}

/** A line of the table. It has passed where all of its parts have; the worst of them stands for it. */
export interface Row {
  name: string;
  /** The baseline in words. */
  baseline: string;
  parts: readonly Part[];
}

const part = (
  data: DataSetName,
  ours: SideName,
  baseline: SideName | number,
  gate: number,
  stretch: number | null,
): Part => ({ data, ours, baseline, figure: 'ms', ratio: 'times', gate, stretch });

const inNode = (data: DataSetName, gate: number, stretch: number): Part =>
  part(data, 'Node microtrax', 'Node JSON.parse', gate, stretch);
const twin = (data: DataSetName): Part => part(data, 'Node script kernel', 'Node JSON.parse', 3, 4.5);
const inChromium = (data: DataSetName, gate: number, stretch: number): Part =>
  part(data, 'Chromium microtrax', 'Chromium JSON.parse', gate, stretch);
const ofStream = (data: DataSetName, gate: number, stretch: number): Part =>
  part(data, 'Chromium microtrax', 'Chromium stream', gate, stretch);
const within = (limit: number, ours: SideName): Part => part('logbook', ours, limit, 1, null);

const jsonParse = 'TextDecoder + split + JSON.parse';
const duckdb = 'DuckDB read_json, 2 threads';

export const rows: readonly Row[] = [
  { name: 'read-a', baseline: jsonParse, parts: [inNode('a', 6, 8)] },
  { name: 'read-b', baseline: jsonParse, parts: [inNode('b', 6, 8)] },
  { name: 'read-c', baseline: jsonParse, parts: [inNode('c', 5, 8)] },
  { name: 'read-irregular', baseline: jsonParse, parts: [inNode('d2', 3.5, 5), inNode('d6', 3.5, 5)] },
  { name: 'read-twin', baseline: jsonParse, parts: [twin('a'), twin('b')] },
  { name: 'read-duckdb-a', baseline: duckdb, parts: [part('a', 'Node microtrax', 'Node DuckDB', 2, 3)] },
  { name: 'read-duckdb-b', baseline: duckdb, parts: [part('b', 'Node microtrax', 'Node DuckDB', 6, 8)] },
  {
    name: 'read-memory',
    baseline: `${jsonParse}, as one text`,
    parts: [
      { ...part('a', 'Node microtrax', 'Node JSON.parse, one text', 0.33, 0.2), figure: 'peakMb', ratio: 'share' },
    ],
  },
  { name: 'browser-read-a', baseline: jsonParse, parts: [inChromium('a', 2.5, 4)] },
  { name: 'browser-read-b', baseline: jsonParse, parts: [inChromium('b', 2.5, 4)] },
  { name: 'browser-read-c', baseline: jsonParse, parts: [inChromium('c', 1.4, 2)] },
  {
    name: 'browser-share',
    baseline: 'a bare stream()',
    parts: [ofStream('a', 0.5, 0.7), ofStream('b', 0.5, 0.7), ofStream('c', 0.8, 0.95)],
  },
  {
    name: 'tail',
    baseline: `${jsonParse}, a full load`,
    parts: [part('a', 'Node tail', 'Node JSON.parse', 200, 500)],
  },
  {
    name: 'list',
    baseline: 'limit: 500 ms and 200 MB',
    parts: [within(500, 'mtx list'), { ...within(200, 'mtx list'), figure: 'peakMb' }],
  },
  { name: 'serve', baseline: 'limit: 700 ms', parts: [within(700, 'mtx serve')] },
  { name: 'page', baseline: 'limit: 300 ms', parts: [within(300, 'dashboard')] },
];
