import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowOf } from './row.js';

function readRow(data: unknown): { row: [string, unknown][]; odd: string[] } {
  const odd: string[] = [];
  const row = rowOf(data as object, (place) => odd.push(place));
  return { row: [...row], odd };
}

test('keeps plain values as they are, in their order', () => {
  const data = { loss: 0.5, nan: NaN, up: Infinity, down: -Infinity, zero: -0, ok: true, note: 'x', none: null };
  const { row, odd } = readRow(data);
  assert.deepEqual(row, Object.entries(data));
  assert.deepEqual(odd, []);
});

test('keeps nested objects and arrays', () => {
  const data = {
    val: { loss: 1, top: { '5': 0.9 } },
    confusion: [
      [1, 2],
      [3, NaN],
    ],
  };
  assert.deepEqual(readRow(data), { row: Object.entries(data), odd: [] });
});

test('reads typed arrays, dates and what has a toJSON', () => {
  const when = new Date(0);
  const scalar = { toJSON: () => 0.25 };
  const { row, odd } = readRow({ weights: Float32Array.of(0.5, NaN), counts: BigInt64Array.of(7n), when, scalar });
  assert.deepEqual(row, [
    ['weights', [0.5, NaN]],
    ['counts', [7n]],
    ['when', '1970-01-01T00:00:00.000Z'],
    ['scalar', 0.25],
  ]);
  assert.deepEqual(odd, []);
});

test('reads bytes as numbers, and primitives in their objects as primitives', () => {
  const data = { bytes: Buffer.from([1, 255]), text: new String('abc'), number: new Number(3), no: new Boolean(false) };
  assert.deepEqual(readRow(data), {
    row: [
      ['bytes', [1, 255]],
      ['text', 'abc'],
      ['number', 3],
      ['no', false],
    ],
    odd: [],
  });
});

test('makes NaN of a date that is none', () => {
  assert.deepEqual(readRow({ when: new Date('soon') }), { row: [['when', NaN]], odd: ['when'] });
});

test('tells with each odd value the key that it belongs to', () => {
  const keys: string[] = [];
  const odd = { list: [() => 1, () => 2], 'train/loss': { deep: [Symbol('s')] } };
  rowOf(odd, (_place, _what, key) => keys.push(key));
  assert.deepEqual(keys, ['list', 'list', 'train/loss']);
});

test('keeps every digit of a big integer', () => {
  const data = { tokens: 9007199254740993n, all: 10n ** 400n };
  assert.deepEqual(readRow(data).row, Object.entries(data));
});

test('reads the number that a tensor of one element holds', () => {
  const { row, odd } = readRow({
    item: { item: () => 0.5, size: 1 },
    tfjs: { dataSync: () => Float32Array.of(0.25), shape: [] },
    onnx: { data: Float32Array.of(2), dims: [1] },
    count: { item: () => 7n },
    nested: { deeper: [{ item: () => 1 }] },
  });
  assert.deepEqual(row, [
    ['item', 0.5],
    ['tfjs', 0.25],
    ['onnx', 2],
    ['count', 7n],
    ['nested', { deeper: [1] }],
  ]);
  assert.deepEqual(odd, []);
});

test('makes NaN of a tensor of several elements, and of one that refuses', () => {
  const refuses = (): never => {
    throw new Error('a tensor of 4 elements has no item');
  };
  const { row, odd } = readRow({ item: { item: refuses }, tfjs: { dataSync: () => new Float32Array(4) }, loss: 1 });
  assert.deepEqual(row, [
    ['item', NaN],
    ['tfjs', NaN],
    ['loss', 1],
  ]);
  assert.deepEqual(odd, ['item', 'tfjs']);
});

test('makes NaN of what cannot be written, for that key alone', () => {
  const odd = { function: () => 1, symbol: Symbol('s'), map: new Map([[1, 2]]), set: new Set() };
  const opaque = { promise: Promise.resolve(1), error: new Error('e'), weak: new WeakMap() };
  const data = { first: 1, ...odd, ...opaque, last: 2 };
  const { row, odd: places } = readRow(data);
  assert.deepEqual(
    row,
    Object.keys(data).map((key) => [key, key === 'first' ? 1 : key === 'last' ? 2 : NaN]),
  );
  assert.deepEqual(places, Object.keys({ ...odd, ...opaque }));
});

test('makes NaN of a value whose getter throws, and keeps its neighbours', () => {
  const data = {
    before: 1,
    get broken(): number {
      throw new Error('no');
    },
    nested: {
      get broken(): number {
        throw Object.create(null);
      },
      fine: 2,
    },
    after: 3,
  };
  assert.deepEqual(readRow(data), {
    row: [
      ['before', 1],
      ['broken', NaN],
      ['nested', { broken: NaN, fine: 2 }],
      ['after', 3],
    ],
    odd: ['broken', 'nested/broken'],
  });
});

test('ends where an object contains itself, and lets the same object stand twice', () => {
  const twice = { loss: 1 };
  const circle: { [key: string]: unknown } = { twice, again: twice };
  circle.self = circle;
  assert.deepEqual(readRow({ circle, list: [twice, twice] }), {
    row: [
      ['circle', { twice, again: twice, self: NaN }],
      ['list', [twice, twice]],
    ],
    odd: ['circle/self'],
  });
});

test('ends somewhere in an object without an end', () => {
  const endless = (): object => ({
    loss: 1,
    get next() {
      return endless();
    },
  });
  const { row, odd } = readRow({ endless: endless(), loss: 2 });
  assert.deepEqual(row[1], ['loss', 2]);
  assert.equal(odd.length, 1);
});

test('keeps keys that mean something to JavaScript', () => {
  const data = JSON.parse('{"__proto__": 1, "constructor": 2, "": 3, "nested": {"__proto__": 4}}') as object;
  const { row } = readRow(data);
  assert.deepEqual(row.slice(0, 3), [
    ['__proto__', 1],
    ['constructor', 2],
    ['', 3],
  ]);
  assert.deepEqual(Object.entries(row[3]![1] as object), [['__proto__', 4]]);
});

test('reads the fields of an object of any class', () => {
  class Metrics {
    loss = 0.5;
  }
  assert.deepEqual(readRow(new Metrics()).row, [['loss', 0.5]]);
});

test('takes a key that is undefined for one that is not there, a step too, but keeps places in arrays', () => {
  assert.deepEqual(readRow({ step: undefined, loss: 1 }), { row: [['loss', 1]], odd: [] });
  const { row, odd } = readRow({ val: undefined, nested: { acc: undefined, n: 1 }, list: [1, undefined] });
  assert.deepEqual(row, [
    ['nested', { n: 1 }],
    ['list', [1, NaN]],
  ]);
  assert.deepEqual(odd, ['list/1']);
});

test('refuses what holds no metrics', () => {
  for (const data of [null, undefined, 1, 'loss', [1], new Map([['loss', 1]]), Promise.resolve({}), () => 1]) {
    assert.throws(() => readRow(data), TypeError);
  }
});
