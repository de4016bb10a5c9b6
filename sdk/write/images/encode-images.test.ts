import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { encodeImages, type ImageEntry } from './encode-images.js';
import { onlyPng, pattern, readPng } from './testing/read-png.js';

const bytesOf = (entry: ImageEntry): Buffer => Buffer.from(entry.data, 'base64');
const pngFile = PNG.sync.write(Object.assign(new PNG({ width: 2, height: 1 }), { data: Buffer.from(pattern(8)) }));
const jpegFile = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
const webpFile = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

test('stores PNG, JPEG and WebP files byte for byte', () => {
  for (const [file, format] of [
    [pngFile, 'base64_png'],
    [jpegFile, 'base64_jpeg'],
    [webpFile, 'base64_webp'],
  ] as const) {
    const exact = Uint8Array.from(file);
    for (const image of [file, exact, exact.buffer, new DataView(exact.buffer)]) {
      const { entries, problems } = encodeImages(image);
      assert.deepEqual(problems, []);
      assert.equal(entries[0]?.format, format);
      assert.deepEqual(bytesOf(entries[0]), Buffer.from(file));
    }
  }
});

test('stores the part of a buffer that it was given, no more', () => {
  const larger = Buffer.concat([Buffer.from('before'), pngFile, Buffer.from('after')]);
  const { entries } = encodeImages(larger.subarray(6, 6 + pngFile.length));
  assert.deepEqual(bytesOf(entries[0]!), pngFile);
});

test('writes entries as the Python writer does: a single image has a label or null, one of several an index', () => {
  const keys = (images: unknown, labels?: unknown): object[] =>
    encodeImages(images, labels).entries.map(({ data: _data, ...rest }) => rest);
  const format = 'base64_png';
  assert.deepEqual(keys(pngFile), [{ format, label: null }]);
  assert.deepEqual(keys(pngFile, 'sample'), [{ format, label: 'sample' }]);
  assert.deepEqual(keys([pngFile]), [{ format, index: 0 }]);
  assert.deepEqual(keys([pngFile, pngFile], ['cat', 7]), [
    { format, index: 0, label: 'cat' },
    { format, index: 1, label: 7 },
  ]);
  assert.deepEqual(Object.keys(encodeImages([pngFile], ['cat']).entries[0]!), ['format', 'data', 'index', 'label']);
});

test('takes labels as one for all, as a list, as a typed array, or as a tensor of classes', () => {
  const labelsOf = (labels: unknown): unknown[] => encodeImages([pngFile, pngFile], labels).entries.map((e) => e.label);
  assert.deepEqual(labelsOf('both'), ['both', 'both']);
  assert.deepEqual(labelsOf(0), [0, 0]);
  assert.deepEqual(labelsOf([null, '']), [undefined, '']);
  assert.deepEqual(labelsOf(Int32Array.of(3, 4)), [3, 4]);
  assert.deepEqual(labelsOf(BigInt64Array.of(3n, 4n)), [3, 4]);
  assert.deepEqual(labelsOf({ dataSync: () => Float32Array.of(1, 2), shape: [2] }), [1, 2]);
  assert.deepEqual(labelsOf({ data: Uint8Array.of(5, 6), shape: [2] }), [5, 6]);
  assert.deepEqual(labelsOf([true, false]), ['true', 'false']);
});

test('says where labels are too few, too many or none that can be written', () => {
  assert.deepEqual(encodeImages([pngFile, pngFile], ['a']).problems, ['there are 1 labels for 2 images']);
  const odd = encodeImages([pngFile], [{ cat: 1 }]);
  assert.equal(odd.entries.length, 1);
  assert.deepEqual(odd.problems, ['1 of the labels are neither texts nor numbers, and are left out']);
});

test('reads H×W, H×W×C and C×H×W, with 1, 3 and 4 channels', () => {
  const [height, width] = [5, 7];
  for (const channels of [1, 3, 4]) {
    const pixels = pattern(height * width * channels);
    const planes = Array.from({ length: channels }, (_, c) => pixels.filter((_, i) => i % channels === c)).flat();
    const expected = { width, height, channels, samples: pixels };
    assert.deepEqual(onlyPng({ data: Uint8Array.from(pixels), shape: [height, width, channels] }), expected);
    assert.deepEqual(onlyPng({ data: Uint8Array.from(planes), shape: [channels, height, width] }), expected);
    if (channels === 1) assert.deepEqual(onlyPng({ data: Uint8Array.from(pixels), shape: [height, width] }), expected);
  }
});

