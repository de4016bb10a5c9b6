import { readLine, type LineObject } from '../format/line.js';
import { cannotRead, isMissing } from './errors.js';
import type { Abortable, LogbookFiles } from './files.js';
import type { LinePlace } from './line-places.js';

/** A line that was read before, as it is on disk now. */
export interface LineAgain {
  bytes: Uint8Array;
  /** None where the file has become another one meanwhile. */
  objects: LineObject[];
}

/** So many bytes of lines are read for one answer, or one line. */
const mostBytes = 16 * 1024 * 1024;
/** A longer line counts as damaged, and holds nothing. */
const longestLineBytes = 256 * 1024 * 1024;

/** Reads a line again where it stands, or stood. @throws `cannot-read` */
export async function lineAgain(
  files: LogbookFiles,
  path: string,
  { offset, sizeBytes }: LinePlace,
  options: Abortable,
): Promise<LineAgain> {
  if (sizeBytes > longestLineBytes) return { bytes: new Uint8Array(0), objects: [] };
  const bytes = await files.bytes(path, offset, offset + sizeBytes, options).catch((error: unknown) => {
    options.signal?.throwIfAborted();
    if (isMissing(error)) return new Uint8Array(0);
    throw cannotRead(path, error);
  });
  return { bytes, objects: readLine(new TextDecoder().decode(bytes), { glued: true }).objects };
}

/** How many of these places, in order, are to be read for one answer: as many as have few bytes, or one. */
export function withinReach(places: LinePlace[]): number {
  let sum = 0;
  const tooMany = places.findIndex(({ sizeBytes }) => (sum += sizeBytes) > mostBytes);
  return tooMany === -1 ? places.length : Math.max(1, tooMany);
}
