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
  let highest = -Infinity;
  let hasNaN = false;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > highest && value < Infinity) highest = value;
    if (value !== value) hasNaN = true;
  }
  const isUnit = kind === 'boolean' || (kind === 'float' && highest <= 1);
  const factor = isUnit ? 255 : 1;
  // Worded without the numbers: a note that is the same at each step is told once.
  const notes: string[] = [];
  if (hasNaN) notes.push('values that are NaN are drawn as 0');
  // Half a step beyond an end still rounds to it.
  if (min * factor < -0.5 || max * factor > 255.5) {
    notes.push(`values outside of ${isUnit ? '0..1' : '0..255'} are cut off`);
  }
  if (kind === 'float' && highest > 1 && highest <= likelyNotBytes) {
    notes.push('floats above 1 are taken for 0..255, and all of these come out black');
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