test('its PNG files are what an ordinary reader makes of them', () => {
  const pixels = pattern(6 * 4 * 4);
  const { entries } = encodeImages({ data: Uint8Array.from(pixels), shape: [6, 4, 4] });
  const { width, height, data } = PNG.sync.read(bytesOf(entries[0]!));
  assert.deepEqual({ width, height, data: [...data] }, { width: 4, height: 6, data: pixels });
});

test('reads an ImageData, of bytes or of floats, with any number of channels', () => {
  const pixels = pattern(3 * 2 * 4);
  assert.deepEqual(onlyPng({ data: Uint8ClampedArray.from(pixels), width: 3, height: 2 }).samples, pixels);
  assert.equal(onlyPng({ data: new Float32Array(18), width: 3, height: 2 }).channels, 3);
  // What the shape alone cannot tell: 3×8×3 with the channels last.
  assert.deepEqual(onlyPng({ data: Uint8Array.from(pattern(72)), width: 8, height: 3 }), {
    ...{ width: 8, height: 3, channels: 3 },
    samples: pattern(72),
  });
});

test('reads tensors as libraries have them: dataSync(), dims, nested arrays, rows of typed arrays', () => {
  const values = [0, 50, 100, 150, 200, 250];
  const expected = { width: 3, height: 2, channels: 1, samples: values };
  const tfjs = {
    dtype: 'int32',
    shape: [2, 3],
    dataSync: () => Int32Array.from(values),
    data: () => Promise.resolve(),
  };
  for (const image of [
    tfjs,
    { dims: [2, 3], data: Float32Array.from(values), type: 'float32' },
    { shape: [2, 3], data: values },
    { shape: [2, 3], data: [values.slice(0, 3), values.slice(3)] },
    [values.slice(0, 3), values.slice(3)],
    [Float32Array.from(values.slice(0, 3)), Float32Array.from(values.slice(3))],
  ]) {
    assert.deepEqual(onlyPng(image), expected);
  }
});

test('reads batches with the channels first or last, and of grey images', () => {
  const pixels = pattern(2 * 5 * 6 * 3);
  const planes = [0, 1].flatMap((n) =>
    [0, 1, 2].flatMap((c) => pixels.slice(n * 90, n * 90 + 90).filter((_, i) => i % 3 === c)),
  );
  for (const image of [
    { data: Uint8Array.from(pixels), shape: [2, 5, 6, 3] },
    { data: Uint8Array.from(planes), shape: [2, 3, 5, 6] },
  ]) {
    const { entries, problems } = encodeImages(image, ['a', 'b']);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ index, label }) => [index, label]),
      [
        [0, 'a'],
        [1, 'b'],
      ],
    );
    assert.deepEqual(readPng(entries[0]!).samples, pixels.slice(0, 90));
    assert.deepEqual(readPng(entries[1]!).samples, pixels.slice(90));
  }
  const grey = encodeImages({ data: Uint8Array.from(pattern(2 * 5 * 6)), shape: [2, 5, 6] }).entries.map(readPng);
  assert.deepEqual(
    grey.map(({ width, height, channels }) => [width, height, channels]),
    [
      [6, 5, 1],
      [6, 5, 1],
    ],
  );
  assert.deepEqual(grey[1]!.samples, pattern(60).slice(30));
  assert.equal(encodeImages({ data: new Uint8Array(30), shape: [1, 5, 6, 1] }).entries[0]?.index, 0);
});

test('takes a list of any of these, nested arrays of different sizes and batches too', () => {
  const rgb = { data: new Uint8Array(27 * 25), shape: [15, 15, 3] };
  const batch = { data: new Uint8Array(2 * 8 * 8), shape: [2, 8, 8, 1] };
  const list = encodeImages([pngFile, rgb, batch, jpegFile, { data: new Uint8Array(4), width: 1, height: 1 }]);
  assert.deepEqual(list.problems, []);
  assert.deepEqual(
    list.entries.map(({ index, format }) => [index, format.slice('base64_'.length)]),
    ['png', 'png', 'png', 'png', 'jpeg', 'png'].map((format, index) => [index, format]),
  );
  const sizes = encodeImages([[[0, 1]], [[1], [0]]]).entries.map(readPng);
  assert.deepEqual(
    sizes.map(({ width, height }) => [width, height]),
    [
      [2, 1],
      [1, 2],
    ],
  );
});

