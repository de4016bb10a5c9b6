import { createRequire } from 'node:module';
import { constants } from 'node:zlib';
import type * as Pngjs from 'pngjs';
import type { Pixels } from './pixels.js';

const require = createRequire(import.meta.url);
/** The numbers by which the PNG format knows grey, RGB and RGBA. */
const colorTypes = { 1: 0, 3: 2, 4: 6 } as const;

/** The image as the bytes of a PNG file, without loss. The library is loaded when the first image comes. */
export function encodePng({ width, height, channels, data }: Pixels): Buffer {
  const { PNG } = require('pngjs') as typeof Pngjs;
  const colorType = colorTypes[channels];
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write({ width, height, data: bytes } as Pngjs.PNG, {
    colorType,
    inputColorType: colorType,
    inputHasAlpha: channels === 4,
    // Its own defaults, level 9 with run lengths only, cost more and make files twice as large.
    deflateLevel: 6,
    deflateStrategy: constants.Z_DEFAULT_STRATEGY,
  });
}
