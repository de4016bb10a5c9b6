import { parseExact, plainOf } from './exact-json.js';

/** A JSON value as JavaScript holds it; numbers may be NaN or infinite, for logbooks carry those bare. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What can be written as JSON: beside `Json`, integers beyond a number's precision, digit by digit. */
export type WritableJson = Exclude<Json, object> | bigint | WritableJson[] | { [key: string]: WritableJson };

/**
 * Parses one JSON text in which a bare `NaN`, `Infinity` or `-Infinity` may stand wherever a number may, as
 * Python writes them. Everything else is as `JSON.parse` reads it, bit for bit.
 * @throws SyntaxError where it is neither.
 */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    // The exact parser is slow, and a torn line may have many megabytes: it is for what JSON.parse does not know.
    if (!/NaN|Infinity/.test(text)) throw error;
    return plainOf(parseExact(text));
  }
}

export interface WriteJsonOptions {
  /** How NaN and the infinities are written: bare, as in logbooks, or as strings, as for the world outside. */
  nonFinite: 'bare' | 'string';
  /** Everything outside ASCII as `\\uXXXX`. */
  ascii?: boolean;
}

/** Writes a value as JSON on one line, without spaces. Keys with undefined are left out; `-0` keeps its sign. */
export function writeJson(value: WritableJson | undefined, options: WriteJsonOptions): string {
  const text = options.ascii ? asciiString : JSON.stringify;
  const write = (item: WritableJson | undefined): string => {
    if (typeof item === 'number') {
      // Python takes `-0` for an integer, which has no sign at 0.
      if (options.nonFinite === 'bare') return Object.is(item, -0) ? '-0.0' : numberText(item);
      return Number.isFinite(item) ? numberText(item) : `"${numberText(item)}"`;
    }
    if (typeof item === 'string') return text(item);
    if (item === null || item === undefined) return 'null';
    if (typeof item === 'boolean' || typeof item === 'bigint') return String(item);
    if (Array.isArray(item)) return `[${item.map(write).join(',')}]`;
    const members: string[] = [];
    for (const key of Object.keys(item)) {
      if (item[key] !== undefined) members.push(`${text(key)}:${write(item[key])}`);
    }
    return `{${members.join(',')}}`;
  };
  return write(value);
}

/** A number as logbooks and answers spell it: shortest round-trip digits, `-0`, `NaN`, `Infinity`, `-Infinity`. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Deeper than this `jsonSafe` does not go: what takes the value on (a worker's message, a writer) has a call stack. */
const deepest = 100;

/**
 * The value as strict JSON can carry it, for showing: every non-finite number is replaced by its name, and what
 * is nested more than 100 levels deep by `…`.
 */
export function jsonSafe(value: Json, level = 0): Json {
  if (typeof value === 'number') return Number.isFinite(value) ? value : numberText(value);
  if (value === null || typeof value !== 'object') return value;
  if (level === deepest) return '…';
  if (Array.isArray(value)) return value.map((item) => jsonSafe(item, level + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, jsonSafe(item, level + 1)]));
}

function asciiString(text: string): string {
  // eslint-disable-next-line no-control-regex -- everything outside ASCII, and DEL, which JSON.stringify leaves
  return JSON.stringify(text).replace(/[^\x00-\x7e]/g, (unit) => {
    return '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0');
  });
}
