import { numberText, writeJson } from '../sdk/format/json.js';
import type { PointColumns } from '../sdk/read/logbook.js';

export const pointFormats = ['jsonl', 'csv', 'json'] as const;
export type PointFormat = (typeof pointFormats)[number];

const pointsAPiece = 4096;

/**
 * Points as text, some thousand at once. A time that is not known is null, in CSV empty. Lines of `json` end
 * without a comma; who writes the list puts them between.
 */
export function* pointLines(columns: PointColumns, format: PointFormat): Generator<string> {
  const { step, time, value } = columns;
  const write = format === 'csv' ? csvLine : jsonLine;
  for (let start = 0; start < value.length; start += pointsAPiece) {
    const lines: string[] = [];
    const end = Math.min(start + pointsAPiece, value.length);
    for (let row = start; row < end; row += 1) lines.push(write(step[row] ?? NaN, time[row] ?? NaN, value[row] ?? NaN));
    yield format === 'json' ? lines.join(',\n') : `${lines.join('\n')}\n`;
  }
}

function jsonLine(step: number, time: number, value: number): string {
  return writeJson({ step, time: Number.isNaN(time) ? null : time, value }, { nonFinite: 'string' });
}

function csvLine(step: number, time: number, value: number): string {
  return `${numberText(step)},${Number.isNaN(time) ? '' : numberText(time)},${numberText(value)}`;
}
