import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeJson, type Json } from '../format/json.js';
import { logLine, metadataLine } from './line.js';

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
