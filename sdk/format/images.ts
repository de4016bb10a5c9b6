import type { Json } from './json.js';
import type { JsonObject } from './line.js';

/** An image as a log line holds it in `_images`. */
export interface LoggedImage {
  /** `base64_png`, `base64_jpeg`, `base64_webp`, or what another writer made of it. */
  format: string;
  /** Its bytes in Base64. */
  data: string;
  /** Its place among the images that were logged together, from 0. */
  index: number;
  /** What it shows, as in `val/segmentation`. */
  key: string;
  label: Json;
}

/** What images show that say nothing of it. */
const usualKey = 'images';

/** Whether a row holds any; they may turn out to be none. */
export const hasImages = (row: JsonObject): boolean => Array.isArray(row._images) && row._images.length > 0;

/** The images of a row; what is no image among them is left out, and keeps its place. */
export function imagesOfRow(row: JsonObject): LoggedImage[] {
  const images = Array.isArray(row._images) ? row._images : [];
  return images.flatMap((image, place): LoggedImage[] => {
    if (typeof image !== 'object' || image === null || Array.isArray(image)) return [];
    const { format, data, key, label } = image;
    if (typeof format !== 'string' || typeof data !== 'string') return [];
    return [
      {
        format,
        data,
        index: place,
        key: typeof key === 'string' ? key : usualKey,
        label: label ?? null,
      },
    ];
  });
}

const mediaTypes: ReadonlyMap<string, string> = new Map([
  ['base64_png', 'image/png'],
  ['base64_jpeg', 'image/jpeg'],
  ['base64_webp', 'image/webp'],
]);

/** The media type of a logged image; null where its format is not known. */
export const mediaTypeOf = (format: string): string | null => mediaTypes.get(format) ?? null;
