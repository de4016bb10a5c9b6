import { shapeText, UnreadableImage } from './unreadable-image.js';

/** Whether it is a typed array of numbers: a DataView has no items of its own. */
export function isTypedArray(value: unknown): value is ArrayLike<number | bigint> {
  return ArrayBuffer.isView(value) && tagOf(value) !== 'DataView';
}

/** The name of a built-in class, `Float32Array`, also of an object that comes from another realm. */
export function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** The lengths along the first items. A nested array that is as long everywhere has that shape. */
export function shapeAlongFirst(value: unknown): number[] {
  const shape: number[] = [];
  for (let item = value; Array.isArray(item) || isTypedArray(item); item = item[0]) {
    // A circle has no end, and no image this many dimensions.
    if (shape.length === 8) break;
    shape.push(item.length);
  }
  return shape;
}

/**
 * All numbers of a nested array in their order; booleans are 1 and 0, and what is no number is NaN.
 * @throws UnreadableImage where it is not as long everywhere as along its first items.
 */
export function flatten(value: unknown, shape: readonly number[]): Float64Array {
  const size = shape.reduce((product, length) => product * length, 1);
  const values = new Float64Array(size);
  let at = 0;
  const visit = (item: unknown, depth: number): void => {
    if (depth === shape.length) {
      values[at++] = numberOf(item);
      return;
    }
    const items: ArrayLike<unknown> = Array.isArray(item) || isTypedArray(item) ? item : [];
    if (items.length !== shape[depth]) {
      throw new UnreadableImage(`begins as ${shapeText(shape)}, but its rows are not all as long`);
    }
    for (let index = 0; index < items.length; index++) visit(items[index], depth + 1);
  };
  visit(value, 0);
  return values;
}

/** A value as a pixel has it: NaN for what is no number. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean' ? Number(value) : NaN;
}