test('keeps the others where an image cannot be read, at their index and with their label', () => {
  const odd: [unknown, RegExp][] = [
    [{ data: new Uint8Array(50), shape: [5, 5, 2] }, /^image 1 has the shape 5×5×2: 2 channels/],
    [{ data: new Uint8Array(50), shape: [2, 5, 5, 1, 1] }, /^image 1 has the shape 2×5×5×1×1: /],
    [{ data: new Uint8Array(7), shape: [5, 5] }, /^image 1 has the shape 5×5, but 7 values$/],
    [{ data: new Uint8Array(0), shape: [0, 5] }, /^image 1 has the shape 0×5: nothing to see$/],
    [{ data: new Uint8Array(16), width: 4, height: 2 }, /^image 1 has the shape 2×4×2: 2 channels/],
    [{ data: new Uint8Array(4), shape: [2, 2], stride: [1, 2], offset: 0 }, /^image 1 is a view with strides .*2×2/],
    [{ data: () => Promise.resolve(), shape: [2, 2] }, /^image 1 has a shape, but no data/],
    [Buffer.from('GIF89a'), /^image 1 is 6 bytes that begin no PNG, JPEG or WebP file$/],
    [new Float32Array(4), /^image 1 is 4 numbers without a shape$/],
    [Promise.resolve(pngFile), /^image 1 is no image but of the class Promise$/],
    [null, /^image 1 is not there$/],
    ['picture.png', /^image 1 is a string, no image$/],
    [[[1, 2], [3]], /^image 1 begins as 2×2, but its rows are not all as long$/],
    [{ shape: [1, 1], dataSync: () => assert.fail('disposed') }, /^image 1 cannot be read: disposed$/],
  ];
  for (const [image, problem] of odd) {
    const { entries, problems } = encodeImages([pngFile, image, pngFile], ['a', 'b', 'c']);
    assert.equal(problems.length, 1);
    assert.match(problems[0]!, problem);
    assert.deepEqual(
      entries.map(({ index, label }) => [index, label]),
      [
        [0, 'a'],
        [2, 'c'],
      ],
    );
  }
});

test('never throws, whatever it is given', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  const hostile = new Proxy({}, { get: () => assert.fail('no') });
  const hostileList = new Proxy([pngFile], { get: () => assert.fail('no') });
  for (const images of [undefined, null, 5, 'x', [], {}, circle, [circle], hostile, hostileList, new Map(), () => 1]) {
    const { entries, problems } = encodeImages(images, hostile);
    assert.deepEqual(entries, []);
    assert.notDeepEqual(problems, []);
  }
});

test('does not change what it is given', () => {
  const data = Float32Array.of(0, 0.5, NaN, 2);
  encodeImages({ data, shape: [2, 2] });
  assert.deepEqual(data, Float32Array.of(0, 0.5, NaN, 2));
});

test("fault 9: a batch is not cut to 16 images, and RGBA and 64-bit integers don't vanish", () => {
  const batch = encodeImages({ data: new Uint8Array(40 * 3 * 8 * 8), shape: [40, 3, 8, 8] });
  assert.deepEqual(batch.problems, []);
  assert.deepEqual(
    batch.entries.map(({ index }) => index),
    Array.from({ length: 40 }, (_, index) => index),
  );
  assert.equal(encodeImages(Array.from({ length: 100 }, () => pngFile)).entries.length, 100);
  const rgba = pattern(5 * 5 * 4);
  assert.deepEqual(onlyPng({ data: Uint8Array.from(rgba), shape: [4, 5, 5].toReversed() }).samples, rgba);
  const wide = pattern(5 * 5 * 3);
  assert.deepEqual(onlyPng({ data: BigInt64Array.from(wide.map(BigInt)), shape: [5, 5, 3] }).samples, wide);
});
