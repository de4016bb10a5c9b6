import { parseExact, parseExactAt, plainOf, type ExactJson, type ExactObject } from './exact-json.js';
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
  return isObject(value)
    ? { objects: [{ value, exact: () => parseExact(text) as ExactObject }], damaged: false }
    : undefined;
}

function parseSeveral(text: string): LineObject[] | undefined {
  const objects: LineObject[] = [];
  let at = 0;
  try {
    while (!isBlank(text.slice(at))) {
      const { value, end } = parseExactAt(text, at);
      if (!(value instanceof Map)) return undefined;
      objects.push(lineObject(value));
      at = end;
    }
  } catch {
    return undefined;
  }
  return objects;
}

function longestRecord(text: string): LineObject | undefined {
  let start = text.indexOf('{', 1);
  for (let tried = 0; start !== -1 && tried < gluedStarts; tried++, start = text.indexOf('{', start + 1)) {
    const value = tryExact(text.slice(start));
    if (value instanceof Map && isRecord(value)) return lineObject(value);
  }
  return undefined;
}

/** Whether an object is a metadata, log, text or resource record, by the keys that each must have. */
function isRecord(object: ExactObject): boolean {
  switch (object.get('type')) {
    case 'metadata':
      return true;
    case 'log':
      return object.has('timestamp') && object.get('data') instanceof Map;
    case 'text':
      return object.has('timestamp') && Array.isArray(object.get('rows'));
    case undefined:
      return typeof object.get('timestamp') === 'number' && (object.has('cpu_percent') || object.has('memory_percent'));
    default:
      return false;
  }
}

function lineObject(exact: ExactObject): LineObject {
  return { value: plainOf(exact) as JsonObject, exact: () => exact };
}

function tryExact(text: string): ExactJson | undefined {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}
