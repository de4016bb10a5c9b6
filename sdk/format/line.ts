import { parseExact, type ExactObject } from './exact-json.js';
import { parseJson, type Json } from './json.js';

/** An object of a line, as `JSON.parse` gives it. */
export interface JsonObject {
  [key: string]: Json;
}

/** What one line of a file holds. */
export interface LineContent {
  /** Whole objects on it, in order: one as a rule, none where it is blank or damaged. */
  objects: LineObject[];
  damaged: boolean;
}

/** A whole object, and where it stands in the line's text. */
export interface LineObject {
  value: JsonObject;
  /** The same object exactly as written: every key in its place, for where the order of keys matters. */
  exact: () => ExactObject;
}

/** How many beginnings of a glued line are tried. */
const gluedStarts = 16;
const nothing: LineContent = { objects: [], damaged: false };

/**
 * Reads one line, decoded without a byte-order mark and without its `\n`.
 *
 * A line that is not one whole object may be several, `{…}{…}`: then all are read. Otherwise it is damaged; with
 * `glued`, its longest suffix that is a whole record is still read (two writers met, or a torn line was continued).
 */
export function readLine(text: string, { glued }: { glued: boolean }): LineContent {
  const whole = parseWhole(text);
  if (whole) return whole;
  const several = parseSeveral(text);
  if (several) return { objects: several, damaged: false };
  const rescued = glued ? longestRecord(text) : undefined;
  return { objects: rescued ? [rescued] : [], damaged: true };
}

/** Reads what a file ends with where there is no `\n`: whole objects, or nothing yet. */
export function readTail(text: string): LineObject[] {
  return (parseWhole(text)?.objects ?? parseSeveral(text)) || [];
}

function parseWhole(text: string): LineContent | undefined {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    return isBlank(text) ? nothing : undefined;
  }
  return isObject(value) ? { objects: [lineObject(text, value)], damaged: false } : undefined;
}

function parseSeveral(text: string): LineObject[] | undefined {
  if (!endsLikeObject(text)) return undefined;
  const objects: LineObject[] = [];
  for (let start = 0; !isBlank(text.slice(start));) {
    const end = endOfObject(text, start);
    const object = end === undefined ? undefined : tryObject(text.slice(start, end));
    if (end === undefined || !object) return undefined;
    objects.push(object);
    start = end;
  }
  return objects;
}

function longestRecord(text: string): LineObject | undefined {
  if (!endsLikeObject(text)) return undefined;
  let start = text.indexOf('{', 1);
  for (let tried = 0; start !== -1 && tried < gluedStarts; tried++, start = text.indexOf('{', start + 1)) {
    // A look for the closing brace spares most tries the parser, which matters on lines of many megabytes.
    const end = endOfObject(text, start);
    if (end === undefined || !isBlank(text.slice(end))) continue;
    const object = tryObject(text.slice(start));
    if (object && isRecord(object.value)) return object;
  }
  return undefined;
}

/** Where the object that begins at `start` would end, by its braces and strings alone. */
function endOfObject(text: string, start: number): number | undefined {
  const marks = /["{}]/g;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      const end = endOfString(text, mark.index);
      if (end === undefined) return undefined;
      marks.lastIndex = end;
    } else {
      depth += mark[0] === '{' ? 1 : -1;
      if (depth <= 0) return mark.index + 1;
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text[end - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
  }
  return undefined;
}

/** Whether an object is a metadata, log, text or resource record, by the keys that each must have. */
function isRecord(object: JsonObject): boolean {
  const { type, timestamp, data, rows } = object;
  switch (type) {
    case 'metadata':
      return true;
    case 'log':
      return timestamp !== undefined && data !== undefined && isObject(data);
    case 'text':
      return timestamp !== undefined && Array.isArray(rows);
    case undefined:
      return typeof timestamp === 'number' && ('cpu_percent' in object || 'memory_percent' in object);
    default:
      return false;
  }
}

function lineObject(text: string, value: JsonObject): LineObject {
  return { value, exact: () => parseExact(text) as ExactObject };
}

function tryObject(text: string): LineObject | undefined {
  try {
    const value = parseJson(text);
    return isObject(value) ? lineObject(text, value) : undefined;
  } catch {
    return undefined;
  }
}

function endsLikeObject(text: string): boolean {
  return /\}[ \t\r\n]*$/.test(text.slice(-1000));
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}
