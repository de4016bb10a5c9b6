import { hasImages, imagesOfRow, mediaTypeOf, type LoggedImage } from '../format/images.js';
import { jsonSafe } from '../format/json.js';
import type { LineObject } from '../format/line.js';
import { rowOf } from '../format/metrics.js';
import { base64Bytes, bytesOfBase64 } from './base64.js';
import type { Abortable, LogbookFiles } from './files.js';
import { fingerprint } from './fingerprint.js';
import type { ImageLines } from './image-lines.js';
import { writeImageRef, type ImageRef } from './image-ref.js';
import type { LinePlace } from './line-places.js';
import { lineAgain, withinReach } from './lines-again.js';
import type { ImageFile, ImageInfo, ImagesAnswer, RangeQuery } from './logbook.js';
import type { Rows } from './rows.js';
import { Turns } from './turns.js';

/** What of an experiment holds its images. */
export interface ImageSource {
  /** The path of its log. */
  path: string;
  rows: Rows;
  lines: ImageLines;
}

/** The images of some lines, which are read again for it. */
export async function imagesOf(
  files: LogbookFiles,
  { path, rows, lines }: ImageSource,
  { id, from, limit }: RangeQuery,
  options: Abortable,
): Promise<Omit<ImagesAnswer, 'complete'>> {
  const steps = Float64Array.from({ length: lines.length }, (_, line) => rows.steps.at(lines.rowAt(line)));
  const places = Array.from({ length: Math.max(0, Math.min(limit, lines.length - from)) }, (_, index) =>
    lines.places.at(from + index),
  );
  const images: ImageInfo[] = [];
  const covered = withinReach(places);
  const turns = new Turns();
  for (const [index, place] of places.slice(0, covered).entries()) {
    await turns.next(options.signal);
    const { bytes, objects } = await lineAgain(files, path, place, options);
    const inLine = imagesInLine(objects);
    const line = from + index;
    const mine = inLine.filter(({ object }) => object === lines.places.positionInLine(line));
    const hash = mine.length > 0 ? fingerprint(bytes) : '';
    for (const { image, position } of mine) {
      const { data, label, ...known } = image;
      images.push({
        ref: writeImageRef({ id, ...place, position, fingerprint: hash }),
        line,
        step: steps[line]!,
        ...known,
        label: jsonSafe(label),
        bytes: bytesOfBase64(data),
      });
    }
  }
  return { steps, lines: covered, images };
}

/** Whether a line with images has been found where a ref says: whoever makes one up has nothing else read. */
export function hasImageAt(source: ImageSource | null, { offset, sizeBytes }: LinePlace): boolean {
  return source?.lines.places.find(offset)?.sizeBytes === sizeBytes;
}

/** The image that a ref stands for, which is known to be of a line with images; null where it is no longer there. */
export async function imageOf(
  files: LogbookFiles,
  path: string,
  ref: ImageRef,
  options: Abortable,
): Promise<ImageFile | null> {
  const { bytes, objects } = await lineAgain(files, path, ref, options);
  if (bytes.length !== ref.sizeBytes || fingerprint(bytes) !== ref.fingerprint) return null;
  const found = imagesInLine(objects)[ref.position];
  const image = found && base64Bytes(found.image.data);
  return image ? { type: mediaTypeOf(found.image.format) ?? 'application/octet-stream', bytes: image } : null;
}

interface ImageInLine {
  image: LoggedImage;
  /** Among all images of the line. */
  position: number;
  /** The position of its object among those of the line that hold images. */
  object: number;
}

function imagesInLine(objects: LineObject[]): ImageInLine[] {
  return objects
    .flatMap((object) => {
      const row = object.value.type === 'log' ? rowOf(object)?.row : undefined;
      return row && hasImages(row) ? [row] : [];
    })
    .flatMap((row, object) => imagesOfRow(row).map((image) => ({ image, object })))
    .map((found, position) => ({ ...found, position }));
}
