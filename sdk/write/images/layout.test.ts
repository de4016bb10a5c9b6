import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOf } from './layout.js';

/** `count × height × width × channels`, and whether the channels come first. */
function read(...shape: number[]): string {
  const { count, height, width, channels, channelsFirst, isBatch } = layoutOf(shape);
  return `${isBatch ? `${count} of ` : ''}${height} high, ${width} wide, ${channels}${channelsFirst ? ' first' : ''}`;
}

test('finds the channels at the end that can be channels', () => {
  assert.equal(read(28, 30), '28 high, 30 wide, 1');
  assert.equal(read(28, 30, 3), '28 high, 30 wide, 3');
  assert.equal(read(4, 28, 30), '28 high, 30 wide, 4 first');
  assert.equal(read(8, 28, 30, 1), '8 of 28 high, 30 wide, 1');
  assert.equal(read(8, 3, 28, 30), '8 of 28 high, 30 wide, 3 first');
  assert.equal(read(8, 28, 30), '8 of 28 high, 30 wide, 1');
});

test('takes three channels before one and one before four where both ends could be the channels', () => {
  assert.equal(read(4, 9, 3), '4 high, 9 wide, 3');
  assert.equal(read(3, 9, 4), '9 high, 4 wide, 3 first');
  assert.equal(read(1, 9, 3), '1 high, 9 wide, 3');
  assert.equal(read(1, 9, 4), '9 high, 4 wide, 1 first');
  assert.equal(read(4, 9, 1), '4 high, 9 wide, 1');
});

test('takes the first for the channels where both ends are as likely', () => {
  assert.equal(read(3, 8, 3), '8 high, 3 wide, 3 first');
  assert.equal(read(4, 4, 4), '4 high, 4 wide, 4 first');
  assert.equal(read(2, 3, 8, 3), '2 of 8 high, 3 wide, 3 first');
});

test('refuses what is no image, and says which shape it was', () => {
  for (const shape of [
    [],
    [5],
    [64, 64, 2],
    [5, 64, 64, 2],
    [8, 64, 64, 5],
    [2, 2, 2, 2, 2],
    [0, 5],
    [5, 2.5],
    [NaN, 2],
  ]) {
    assert.throws(() => layoutOf(shape), {
      name: 'UnreadableImage',
      message: new RegExp(`^has the shape ${shape.join('×')}`),
    });
  }
});
