import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeImages } from './encode-images.js';
import { onlyPng, readPng } from './testing/read-png.js';

test('reads integers of every kind as 0..255, 64 bits too', () => {
  const values = [0, 1, 127, 100];
  for (const Kind of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array]) {
    assert.deepEqual(onlyPng({ data: Kind.from(values), shape: [2, 2] }).samples, values, Kind.name);
  }
  for (const Kind of [BigInt64Array, BigUint64Array]) {
    assert.deepEqual(onlyPng({ data: Kind.from(values.map(BigInt)), shape: [2, 2] }).samples, values, Kind.name);
  }
});

test('reads floats as 0..1 where none is above 1, else as 0..255, and rounds', () => {
  assert.deepEqual(onlyPng({ data: Float32Array.of(0, 0.5, 0.25, 1), shape: [2, 2] }).samples, [0, 128, 64, 255]);
  assert.deepEqual(onlyPng({ data: Float64Array.of(0, 0.4, 99.6, 255), shape: [2, 2] }).samples, [0, 0, 100, 255]);
  assert.deepEqual(onlyPng([[0, 1]]).samples, [0, 255]);
  const mask = [[true, false]];
  assert.deepEqual(onlyPng(mask).samples, [255, 0]);
  assert.deepEqual(onlyPng({ dtype: 'bool', shape: [1, 2], dataSync: () => Uint8Array.of(1, 0) }).samples, [255, 0]);
});

test('scales all images of a batch alike, so that they compare', () => {
  const { entries } = encodeImages({ data: Float32Array.of(1, 0, 200, 100), shape: [2, 1, 2, 1] });
  assert.deepEqual(
    entries.map((entry) => readPng(entry).samples),
    [
      [1, 0],
      [200, 100],
    ],
  );
});

test('draws NaN as 0, cuts infinities off, and says so', () => {
  const { entries, problems } = encodeImages({ data: Float32Array.of(NaN, Infinity, -Infinity, 0.2), shape: [2, 2] });
  assert.deepEqual(readPng(entries[0]!).samples, [0, 255, 0, 51]);
  assert.deepEqual(problems, ['image 0 (2×2): values that are NaN are drawn as 0; values outside of 0..1 are cut off']);
});

test('says where values are cut off, and where floats are too large for 0..1 and too small for 0..255', () => {
  const problemsOf = (data: ArrayLike<number>): string[] => encodeImages({ data, shape: [1, data.length] }).problems;
  const black = 'floats above 1 are taken for 0..255, and all of these come out black';
  assert.deepEqual(problemsOf(Uint16Array.of(0, 65535)), ['image 0 (1×2): values outside of 0..255 are cut off']);
  assert.deepEqual(problemsOf(Float32Array.of(0, 1.02)), [`image 0 (1×2): ${black}`]);
  assert.deepEqual(problemsOf(Float32Array.of(-2.1, 2.64)), [
    `image 0 (1×2): values outside of 0..255 are cut off; ${black}`,
  ]);
  // What rounding leaves is nothing to speak of.
  assert.deepEqual(problemsOf(Float32Array.of(-1e-7, 1)), []);
});

test('says the same of other numbers, so that a training loop is told once', () => {
  const problemsAt = (step: number): string[] =>
    encodeImages({ data: Float32Array.of(NaN, 2 + step, -step, -Infinity), shape: [2, 2] }).problems;
  assert.deepEqual(problemsAt(1), problemsAt(2));
});
