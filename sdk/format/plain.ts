import type { Json } from './json.js';
import type { JsonObject } from './line.js';

/**
 * Plain JSONL: files that no tracker of ours wrote, where each line is one row of data. Most training scripts log
 * like that.
 */

/** The first of these that a row has is its step. */
export const plainStepKeys = ['step', 'global_step', 'iteration', 'iter', 'epoch'] as const;
/** The first of these that is a time is the row's. */
export const plainTimeKeys = ['timestamp', 'time'] as const;
const ownTypes: ReadonlySet<Json> = new Set(['metadata', 'log', 'text']);

/** The row's step: the first of the usual names that is present, a number or not. */
export function plainStep(row: JsonObject): Json | undefined {
  const key = plainStepKeys.find((name) => Object.hasOwn(row, name));
  return key === undefined ? undefined : row[key];
}

/** The row's time in Unix seconds, from `timestamp` or `time`: seconds, or ISO text. NaN where there is none. */
export function plainTime(row: JsonObject): number {
  for (const key of plainTimeKeys) {
    if (!Object.hasOwn(row, key)) continue;
    const value = row[key];
    const seconds = typeof value === 'number' ? value : typeof value === 'string' ? secondsOf(value) : NaN;
    if (Number.isFinite(seconds)) return seconds;
  }
  return NaN;
}

/** Unix seconds of an ISO text; NaN where it is none. */
export function secondsOf(text: string): number {
  return Date.parse(text) / 1000;
}

/** Whether a file that begins with this object is an experiment in plain JSONL: it holds a number and is not ours. */
export function isPlainRow(row: JsonObject): boolean {
  return !isOwnRecord(row) && holdsNumber(row);
}

/** Whether an object is of one of the types that our own logbooks are made of. */
export function isOwnRecord(row: JsonObject): boolean {
  return row.type !== undefined && ownTypes.has(row.type);
}

function holdsNumber(root: JsonObject): boolean {
  const open: Json[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'number') return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) open.push(item);
  }
  return false;
}
