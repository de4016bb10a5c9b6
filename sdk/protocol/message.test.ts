import assert from 'node:assert/strict';
import test from 'node:test';
import { decodeMessage, encodeMessage, MessageError } from './message.js';

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const strings = ['', 'x', '__proto__', 'constructor', '0', 'ä 🚀', '\ud800', '"\\\n\u0000', 'columns', 'value'];
const numbers = [0, -0, 1, 0.1, 5e-324, 1.7976931348623157e308, NaN, Infinity, -Infinity, 2 ** 53, -1e21];

function randomValue(random: () => number, depth: number): unknown {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const size = (): number => Math.floor(random() * 5);
  const kinds = ['string', 'number', 'true', 'null', 'float64', 'uint32', 'uint8'];
  switch (pick(depth > 0 ? [...kinds, 'array', 'object', 'array', 'object'] : kinds)) {
    case 'string':
      return pick(strings);
    case 'number':
      return random() < 0.5 ? pick(numbers) : (random() - 0.5) * 10 ** Math.floor(random() * 40 - 20);
    case 'true':
      return random() < 0.5;
    case 'null':
      return null;
    case 'float64':
      return Float64Array.from({ length: size() }, () => (random() < 0.5 ? pick(numbers) : random()));
    case 'uint32':
      return Uint32Array.from({ length: size() }, () => random() * 2 ** 32);
    case 'uint8':
      // A view that begins at an odd place of a larger buffer.
      return new Uint8Array(16).map(() => random() * 256).subarray(3, 3 + size());
    case 'array':
      return Array.from({ length: size() }, () => randomValue(random, depth - 1));
    default:
      return Object.fromEntries(Array.from({ length: size() }, () => [pick(strings), randomValue(random, depth - 1)]));
  }
}

test('any value with columns in it comes back the same, signs of zero and NaN included', () => {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const value = randomValue(seeded(seed), 4);
    assert.deepStrictEqual(decodeMessage(encodeMessage(value)), value, `seed ${seed}`);
  }
});

test('the bits of a NaN survive in a column', () => {
  const column = new Float64Array(new BigUint64Array([0x7ff8000000000123n, 0xfff8000000000001n]).buffer);
  const back = decodeMessage(encodeMessage({ column })) as { column: Float64Array };
  assert.deepEqual(new Uint8Array(back.column.slice().buffer), new Uint8Array(column.buffer));
});

test('a message that begins at an odd place in memory is read all the same', () => {
  const message = encodeMessage({ x: Float64Array.of(1, -0, NaN) });
  const shifted = new Uint8Array(message.length + 3);
  shifted.set(message, 3);
  assert.deepStrictEqual(decodeMessage(shifted.subarray(3)), { x: Float64Array.of(1, -0, NaN) });
});

test('columns begin at multiples of 8 and are not copied', () => {
  const message = encodeMessage([Uint8Array.of(1), Float64Array.of(2), Uint32Array.of(3, 4, 5), Float64Array.of(6)]);
  for (const column of decodeMessage(message) as Float64Array[]) {
    assert.equal(column.buffer, message.buffer);
    assert.equal(column.byteOffset % 8, 0);
  }
});

test('undefined members are left out', () => {
  assert.deepStrictEqual(decodeMessage(encodeMessage({ a: undefined, b: 1 })), { b: 1 });
});

test('what a message cannot carry is refused with its place', () => {
  for (const odd of [new Map(), new Int16Array(1), () => 1, 1n, new Date()]) {
    assert.throws(() => encodeMessage({ deep: [odd] }), { name: 'TypeError', message: /\["deep",0\]/ });
  }
});

test('a message cut short anywhere, or with bytes after it, is an error with a name', () => {
  const message = encodeMessage({ x: Float64Array.of(1, 2, 3), kind: Uint8Array.of(1), text: 'ä' });
  for (let length = 0; length < message.length; length += 1) {
    assert.throws(() => decodeMessage(message.subarray(0, length)), MessageError, `${length} bytes`);
  }
  assert.throws(() => decodeMessage(new Uint8Array([...message, 0, 0, 0, 0, 0, 0, 0, 0])), MessageError);
});

test('a byte changed anywhere gives a value or an error with a name, never anything else', () => {
  const message = encodeMessage({ traces: [{ x: Float64Array.of(1, 2), kind: Uint8Array.of(1) }], n: NaN });
  for (let at = 0; at < message.length; at += 1) {
    for (const byte of [0, 0x22, 0x7b, 0xff]) {
      const damaged = message.slice();
      damaged[at] = byte;
      try {
        decodeMessage(damaged);
      } catch (error) {
        assert.ok(error instanceof MessageError, `byte ${at} as ${byte}: ${String(error)}`);
      }
    }
  }
});

function withHeader(header: string): Uint8Array {
  const text = new TextEncoder().encode(header.padEnd(Math.ceil(header.length / 8) * 8));
  const message = new Uint8Array(8 + text.length);
  message.set([0x4d, 0x54, 0x58, 0x31]);
  new DataView(message.buffer).setUint32(4, text.length, true);
  message.set(text, 8);
  return message;
}

test('a header that points outside its value is refused and changes nothing', () => {
  for (const path of ['["a","b"]', '["missing"]', '["__proto__","polluted"]', '["text","length"]', '["list",7]']) {
    const header = `{"value":{"text":"x","list":[null]},"columns":[{"path":${path},"type":"uint8","length":0}]}`;
    assert.throws(() => decodeMessage(withHeader(header)), MessageError, path);
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test('a header of another shape is refused', () => {
  const columns = [
    '7',
    '[1]',
    '[{"path":[],"type":"constructor","length":0}]',
    '[{"path":[],"type":"uint8","length":-1}]',
  ];
  for (const header of ['7', '[]', '{}', '{"value":1}', ...columns.map((text) => `{"value":null,"columns":${text}}`)]) {
    assert.throws(() => decodeMessage(withHeader(header)), MessageError, header);
  }
});
