import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textRows } from './text-rows.js';

test('makes a row with the column text of a bare string', () => {
  assert.deepEqual(textRows('Hello world'), { columns: ['text'], rows: [{ text: 'Hello world' }] });
  assert.deepEqual(textRows(''), { columns: ['text'], rows: [{ text: '' }] });
});

test('makes a row of an object, with all that its cells hold', () => {
  const row = { input: 'Question?', score: NaN, nested: { a: [1] }, none: null, ok: true };
  assert.deepEqual(textRows(row), { columns: ['input', 'score', 'nested', 'none', 'ok'], rows: [row] });
});

test('makes rows of a list of both, with columns in the order in which they are first seen', () => {
  assert.deepEqual(textRows([{ b: 1, a: 2 }, 'plain', { c: 3, a: 4 }]), {
    columns: ['b', 'a', 'text', 'c'],
    rows: [{ b: 1, a: 2 }, { text: 'plain' }, { c: 3, a: 4 }],
  });
  assert.deepEqual(textRows([]), { columns: [], rows: [] });
});

test('keeps columns that mean something to JavaScript', () => {
  const row = JSON.parse('{"__proto__": "x", "constructor": "y", "": "z"}') as object;
  const table = textRows(row);
  assert.ok('rows' in table);
  assert.deepEqual(table.columns, ['__proto__', 'constructor', '']);
  assert.deepEqual(Object.entries(table.rows[0]!), Object.entries(row));
});

test('makes NaN of a cell that cannot be written, for that cell alone', () => {
  const odd: string[] = [];
  const table = textRows([{ q: 'a', f: () => 1 }, 'b'], (place) => odd.push(place));
  assert.deepEqual(table, { columns: ['q', 'f', 'text'], rows: [{ q: 'a', f: NaN }, { text: 'b' }] });
  assert.deepEqual(odd, ['f']);
});

test('leaves out an item of a list that is no row, and keeps the others', () => {
  const told: string[] = [];
  const table = textRows(['a', null, new Map([['q', 1]]), { q: 'b' }], assert.fail, (sentence) => told.push(sentence));
  assert.deepEqual(table, { columns: ['text', 'q'], rows: [{ text: 'a' }, { q: 'b' }] });
  assert.deepEqual(told, [
    'row 1 is null, neither a string nor an object with columns: it is left out',
    'row 2 is an object of the class Map, neither a string nor an object with columns: it is left out',
  ]);
});

test('says what is wrong where there is no row at all, and never throws', () => {
  const hostile = new Proxy({}, { ownKeys: () => assert.fail('no') });
  for (const data of [
    undefined,
    null,
    () => 1,
    Symbol('s'),
    new Map(),
    Uint8Array.of(1),
    Promise.resolve('x'),
    hostile,
    [null],
  ]) {
    const table = textRows(data, assert.fail, assert.fail);
    assert.ok('problem' in table, String(typeof data));
    assert.match(table.problem, /neither a string nor an object/);
  }
});
