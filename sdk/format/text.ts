import type { Json } from './json.js';
import type { JsonObject } from './line.js';

/** A text line: rows of a table. */
export interface TextRecord {
  /** As they were logged, so possibly no numbers. */
  step: Json;
  timestamp: Json;
  columns: string[];
  rows: JsonObject[];
}

/** Whether an object of a text file is a text line. */
export const isTextRecord = (value: JsonObject): boolean => value.type === 'text';

/**
 * What a text line holds. Cells are as they were logged. A row that is no object becomes one with the column `text`, as a
 * bare string is logged; columns that are not named are those of the rows, in the order in which they come.
 */
export function textRecordOf(value: JsonObject): TextRecord {
  const rows = (Array.isArray(value.rows) ? value.rows : []).map((row): JsonObject =>
    typeof row === 'object' && row !== null && !Array.isArray(row) ? row : { text: row },
  );
  const named = Array.isArray(value.columns) ? value.columns.filter((column) => typeof column === 'string') : [];
  const columns = named.length > 0 ? named : [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { step: value.step ?? null, timestamp: value.timestamp ?? null, columns, rows };
}
