import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { encodeImages, type ImageEntry } from '../encode-images.js';

export interface RawImage {
  width: number;
  height: number;
  channels: number;
  /** Row by row, pixel by pixel, channel by channel. */
  samples: number[];
}

/** What the entry's PNG holds, read without any PNG library. */
export function readPng({ format, data }: Pick<ImageEntry, 'format' | 'data'>): RawImage {
  assert.equal(format, 'base64_png');
  const bytes = Buffer.from(data, 'base64');
  assert.equal(bytes.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const parts: Buffer[] = [];
  let header = Buffer.alloc(0);
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') parts.push(content);
    at += length + 12;
  }
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  assert.equal(header[8], 8, 'eight bits a channel');
  const channels = { 0: 1, 2: 3, 6: 4 }[header[9]!]!;
  const filtered = inflateSync(Buffer.concat(parts));
  const rowLength = width * channels;
  assert.equal(filtered.length, height * (rowLength + 1));
  const samples: number[] = [];
  for (let y = 0; y < height; y++) {
    const filter = filtered[y * (rowLength + 1)]!;
    for (let x = 0; x < rowLength; x++) {
      const left = x < channels ? 0 : samples[samples.length - channels]!;
      const up = y === 0 ? 0 : samples[samples.length - rowLength]!;
      const upLeft = x < channels || y === 0 ? 0 : samples[samples.length - rowLength - channels]!;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter]!;
      samples.push((filtered[y * (rowLength + 1) + 1 + x]! + predicted) & 255);
    }
  }
  return { width, height, channels, samples };
}

function paeth(left: number, up: number, upLeft: number): number {
  const away = [left, up, upLeft].map((value) => Math.abs(left + up - upLeft - value));
  return [left, up, upLeft][away.indexOf(Math.min(...away))]!;
}

/** The only image of a call that had nothing to say. */
export function onlyPng(images: unknown): RawImage {
  const { entries, problems } = encodeImages(images);
  assert.deepEqual(problems, []);
  assert.equal(entries.length, 1);
  return readPng(entries[0]!);
}

/** So many bytes, each different from its neighbours. */
export const pattern = (size: number): number[] =>
  Array.from({ length: size }, (_, i) => (i * 37 + (i >> 3) * 11) % 256);
