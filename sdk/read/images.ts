import { hasImages, imagesOfRow, mediaTypeOf, type LoggedImage } from '../format/images.js';
import { jsonSafe } from '../format/json.js';
import type { LineObject } from '../format/line.js';
import { rowOf } from '../format/metrics.js';
import { base64Bytes, bytesOfBase64 } from './base64.js';
import type { Abortable, LogbookFiles } from './files.js';
import { fingerprint } from './fingerprint.js';
import type { ImageLines } from './image-lines.js';
import { parseImageRef, writeImageRef } from './image-ref.js';
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
  const turns = new Turns();
  for (const [index, place] of places.slice(0, withinReach(places)).entries()) {
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
  return { steps, images };
}

/**
 * The image that a ref stands for.
 * @param pathOf the path of an experiment's log; null where there is no such experiment
 * @returns null where it is not, or no longer, there
 */
export async function imageOf(
  files: LogbookFiles,
  ref: string,
  pathOf: (id: string) => string | null,
  options: Abortable,
): Promise<ImageFile | null> {
  const known = parseImageRef(ref);
  const path = known && pathOf(known.id);
  if (!known || path === null) return null;
  const { bytes, objects } = await lineAgain(files, path, known, options);
  if (bytes.length !== known.sizeBytes || fingerprint(bytes) !== known.fingerprint) return null;
  const found = imagesInLine(objects)[known.position];
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
