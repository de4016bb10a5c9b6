import { JsonObject, type Value, readObjects } from './json-reader.js';

/** What stands in one file: the objects that were read, in order, and how many of its lines are damaged. */
export interface FileLines {
  objects: JsonObject[];
  damagedLines: number;
}

/** How many `{` of a damaged line are tried for a record that begins there. */
const maxStarts = 16;

/** Cuts a file at `\n` and reads each line, the unfinished last one too. `glued` looks for a record in damaged lines. */
export function readLines(bytes: Uint8Array, glued: boolean): FileLines {
  const lines: FileLines = { objects: [], damagedLines: 0 };
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
    const text = decode(bytes.subarray(start, end));
    if (/^[ \t\r]*$/.test(text)) continue;
    const objects = readObjects(text);
    if (objects) {
      lines.objects.push(...objects);
      continue;
    }
    lines.damagedLines++;
    const record = glued ? recordAtTheEnd(text) : null;
    if (record) lines.objects.push(record);
  }
  lines.objects.push(...(readObjects(decode(bytes.subarray(start))) ?? []));
  return lines;
}

/** Bytes that are not UTF-8 become U+FFFD; a byte-order mark before a line is none of it. */
function decode(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function recordAtTheEnd(text: string): JsonObject | null {
  // The line as a whole is no start: it was not one object.
  let start = text.indexOf('{', 1);
  for (let tried = 0; start >= 0 && tried < maxStarts; tried++) {
    const objects = readObjects(text.slice(start));
    if (objects?.length === 1 && objects[0] && isRecord(objects[0])) return objects[0];
    start = text.indexOf('{', start + 1);
  }
  return null;
}

function isRecord(object: JsonObject): boolean {
  const has = (...keys: string[]) => keys.every((key) => object.get(key) !== undefined);
  const type: Value | undefined = object.get('type');
  if (type === 'metadata') return true;
  if (type === 'log') return has('timestamp') && object.get('data') instanceof JsonObject;
  if (type === 'text') return has('timestamp', 'rows');
  return type === undefined && has('timestamp', 'cpu_percent');
}
