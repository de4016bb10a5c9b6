import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kernel } from './kernel.js';
import { logFormat, plainFormat } from './row-formats.js';
import { find, logLine, steadyLines, type Values } from './testing/found.js';
import { kernels } from './testing/kernels.js';

const time = { timestamp: 1795415701.25 };
const nested = (depth: number): string => `${'{"a": '.repeat(depth - 1)}{"b": 1}${'}'.repeat(depth - 1)}`;
const inLists = (depth: number): string => logLine(`{"loss": 1, "x": ${'['.repeat(depth)}${']'.repeat(depth)}}`);
const inObjects = (depth: number): string =>
  `{"x": ${'{"y": '.repeat(depth)}1${'}'.repeat(depth)}, "type": "log", "data": {"loss": 1}}`;

/** Lines of a log that are rows, and their values. */
const rows: Record<string, [line: string, values: Values][]> = {
  'lines with white space wherever JSON has it': [
    ['{"type":"log","timestamp":1795415701.25,"data":{"step":1,"loss":0.5}}', { ...time, step: 1, loss: 0.5 }],
    [
      '{ \t"type" : \r"log"\t,\r"timestamp":\t1795415701.25 , "data" \t: { "loss" : 0.5 } } \r\t',
      { ...time, loss: 0.5 },
    ],
    [`${logLine('{"loss":  0.5\r,  "a": [ ], "b":\t{ }, "c": [ 1 , { "d" : 2 } ] }')}\r`, { ...time, loss: 0.5 }],
  ],
  'lines with their keys in any order, and with others': [
    ['{"data": {"loss": 1}, "timestamp": 1795415701.25, "type": "log"}', { ...time, loss: 1 }],
    ['{"x": {"y": [{}, null]}, "data": {}, "type": "log", "z": "log", "": -1e400}', {}],
  ],
  'objects sixteen deep, and lists and objects sixty-four deep in what is skipped': [
    [logLine(nested(16)), { ...time, [`${'a/'.repeat(15)}b`]: 1 }],
    [inLists(64), { ...time, loss: 1 }],
    [inObjects(64), { loss: 1 }],
  ],
  'strings of any length with every escape, and bytes that are no UTF-8': [
    [logLine(String.raw`{"a": "\"\\\/\b\f\n\r\t\u00e9\uD800", "loss": 1}`), { ...time, loss: 1 }],
    [logLine(`{"a": "${'x'.repeat(100_000)}", "loss": 1}`), { ...time, loss: 1 }],
    [logLine(`{"a": "${'x'.repeat(100_000)}${String.raw`\"\u00e9 \\`}", "loss": 1}`), { ...time, loss: 1 }],
    [logLine('{"a": "\u2028é😀\x7f", "é😀": 1}'), { ...time, 'é😀': 1 }],
    [logLine(String.raw`{"\u006coss\n": 1}`), { ...time, 'loss\n': 1 }],
  ],
};

const bad = (row: string): string[] => [logLine(row), row];

/** Lines that a kernel leaves to the exact path. */
const refusedLines: Record<string, string[]> = {
  'what is not exactly one object': [
    '',
    ' ',
    '\r',
    '[]',
    '5',
    'null',
    '"log"',
    `\uFEFF${logLine('{"loss": 1}')}`,
    logLine('{"loss": 1}').repeat(2),
    `${logLine('{"loss": 1}')} ${logLine('{"loss": 1}')}`,
    `${logLine('{"loss": 1}')},`,
    `${logLine('{"loss": 1}')}}`,
    `${logLine('{"loss": 1}')}\0`,
    `\0${logLine('{"loss": 1}')}`,
    `[${logLine('{"loss": 1}')}]`,
  ],
  'torn and broken lines': [
    ...Array.from({ length: logLine('{"loss": 0.5}').length - 1 }, (_, index) =>
      logLine('{"loss": 0.5}').slice(0, index + 1),
    ),
    ...[
      '{"loss" 1}',
      '{"loss": 1,}',
      '{,"loss": 1}',
      '{"loss": 1 "a": 2}',
      '{"loss": }',
      '{"loss": 1]',
      '{loss: 1}',
    ].flatMap(bad),
    ...['{"a": [1,]}', '{"a": [,1]}', '{"a": [1 2]}', '{"a": [1}', '{"a": [{"b"}]}', '{"a": [{"b":}]}'].flatMap(bad),
    ...['{"a": [{1: 2}]}', '{"a": [{"b": 1,}]}', '{"a": [{]}', "{'a': 1}", '{"a": undefined}', '{"a": 1;}'].flatMap(
      bad,
    ),
    ...['{"a":\u00a01}', '{"a":\v1}', '{"a": tru}', '{"a": nul}', '{"a": truefalse}', '{"a": TRUE}'].flatMap(bad),
  ],
  'a key that comes twice in an object, however it is spelled': [
    logLine('{"loss": 1, "loss": 2}'),
    logLine(String.raw`{"loss": 1, "los\u0073": 2}`),
    logLine('{"a": {"loss": 1, "b": 2, "loss": 3}}'),
    logLine('{"step": 1, "loss": 1, "step": 2}'),
    logLine('{"_error": 1, "_error": 2}'),
    '{"type": "log", "type": "log", "data": {}}',
    '{"type": "log", "data": {"loss": 1}, "data": {"loss": 1}}',
  ],
  'two names of one metric': [logLine('{"a": {"b": 1}, "a/b": 2}'), logLine('{"a/b": 1, "a": {"b": 2}}')],
  'objects seventeen deep, and lists and objects sixty-five deep in what is skipped': [
    logLine(nested(17)),
    inLists(65),
    inObjects(65),
  ],
  'a line of another kind': [
    '{"type": "metadata", "timestamp": 1, "data": {"loss": 1}}',
    String.raw`{"type": "\u006cog", "data": {"loss": 1}}`,
    '{"type": "logs", "data": {"loss": 1}}',
    '{"type": "lo", "data": {"loss": 1}}',
    '{"type": 1, "data": {"loss": 1}}',
    '{"type": null, "data": {"loss": 1}}',
    '{"type": ["log"], "data": {"loss": 1}}',
    '{"type": {"log": 1}, "data": {"loss": 1}}',
    '{"timestamp": 1, "data": {"loss": 1}}',
    '{"type": "log", "timestamp": 1}',
    '{}',
    ...['5', '[]', '[{"loss": 1}]', 'null', '"loss"', 'true', 'NaN'].map(logLine),
  ],
  'control characters and bad escapes in strings and keys': [
    ...['\t', '\0', '\x1f', '\r', '\\x', '\\', '\\u12g4', '\\u123', '\\U1234', '\\\\\\'].flatMap((text) => [
      logLine(`{"loss": 1, "a": "b${text}"}`),
      logLine(`{"loss": 1, "a": "${'x'.repeat(500)}${text}${'y'.repeat(500)}"}`),
      logLine(`{"loss": 1, "a": ["b${text}"]}`),
      logLine(`{"loss": 1, "a${text}": 1}`),
    ]),
  ],
};

for (const make of kernels) {
  const { name } = make();
  /** Reads a line by itself, and one among lines that are like one another. */
  const readings = (line: string): { found: ReturnType<typeof find>; before: number }[] =>
    [0, 20].map((before) => ({ found: find(make(), `${steadyLines(before)}${line}\n${steadyLines(1)}`), before }));

  for (const [promise, lines] of Object.entries(rows)) {
    test(`${name}: reads ${promise}`, () => {
      for (const [line, values] of lines) {
        for (const { found, before } of readings(line)) {
          assert.deepEqual(found.refusedLines, []);
          assert.deepEqual(found.values[before], values);
          assert.deepEqual(found.values[before + 1], { ...time, step: 0, loss: 0 });
        }
      }
    });
  }

  for (const [promise, lines] of Object.entries(refusedLines)) {
    test(`${name}: refuses ${promise}`, () => {
      for (const line of lines) {
        for (const { found, before } of readings(line)) {
          assert.deepEqual(found.refusedLines, [line]);
          assert.deepEqual(found.values.slice(before), [{ ...time, step: 0, loss: 0 }]);
        }
      }
    });
  }

  test(`${name}: takes back what it has staged of a line that it refuses`, () => {
    const lines = ['{"loss": NaN, "a": Infinity, "b": 1', '{"loss": NaN, "c": {"d": 1e400}}'].map(logLine);
    for (const { found } of lines.flatMap(readings)) {
      assert.equal(found.refusedLines.length, 1);
      assert.deepEqual([found.nan, found.infinite], [0, 0]);
      assert.ok(found.batches.every(({ isFinite }) => isFinite));
      assert.ok(found.values.every((row) => Object.values(row).every(Number.isFinite)));
    }
    const times = find(make(), '{"loss": 1}\n{"time": "now", "loss": 2, }\n{"loss": 3}\n', plainFormat);
    assert.deepEqual(times.values, [{ loss: 1 }, { loss: 3 }]);
  });

  test(`${name}: reads bytes that are no UTF-8, in keys and strings`, () => {
    const line = (byte: number): Uint8Array =>
      Uint8Array.from(`${logLine('{"\x01": 1, "a": "\x01"}')}\n`, (unit) =>
        unit === '\x01' ? byte : unit.charCodeAt(0),
      );
    const kernel: Kernel = make();
    const found = find(kernel, line(0xff), logFormat);
    assert.deepEqual(found.values, [{ ...time, '\uFFFD': 1 }]);
    assert.equal(find(kernel, line(0xfe), logFormat).values.length, 0, 'another spelling of the same name');
  });
}

for (const make of kernels) {
  const { name } = make();

  test(`${name}: is not misled by exponents that a hundred thousand zeros make up for`, () => {
    const zeros = '0'.repeat(100_000);
    for (const number of [`0.${zeros}1e1000001`, `1${zeros}e-1000001`]) {
      const found = find(make(), `${logLine(`{"step": 0, "x": ${number}}`)}\n`);
      const right = JSON.parse(number) as number;
      assert.ok(found.refusedLines.length === 1 || Object.is(found.values[0]?.x, right), number.slice(-12));
    }
  });

  test(`${name}: sees that a key comes twice though many were learned in between`, () => {
    const many = Array.from({ length: 300 }, (_, index) => `"n${index}": ${index}`).join(', ');
    const usual = '{"a": {"x": 1}, "b": 1, "c": 2}';
    const twice = `{"a": {"x": 1, ${many}}, "b": 1, "new": 2, "b": 3}`;
    const found = find(make(), [usual, twice, usual].map((row) => `${logLine(row)}\n`).join(''));
    assert.deepEqual(found.refusedLines, [logLine(twice)]);
    assert.deepEqual(
      found.values.map(({ b }) => b),
      [1, 1],
    );
  });
}
