import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { parseExact, plainOf } from './exact-json.js';
import { jsonSafe, numberText, parseJson, writeJson, type Json } from './json.js';

const random = seededRandom(20261123);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
const words = ['NaN', 'Infinity', '-Infinity'];

function randomNumber(): number {
  const any = new DataView(new ArrayBuffer(8));
  any.setUint32(0, random() * 2 ** 32);
  any.setUint32(4, random() * 2 ** 32);
  const double = any.getFloat64(0);
  return pick([
    0,
    -0,
    1,
    -1,
    5e-324,
    1.7976931348623157e308,
    Math.floor(random() * 1e6),
    random(),
    Number.isFinite(double) ? double : 0.1,
  ]);
}

const texts = [
  '',
  'a',
  '1',
  '10',
  '2',
  '__proto__',
  'constructor',
  'é',
  '損失',
  '🚀',
  '\ud800',
  '\u2028',
  '\u007f',
  '\0',
  '\n',
  '"',
  '\\',
  '/',
  'NaN',
  '-Infinity',
  '{',
  ']',
];

function randomValue(depth: number, nonFinite: boolean): Json {
  const kind = random();
  if (depth > 0 && kind < 0.2)
    return Array.from({ length: Math.floor(random() * 4) }, () => randomValue(depth - 1, nonFinite));
  if (depth > 0 && kind < 0.5) {
    const members = Array.from(
      { length: Math.floor(random() * 5) },
      () => [pick(texts), randomValue(depth - 1, nonFinite)] as const,
    );
    return Object.fromEntries(members);
  }
  if (kind < 0.6) return pick(texts) + pick(texts);
  if (kind < 0.7) return pick([true, false, null]);
  return nonFinite && kind < 0.8 ? pick([NaN, Infinity, -Infinity]) : randomNumber();
}

/** JSON of a value as some writer or other may spell it: spaces, escapes, digits, repeated keys. */
function spelled(value: Json): string {
  const space = (): string => pick(['', '', '', ' ', '\t', '\r\n', '  ']);
  if (typeof value === 'number')
    return Object.is(value, -0) ? pick(['-0', '-0.0', '-0e1']) : pick([String(value), value.toExponential(17)]);
  if (typeof value === 'string') {
    const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return random() < 0.5
      ? JSON.stringify(value)
      : `"${[...value].map((char) => char.split('').map(escape).join('')).join('')}"`;
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${space()}${value.map(spelled).join(`${space()},${space()}`)}${space()}]`;
  const members = Object.entries(value).map(([key, item]) => `${spelled(key)}${space()}:${space()}${spelled(item)}`);
  if (members.length > 0 && random() < 0.2) members.unshift(pick(members).replace(/:.*$/s, ':0'));
  return `{${space()}${members.join(`${space()},${space()}`)}${space()}}`;
}

test('parses 5,000 JSON texts as JSON.parse does, on both of its ways', () => {
  for (let index = 0; index < 5000; index++) {
    const text = spelled(randomValue(4, false));
    const expected: unknown = JSON.parse(text);
    assert.deepEqual(parseJson(text), expected, text);
    assert.deepEqual(plainOf(parseExact(text)), expected, text);
  }
});

test('refuses 20,000 broken texts wherever JSON.parse does, unless a bare word stands there', () => {
  let refused = 0;
  for (let index = 0; index < 20_000; index++) {
    const whole = spelled(randomValue(3, false));
    const at = Math.floor(random() * (whole.length + 1));
    const text =
      whole.slice(0, at) +
      pick([
        '',
        ' ',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '0',
        '-',
        '.',
        'e',
        'x',
        '\n',
        '\t',
        '\0',
        '\u00a0',
        '\uFEFF',
      ]) +
      whole.slice(at + pick([0, 1]));
    let expected: unknown;
    try {
      expected = JSON.parse(text);
    } catch {
      refused += 1;
      assert.throws(() => parseJson(text), SyntaxError, text);
      assert.throws(() => parseExact(text), SyntaxError, text);
      continue;
    }
    assert.deepEqual(parseJson(text), expected, text);
    assert.deepEqual(plainOf(parseExact(text)), expected, text);
  }
  assert.ok(refused > 5000);
});

test('reads bare words wherever a number may stand, and nowhere else', () => {
  assert.deepEqual(parseJson('NaN'), NaN);
  assert.deepEqual(parseJson(' [NaN , Infinity,-Infinity, {"NaN": "NaN", "x":NaN}]\n'), [
    NaN,
    Infinity,
    -Infinity,
    { NaN: 'NaN', x: NaN },
  ]);
  for (const text of [
    '{NaN: 1}',
    'nan',
    '+Infinity',
    '- Infinity',
    '-NaN',
    'NaN1',
    'Infinit',
    'NaNNaN',
    '1NaN',
    '[NaN',
    'NaN]',
    '{"a" NaN}',
    'undefined',
  ]) {
    assert.throws(() => parseJson(text), SyntaxError, text);
  }
});

test('parses no value and more than one value as an error', () => {
  for (const text of ['', ' ', '{}{}', '1 2', '{"a": NaN}{"b": 1}', 'null,'])
    assert.throws(() => parseJson(text), SyntaxError, text);
});

test('keeps special keys as own properties beside a bare word', () => {
  const value = parseJson('{"__proto__": {"x": NaN}, "constructor": 1, "toString": 2}');
  assert.deepEqual(Object.entries(value as object), [
    ['__proto__', { x: NaN }],
    ['constructor', 1],
    ['toString', 2],
  ]);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
});

test('keeps keys in the order in which they were written last', () => {
  const keys = [...(parseExact('{"b": 1, "10": 2, "a": 3, "2": 4, "b": 5}') as Map<string, Json>)];
  assert.deepEqual(keys, [
    ['10', 2],
    ['a', 3],
    ['2', 4],
    ['b', 5],
  ]);
});

for (const ascii of [false, true]) {
  test(`what it writes${ascii ? ' in ASCII' : ''} it reads again, 5,000 values bit for bit`, () => {
    for (let index = 0; index < 5000; index++) {
      const value = randomValue(4, true);
      const text = writeJson(value, { nonFinite: 'bare', ascii });
      assert.deepEqual(parseJson(text), value, text);
      assert.ok(!text.includes('\n'));
      if (ascii) assert.match(text, /^[\x20-\x7e]*$/);
    }
  });
}

test('writes what any JSON parser reads where non-finite numbers are strings', () => {
  for (let index = 0; index < 2000; index++) {
    const value = randomValue(4, true);
    assert.deepEqual(JSON.parse(writeJson(value, { nonFinite: 'string' })), jsonSafe(value));
  }
});

test('writes lines for a logbook: in ASCII, without spaces, -0 as a float', () => {
  const line = {
    type: 'log',
    timestamp: 1795415701.179349,
    data: { step: 0, 損失: [1, -0, NaN], '🚀': 'a"b\\\n', none: null, gone: undefined, ok: true },
  };
  assert.equal(
    writeJson(line as unknown as Json, { nonFinite: 'bare', ascii: true }),
    '{"type":"log","timestamp":1795415701.179349,"data":{"step":0,"\\u640d\\u5931":[1,-0.0,NaN],' +
      '"\\ud83d\\ude80":"a\\"b\\\\\\n","none":null,"ok":true}}',
  );
});

test('spells numbers so that they are read again', () => {
  assert.deepEqual([0, -0, NaN, Infinity, -Infinity, 0.1, 1e21, 5e-324].map(numberText), [
    '0',
    '-0',
    ...words,
    '0.1',
    '1e+21',
    '5e-324',
  ]);
});
