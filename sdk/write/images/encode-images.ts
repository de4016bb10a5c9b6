import { readLabels } from './labels.js';
import { layoutOf } from './layout.js';
import { isTypedArray, shapeAlongFirst, tagOf } from './nested-array.js';
import { pictureFormat, type PictureFormat } from './picture-format.js';
import { pixelsOf, scalingOf } from './pixels.js';
import { encodePng } from './png.js';
import { readTensor } from './tensor.js';
import { shapeText, UnreadableImage } from './unreadable-image.js';

/** An image as it stands in `_images` of a log line. */
export interface ImageEntry {
  format: PictureFormat;
  /** Base64 of the file's bytes. */
  data: string;
  /** Its place among those that were given together; absent where one image was given alone. */
  index?: number;
  /** A single image without a label has null; one of several has none. */
  label?: string | number | null;
}

export interface EncodedImages {
  entries: ImageEntry[];
  /** One sentence for each image that is left out, or that cannot be shown as its numbers are. */
  problems: string[];
}

/** An encoded file. */
type Picture = Pick<ImageEntry, 'format' | 'data'>;

/**
 * Makes entries of images, all of them, however many. It never throws: an image that cannot be read becomes a
 * problem that names its index and shape, and the others keep their index and label.
 *
 * An image is one of:
 * - the bytes of a PNG, JPEG or WebP file (Uint8Array, Buffer, ArrayBuffer), stored as they are
 * - `{ data, width, height }`, as an ImageData
 * - `{ data, shape }`, or anything with `dataSync()` and `shape`; `layoutOf()` says how shapes are read and
 *   `scalingOf()` how numbers become pixels
 * - nested arrays of numbers, read as one tensor: `[image, image, image]` of three grey ones as arrays is RGB
 *
 * `images` is one of these, a batch, or a list of any of them, batches among them.
 * @param labels one for all, or a list with one each: strings, numbers, a typed array.
 */
export function encodeImages(images: unknown, labels?: unknown): EncodedImages {
  const problems: string[] = [];
  try {
    const isList = isListOfImages(images);
    const given = isList ? (images as unknown[]) : [images];
    const { pictures, isBatch } = encodeAll(given, problems);
    if (pictures.length === 0) problems.push('there are no images in the list');
    return { entries: entriesOf(pictures, isList || isBatch, labels, problems), problems };
  } catch (error) {
    problems.push(`the images cannot be read: ${messageOf(error)}`);
    return { entries: [], problems };
  }
}

/** The pictures in their order, null in the place of what cannot be read. */
function encodeAll(given: unknown[], problems: string[]): { pictures: (Picture | null)[]; isBatch: boolean } {
  const pictures: (Picture | null)[] = [];
  let isBatch = false;
  for (const image of given) {
    const at = pictures.length;
    try {
      const read = encodeOne(image);
      pictures.push(...read.pictures);
      isBatch ||= read.isBatch;
      const which = read.pictures.length === 1 ? `image ${at}` : `images ${at} to ${pictures.length - 1}`;
      if (read.note !== null) problems.push(`${which} ${read.note}`);
    } catch (error) {
      pictures.push(null);
      problems.push(`image ${at} ${error instanceof UnreadableImage ? '' : 'cannot be read: '}${messageOf(error)}`);
    }
  }
  return { pictures, isBatch };
}

/** One of the list: an image, or a batch of them. */
function encodeOne(image: unknown): { pictures: Picture[]; isBatch: boolean; note: string | null } {
  const bytes = bytesOf(image);
  if (bytes) return { pictures: [pictureOfFile(bytes)], isBatch: false, note: null };
  const tensor = readTensor(image);
  const layout = layoutOf(tensor.shape, tensor);
  const { factor, note } = scalingOf(tensor);
  const pictures = Array.from({ length: layout.count }, (_, index): Picture => {
    const png = encodePng(pixelsOf(tensor, layout, index, factor));
    return { format: 'base64_png', data: png.toString('base64') };
  });
  return { pictures, isBatch: layout.isBatch, note: note && `(${shapeText(tensor.shape)}): ${note}` };
}

function entriesOf(pictures: (Picture | null)[], isSeveral: boolean, given: unknown, problems: string[]): ImageEntry[] {
  const labels = readLabels(given);
  if (labels.odd > 0) problems.push(`${labels.odd} of the labels are neither texts nor numbers, and are left out`);
  if (labels.count !== null && labels.count !== pictures.length) {
    problems.push(`there are ${labels.count} labels for ${pictures.length} images`);
  }
  const entries: ImageEntry[] = [];
  pictures.forEach((picture, index) => {
    if (picture === null) return;
    const label = labels.at(index);
    if (!isSeveral) entries.push({ ...picture, label });
    else entries.push({ ...picture, index, ...(label !== null && { label }) });
  });
  return entries;
}

/**
 * Whether an array is a list of images rather than the rows of one. Bytes in a list are always a file's. Nested
 * arrays of different shapes are images of different sizes.
 */
function isListOfImages(images: unknown): boolean {
  if (!Array.isArray(images)) return false;
  const [first] = images as unknown[];
  if (images.length === 0 || bytesOf(first)) return true;
  if (!Array.isArray(first) && !isTypedArray(first)) return typeof first === 'object' || typeof first === 'string';
  if (!isNestedNumbers(first)) return true;
  const shape = shapeAlongFirst(first);
  return shape.length > 1 && images.some((image) => shapeText(shapeAlongFirst(image)) !== shapeText(shape));
}

/** Whether what is nested in there are numbers, not images. */
function isNestedNumbers(value: unknown): boolean {
  let item = value;
  for (let depth = 0; depth < 8 && Array.isArray(item); depth++) item = item[0];
  return isTypedArray(item) || (typeof item !== 'object' && typeof item !== 'string');
}

/** The bytes of what is given as a file's content; null for what holds pixels. */
function bytesOf(image: unknown): Uint8Array | null {
  const tag = tagOf(image);
  if (tag === 'Uint8Array' || tag === 'DataView') {
    const { buffer, byteOffset, byteLength } = image as ArrayBufferView;
    return new Uint8Array(buffer, byteOffset, byteLength);
  }
  return tag === 'ArrayBuffer' || tag === 'SharedArrayBuffer' ? new Uint8Array(image as ArrayBuffer) : null;
}

function pictureOfFile(bytes: Uint8Array): Picture {
  const format = pictureFormat(bytes);
  if (format === null) {
    throw new UnreadableImage(`is ${bytes.length} bytes that begin no PNG, JPEG or WebP file`);
  }
  return { format, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
