import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { writeJson, type Json } from '../format/json.js';
import { logLine, metadataLine, plainLogLine } from './line.js';
import { plainRowOf } from './plain-row.js';
import { rowOf } from './row.js';

const written = (value: Json): string => writeJson(value, { nonFinite: 'bare', ascii: true });

test('a log line is what writeJson makes of it', () => {
  const rows: { [key: string]: Json }[] = [
    {},
    { step: 0, loss: 0.1 },
    { loss: NaN, up: Infinity, down: -Infinity, zero: -0, tiny: 5e-324, huge: 1.7976931348623157e308 },
    { note: 'naïve "q" \\ 🚀\n', ok: true, none: null, list: [1, [NaN]], nested: { é: { '': -0 } } },
    { 損失: 1, '': 2, 'a"b': 3, '\u007f': 4, '\ud800': 5 },
    JSON.parse('{"__proto__": 1, "constructor": {"__proto__": 2}}') as { [key: string]: Json },
  ];
  for (const data of [...rows, ...rows]) {
    const line = logLine(1795415701.179349, new Map(Object.entries(data)));
    assert.equal(line, written({ type: 'log', timestamp: 1795415701.179349, data }));
  }
});

test('a metadata line begins with its type', () => {
  assert.equal(metadataLine({ has_images: true }), '{"type":"metadata","has_images":true}');
});

test('the fast way to a line is the slow one, or is not taken', () => {
  const random = seededRandom(3);
  const sometimes = (share: number): boolean => random() < share;
  const keys = ['loss', 'val/acc', 'a b', '"q"', '~', '', 'toJSON', 'constructor', '0', '-1', '1.5', 'ü', '__proto__'];
  const values = [
    0,
    -0,
    1,
    0.1 + 0.2,
    -1e21,
    5e-324,
    NaN,
    Infinity,
    true,
    null,
    'text',
    'a"b\\',
    'ü',
    '\u007f',
    [1],
    {},
  ];
  let fast = 0;
  for (let round = 0; round < 5000; round++) {
    const pick = <Item>(items: Item[], share: number): Item => {
      const among = sometimes(0.9) ? items.slice(0, Math.ceil(items.length * share)) : items;
      return among[Math.floor(random() * among.length)]!;
    };
    const entries = Array.from({ length: 1 + Math.floor(random() * 4) }, () => [pick(keys, 0.6), pick(values, 0.4)]);
    const data = Object.fromEntries(entries) as object;
    const plain = plainRowOf(data);
    if (plain === null) continue;
    fast += 1;
    assert.equal(
      plainLogLine(17.25, plain),
      logLine(
        17.25,
        rowOf(data, () => assert.fail('nothing is odd')),
      ),
    );
  }
  assert.ok(fast > 500);
});

test('the fast way is not taken for what is no row, or cannot be read twice', () => {
  const throws = {
    loss: 1,
    get broken(): number {
      throw new Error('no');
    },
  };
  const hostile = new Proxy({}, { ownKeys: () => assert.fail('no keys') });
  for (const data of [null, undefined, 7, 'text', [], [1], new Map(), {}, throws, hostile, { step: undefined }]) {
    assert.equal(plainRowOf(data as object), null);
  }
});

test('what a getter gives is what is written, even if it gives something else next time', () => {
  let calls = 0;
  const data = {
    get loss(): number {
      return (calls += 1) === 1 ? 0.5 : NaN;
    },
  };
  assert.deepEqual(plainRowOf(data), { loss: 0.5 });
});
