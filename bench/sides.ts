import type { Scope } from '../e2e/support/folders.js';
import * as chromium from './browser/chromium-sides.js';
import * as node from './node/node-sides.js';
import * as program from './program/program-sides.js';
import type { Sample } from './rounds.js';

/** One way to read a logbook. */
export interface Side {
  /** Sides of one place read the same data in the same rounds. */
  place: 'Node' | 'Chromium' | 'mtx';
  /** Gets ready for the logbook in a folder, until the scope ends; what it gives reads it once, afresh. */
  prepare(folder: string, scope: Scope): Promise<() => Promise<Sample>>;
}

export const sides = {
  'Node microtrax': node.microtrax,
  'Node script kernel': node.scriptKernel,
  'Node JSON.parse': node.jsonLines,
  'Node JSON.parse, one text': node.jsonText,
  'Node DuckDB': node.duckdb,
  'Node tail': node.tail,
  'Chromium microtrax': chromium.microtrax,
  'Chromium JSON.parse': chromium.jsonLines,
  'Chromium stream': chromium.stream,
  'mtx list': program.mtxList,
  'mtx serve': program.mtxServe,
  dashboard: chromium.page,
} satisfies { [name: string]: Side };

export type SideName = keyof typeof sides;
