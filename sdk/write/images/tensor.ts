import { flatten, isTypedArray, numberOf, shapeAlongFirst, tagOf } from './nested-array.js';
import { shapeText, UnreadableImage } from './unreadable-image.js';

/** Numbers with a shape, in row-major order. */
export interface Tensor {
  values: ArrayLike<number>;
  shape: readonly number[];
  /** What the numbers were where they came from: it says how they are scaled to pixels. */
  kind: 'float' | 'integer' | 'boolean';
  /** Whether its last dimension is known to be the channels. */
  channelsLast: boolean;
}

/**
 * Reads what holds pixels as numbers:
 * - `{ data, shape }`, with `dims` for `shape` too
 * - anything with `dataSync()` and `shape`, as the tensors of TensorFlow.js have them
 * - `{ data, width, height }`, as an ImageData: its rows of pixels, each with 1, 3 or 4 values
 * - nested arrays, whose rows may be typed arrays; their numbers count as floats
 * @throws UnreadableImage for anything else, and where the data does not fill the shape.
 */
export function readTensor(image: unknown): Tensor {
  if (Array.isArray(image)) {
    const shape = shapeAlongFirst(image);
    return { values: flatten(image, shape), shape, kind: 'float', channelsLast: false };
  }
  if (typeof image !== 'object' || image === null) {
    throw new UnreadableImage(
      image === null || image === undefined ? 'is not there' : `is a ${typeof image}, no image`,
    );
  }
  const { shape: ownShape, dims, width, height } = image as { [key: string]: unknown };
  const shape = ownShape ?? dims;
  if (Array.isArray(shape) || isTypedArray(shape)) return fill(image, Array.from(shape as ArrayLike<unknown>, Number));
  if (typeof width === 'number' && typeof height === 'number') {
    const { length } = dataOf(image);
    return { ...fill(image, [height, width, length / (width * height)]), channelsLast: true };
  }
  if (isTypedArray(image)) throw new UnreadableImage(`is ${image.length} numbers without a shape`);
  throw new UnreadableImage(`is no image but of the class ${tagOf(image)}`);
}

function fill(image: object, shape: number[]): Tensor {
  const data = dataOf(image);
  const size = shape.reduce((product, length) => product * length, 1);
  if (data.length !== size) {
    throw new UnreadableImage(`has the shape ${shapeText(shape)}, but ${data.length} values`);
  }
  refuseOddStrides(image, shape);
  const { dtype, type } = image as { [key: string]: unknown };
  const kind = dtype === 'bool' || type === 'bool' ? 'boolean' : kindOf(data);
  const isPlain = isTypedArray(data) && typeof data[0] === 'number';
  return {
    values: isPlain ? (data as ArrayLike<number>) : Float64Array.from(data, numberOf),
    shape,
    kind,
    channelsLast: false,
  };
}

/** The numbers that the image holds, as it holds them. */
function dataOf(image: object): ArrayLike<unknown> {
  const data: unknown =
    'dataSync' in image && typeof image.dataSync === 'function'
      ? (image.dataSync as () => unknown)()
      : (image as { data?: unknown }).data;
  if (isTypedArray(data)) return data;
  if (Array.isArray(data)) {
    const shape = shapeAlongFirst(data);
    return shape.length === 1 ? data : flatten(data, shape);
  }
  if (tagOf(data) === 'ArrayBuffer') return new Uint8Array(data as ArrayBuffer);
  throw new UnreadableImage('has a shape, but no data that can be read at once');
}

function kindOf(data: ArrayLike<unknown>): Tensor['kind'] {
  if (!isTypedArray(data)) return 'float';
  return tagOf(data).startsWith('Float') ? 'float' : 'integer';
}

/** A view that is transposed or cut out of another has strides, and read without them it would be another image. */
function refuseOddStrides(image: object, shape: readonly number[]): void {
  const { stride, strides = stride, offset } = image as { [key: string]: unknown };
  // What gives its data by a call gives a copy, in order.
  if (!Array.isArray(strides) || 'dataSync' in image) return;
  let expected = 1;
  const isPlain = [...shape.keys()].reverse().every((axis) => {
    const fits = shape[axis] === 1 || strides[axis] === expected;
    expected *= shape[axis]!;
    return fits;
  });
  if (!isPlain || (typeof offset === 'number' && offset !== 0)) {
    throw new UnreadableImage(`is a view with strides (shape ${shapeText(shape)}): give a copy with its own data`);
  }
}
