import { jsonSafe, type Json } from '../format/json.js';
import { isTextRecord, textRecordOf, type TextRecord } from '../format/text.js';
import type { Abortable, LogbookFiles } from './files.js';
import type { LinePlaces } from './line-places.js';
import { lineAgain, withinReach } from './lines-again.js';
import type { RangeQuery, TextAnswer } from './logbook.js';
import { Turns } from './turns.js';

/** Some text lines of a file, which are read again for it. */
export async function textOf(
  files: LogbookFiles,
  path: string,
  places: LinePlaces,
  { from, limit }: RangeQuery,
  options: Abortable,
): Promise<Omit<TextAnswer, 'complete'>> {
  const wanted = Array.from({ length: Math.max(0, Math.min(limit, places.length - from)) }, (_, index) =>
    places.at(from + index),
  );
  const lines: TextRecord[] = [];
  const turns = new Turns();
  for (const [index, place] of wanted.slice(0, withinReach(wanted)).entries()) {
    await turns.next(options.signal);
    const { objects } = await lineAgain(files, path, place, options);
    const records = objects.filter(({ value }) => isTextRecord(value));
    const record = records[places.positionInLine(from + index)];
    lines.push(jsonSafe(textRecordOf(record?.value ?? {}) as unknown as Json) as unknown as TextRecord);
  }
  return { total: places.length, lines };
}
