import { changingText, fewMetrics, images, manyMetrics, subsets, type Rows } from './rows.js';

/** What one logbook of the benchmarks holds. */
export interface DataSet {
  name: string;
  /** What it is, for the person who reads the figures. */
  words: string;
  rows: Rows;
  experiments: number;
  /** Where each of its experiments ends: after so many rows, or after the row that makes its file so large. */
  until: { rows: number } | { sizeBytes: number };
}

const megabyte = 1e6;

/** The letters are those under which these kinds of data are known since they were measured first. */
export const dataSets = {
  a: {
    name: 'a',
    words: '8 metrics a line',
    rows: fewMetrics,
    experiments: 1,
    until: { sizeBytes: 200 * megabyte },
  },
  b: {
    name: 'b',
    words: '400 metrics a line',
    rows: manyMetrics,
    experiments: 1,
    until: { sizeBytes: 200 * megabyte },
  },
  c: {
    name: 'c',
    words: '95 % of the bytes are images',
    rows: images,
    experiments: 1,
    until: { sizeBytes: 200 * megabyte },
  },
  d2: {
    name: 'd2',
    words: 'each line has other metrics, of 16',
    rows: subsets,
    experiments: 1,
    until: { sizeBytes: 100 * megabyte },
  },
  d6: {
    name: 'd6',
    words: '8 metrics a line and a text that changes',
    rows: changingText,
    experiments: 1,
    until: { sizeBytes: 100 * megabyte },
  },
  logbook: {
    name: 'logbook',
    words: '50 experiments of 20,000 lines of 8 metrics',
    rows: fewMetrics,
    experiments: 50,
    until: { rows: 20_000 },
  },
} satisfies { [name: string]: DataSet };

export type DataSetName = keyof typeof dataSets;
