import { numberText, writeJson, type WritableJson } from '../format/json.js';
import type { PlainRow } from './plain-row.js';

/** A metadata line, without its end. */
export function metadataLine(metadata: { [key: string]: WritableJson }): string {
  return textOf({ type: 'metadata', ...metadata });
}

/** A log line, without its end. */
export function logLine(timestamp: number, row: ReadonlyMap<string, WritableJson>): string {
  const members: string[] = [];
  for (const [key, value] of row) members.push(`${textOf(key)}:${textOf(value)}`);
  return `{"type":"log","timestamp":${numberText(timestamp)},"data":{${members.join(',')}}}`;
}

/** The same line for a row without oddities, from the platform's own and much faster writer. */
export function plainLogLine(timestamp: number, data: PlainRow): string {
  return JSON.stringify({ type: 'log', timestamp, data });
}

/** A text line, without its end. */
export function textLine(
  step: WritableJson,
  timestamp: number,
  { columns, rows }: { columns: string[]; rows: { [key: string]: WritableJson }[] },
): string {
  return textOf({ type: 'text', step, timestamp, columns, rows });
}

function textOf(value: WritableJson): string {
  return writeJson(value, { nonFinite: 'bare', ascii: true });
}
