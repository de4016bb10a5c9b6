import type { ExactJson, ExactObject } from './exact-json.js';
import type { Json } from './json.js';
import type { JsonObject, LineObject } from './line.js';

/** Keys of a row that are no metrics, at its top level only. */
const special: ReadonlySet<string> = new Set(['step', '_images', '_error']);

/** Whether a key at the top level of a row is no metric, whatever its value is. */
export const isSpecialKey = (key: string): boolean => special.has(key);

/**
 * Calls `put` for every metric of a row: each number, and each boolean as 1 or 0. Nested objects flatten with
 * `/` at any depth; of a repeated or colliding name the last as written wins, whatever its value is.
 *
 * @param row the row's data
 * @param exactRow the same row as written, asked for only where names collide
 */
export function readMetrics(
  row: JsonObject,
  exactRow: () => ExactObject | undefined,
  put: (name: string, value: number) => void,
): void {
  let nested = false;
  for (const key in row) {
    const value = row[key];
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !special.has(key)) nested = true;
  }
  if (!nested) {
    for (const key in row) {
      const value = row[key];
      if (typeof value === 'number') {
        if (!special.has(key)) put(key, value);
      } else if (typeof value === 'boolean' && !special.has(key)) {
        put(key, value ? 1 : 0);
      }
    }
    return;
  }
  const leaves = flatten(row, true) ?? flatten(exactRow() ?? row, false) ?? new Map<string, Leaf>();
  for (const [name, value] of leaves) {
    if (typeof value === 'number') put(name, value);
    else if (typeof value === 'boolean') put(name, value ? 1 : 0);
  }
}

/** The row of a log line (its `data`), and the same as written. Undefined where it has none. */
export function rowOf(line: LineObject): { row: JsonObject; exactRow: () => ExactObject | undefined } | undefined {
  const row = line.value.data;
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return undefined;
  return {
    row,
    exactRow: () => {
      const data = line.exact().get('data');
      return data instanceof Map ? data : undefined;
    },
  };
}

type Leaf = null | boolean | number | string | Json[] | ExactJson[];
type Members = Iterator<[string, Json | ExactJson]>;

/**
 * All leaves of a row by their full names. JavaScript reorders integer-like keys, so of two leaves with one name
 * a plain object can't say which was written last: with `unique` a collision gives undefined.
 */
function flatten(row: JsonObject | ExactObject, unique: boolean): Map<string, Leaf> | undefined {
  const leaves = new Map<string, Leaf>();
  const open: { prefix: string; members: Members }[] = [{ prefix: '', members: membersOf(row) }];
  for (let frame = open.at(-1); frame; frame = open.at(-1)) {
    const next = frame.members.next();
    if (next.done) {
      open.pop();
      continue;
    }
    const [key, value] = next.value;
    if (open.length === 1 && special.has(key)) continue;
    const name = frame.prefix + key;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      open.push({ prefix: `${name}/`, members: membersOf(value) });
    } else {
      if (unique && leaves.has(name)) return undefined;
      leaves.set(name, value);
    }
  }
  return leaves;
}

function membersOf(value: JsonObject | ExactObject): Members {
  return value instanceof Map ? value.entries() : Object.entries(value)[Symbol.iterator]();
}
