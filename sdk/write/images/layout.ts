import { shapeText, UnreadableImage } from './unreadable-image.js';

/** How the numbers of a tensor lie as images. */
export interface Layout {
  count: number;
  height: number;
  width: number;
  channels: 1 | 3 | 4;
  /** Channel after channel, as PyTorch has them; otherwise pixel after pixel. */
  channelsFirst: boolean;
  /** Whether it was given as several images, be it only one. */
  isBatch: boolean;
}

/** By likelihood, for where either end of a shape could be the channels. */
const channelCounts = [3, 1, 4] as const;
/** A last dimension up to this is channels, whether or not an image can have as many; beyond it is a width. */
const mostChannels = 4;

/**
 * Tells which dimension is which.
 *
 * - `H×W` is one grey image.
 * - Of three dimensions the first or the last is the channels: 1 (grey), 3 (RGB) or 4 (RGBA). Where both could be,
 *   3 is taken before 1, and 1 before 4; where that decides nothing (`3×H×3`, `4×4×4`), the first is, as in Python.
 * - Three dimensions of which neither can be the channels are `N×H×W`, grey images, unless the last is so short
 *   that it must be meant for channels (`64×64×2`).
 * - Four dimensions are a batch `N×…`, the other three read as above.
 *
 * Who means something else says so with four dimensions (`N×H×W×1`), or with `{ data, width, height }`, where
 * nothing is guessed: its channels come last.
 * @throws UnreadableImage where the shape is none of these.
 */
export function layoutOf(shape: readonly number[], { channelsLast = false } = {}): Layout {
  if (!shape.every((length) => Number.isInteger(length) && length > 0)) throw unreadable(shape, 'nothing to see');
  const [first = 0, second = 0, third = 0, fourth = 0] = shape;
  const grey = { channels: 1, channelsFirst: false } as const;
  switch (shape.length) {
    case 2:
      return { count: 1, height: first, width: second, ...grey, isBatch: false };
    case 3: {
      const one = colourLayout([first, second, third], channelsLast);
      if (one) return { count: 1, ...one, isBatch: false };
      if (third <= mostChannels) throw unreadable(shape, `${third} channels; an image has 1, 3 or 4`);
      return { count: first, height: second, width: third, ...grey, isBatch: true };
    }
    case 4: {
      const each = colourLayout([second, third, fourth], channelsLast);
      if (each) return { count: first, ...each, isBatch: true };
      throw unreadable(shape, 'neither end of each image is 1, 3 or 4 channels');
    }
    default:
      throw unreadable(shape, 'an image has two or three dimensions, a batch four');
  }
}

function colourLayout(
  [first, second, third]: [number, number, number],
  channelsLast: boolean,
): Omit<Layout, 'count' | 'isBatch'> | null {
  const fits = (count: number): boolean => count === third || (!channelsLast && count === first);
  const channels = channelCounts.find(fits);
  if (channels === undefined) return null;
  const channelsFirst = !channelsLast && channels === first;
  return channelsFirst
    ? { height: second, width: third, channels, channelsFirst }
    : { height: first, width: second, channels, channelsFirst };
}

function unreadable(shape: readonly number[], why: string): UnreadableImage {
  return new UnreadableImage(`has the shape ${shapeText(shape)}: ${why}`);
}
