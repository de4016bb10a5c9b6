import type { Layout } from './layout.js';
import type { Tensor } from './tensor.js';

/** One image as PNG has it: rows of pixels, 8 bits a channel, 1, 3 or 4 channels. */
export interface Pixels {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8ClampedArray;
}

/** How the numbers of one tensor become pixels: one rule for all images of a batch, so that they compare. */
export interface Scaling {
  factor: 1 | 255;
  /** What the person should know of values that no pixel can show; null where all can be shown. */
  note: string | null;
}

/** Floats in 0..1 with noise reach a little beyond 1, normalised ones to about 3: read as 0..255 both are black. */
const likelyNotBytes = 8;

/**
 * Floats are 0..1 if none is above 1, else 0..255, as in Python; integers are 0..255; booleans are black and white.
 * What lies outside is cut off at the ends, and NaN is black (0); `note` says so.
 */
export function scalingOf({ values, kind }: Tensor): Scaling {
  let min = Infinity;
  let max = -Infinity;
  let nans = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value !== value) nans++;
  }
  let highest = max;
  if (max === Infinity) {
    highest = -Infinity;
    for (let index = 0; index < values.length; index++) {
      const value = values[index]!;
      if (value > highest && value !== Infinity) highest = value;
    }
  }
  const isUnit = kind === 'boolean' || (kind === 'float' && highest <= 1);
  const factor = isUnit ? 255 : 1;
  const notes: string[] = [];
  if (nans > 0) notes.push(`${nans} of ${values.length} values are NaN, drawn as 0`);
  // Half a step beyond an end still rounds to it.
  const isOutside = min * factor < -0.5 || max * factor > 255.5;
  const isDark = kind === 'float' && highest > 1 && highest <= likelyNotBytes;
  if (isOutside || isDark) {
    const range = isUnit ? '0..1' : '0..255';
    notes.push(`values from ${short(min)} to ${short(max)} are drawn as ${range}${isOutside ? ', cut off' : ''}`);
  }
  return { factor, note: notes.length === 0 ? null : notes.join('; ') };
}

/** One image of the tensor. The array that it is written to rounds, and cuts off what no byte can hold. */
export function pixelsOf(tensor: Tensor, layout: Layout, image: number, factor: number): Pixels {
  const { values } = tensor;
  const { height, width, channels, channelsFirst } = layout;
  const data = new Uint8ClampedArray(height * width * channels);
  const start = image * data.length;
  const pixelStep = channelsFirst ? 1 : channels;
  const channelStep = channelsFirst ? height * width : 1;
  let at = 0;
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      data[at++] = values[start + pixel * pixelStep + channel * channelStep]! * factor;
    }
  }
  return { width, height, channels, data };
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
