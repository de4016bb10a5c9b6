import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { brotliDecompressSync, createBrotliDecompress, createGunzip, gunzipSync } from 'node:zlib';
import { acceptedEncoding, compress, compressor } from './compression.js';

test('takes the best encoding that is accepted, and none that is refused', () => {
  for (const [header, expected] of [
    [undefined, null],
    ['', null],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, deflate', 'gzip'],
    ['GZip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['br ; q=0.000,gzip; q=0', null],
    ['*', 'br'],
    ['br;q=0, *;q=0.1', 'gzip'],
    ['*;q=0', null],
    ['identity', null],
    ['gzip;q=broken', null],
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.5', 'br'],
    ['gzip;q=0.5, identity', null],
    ['gzip, identity;q=0.5', 'gzip'],
  ] as const) {
    assert.equal(acceptedEncoding(header), expected, header);
  }
});

const body = Buffer.from('a list of experiments, '.repeat(1000));

test('what is compressed is the same again, and smaller', async () => {
  for (const [encoding, decompress] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    const compressed = await compress(body, encoding);
    assert.ok(compressed.length < body.length / 20, encoding);
    assert.deepEqual(decompress(compressed), body);
  }
});

for (const [encoding, decompressor] of [
  ['br', createBrotliDecompress],
  ['gzip', createGunzip],
] as const) {
  test(`each piece of a stream comes before the next is written (${encoding})`, { timeout: 10_000 }, async () => {
    const stream = compressor(encoding);
    const received = stream.pipe(decompressor());
    for (const piece of ['first', 'second']) {
      stream.write(piece);
      const [chunk] = (await once(received, 'data')) as [Buffer];
      assert.equal(chunk.toString(), piece);
    }
  });
}
