import type { WritableJson } from '../format/json.js';
import { rowOf, type OnOddValue } from './row.js';

/** A table as it stands in a text line. */
export interface TextTable {
  /** All keys of all rows, in the order in which they are first seen. */
  columns: string[];
  rows: { [column: string]: WritableJson }[];
}

/**
 * Makes a table of what was given to `logText()`: a bare string becomes one row with the column `text`, an object
 * one row with a column for each key, a list the rows of its items. It never throws.
 *
 * A value that cannot be written becomes NaN, of which `onOdd` is told, and an item that is no row is left out, of
 * which `onLeftOut` is told with a sentence. Where nothing is left there is a problem instead of a table, and nothing
 * is told; an empty list is an empty table.
 */
export function textRows(
  data: unknown,
  onOdd: OnOddValue = () => {},
  onLeftOut: (sentence: string) => void = () => {},
): TextTable | { problem: string } {
  const items: unknown[] = Array.isArray(data) ? data : [data];
  const columns = new Set<string>();
  const rows: TextTable['rows'] = [];
  const leftOut: string[] = [];
  items.forEach((item, index) => {
    const row = textRow(item, onOdd);
    if (row === null) {
      leftOut.push(`row ${index} is ${nameOf(item)}, neither a string nor an object with columns: it is left out`);
      return;
    }
    for (const key of row.keys()) columns.add(key);
    // Object.fromEntries makes own properties of all keys, `__proto__` too.
    rows.push(Object.fromEntries(row));
  });
  if (rows.length === 0 && items.length > 0) {
    return { problem: `it is given ${nameOf(items[0])}, neither a string nor an object with columns` };
  }
  for (const sentence of leftOut) onLeftOut(sentence);
  return { columns: [...columns], rows };
}

/** The cells of one row by their columns, null for what has none. */
function textRow(item: unknown, onOdd: OnOddValue): ReadonlyMap<string, WritableJson> | null {
  if (typeof item === 'string') return new Map([['text', item]]);
  if (typeof item === 'number' || typeof item === 'boolean') return new Map([['text', item]]);
  if (typeof item !== 'object' || item === null || ArrayBuffer.isView(item)) return null;
  try {
    return rowOf(item, onOdd);
  } catch {
    return null;
  }
}

function nameOf(item: unknown): string {
  if (item === null || item === undefined) return String(item);
  return typeof item === 'object' ? `an object of the class ${className(item)}` : `a ${typeof item}`;
}

function className(item: object): string {
  return Object.prototype.toString.call(item).slice('[object '.length, -1);
}
