import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sample } from './rounds.js';
import { rows, type Row } from './rows.js';
import { exitCodeOf, verdictOf, type Outcomes } from './verdict.js';

const rowOf = (name: string): Row => {
  const row = rows.find((candidate) => candidate.name === name);
  assert.ok(row);
  return row;
};

/** Samples by data and side, as in `a Node microtrax`. */
const from =
  (samples: { [key: string]: Sample[] | Error }): Outcomes =>
  (data, side) =>
    samples[`${data} ${side}`] ?? new Error('it was not run');

const took = (...ms: number[]): Sample[] => ms.map((one) => ({ ms: one }));

test('a row has passed when the median of the baseline is enough times ours', () => {
  const outcomes = from({ 'a Node microtrax': took(90, 100, 900), 'a Node JSON.parse': took(1, 600, 601) });
  const verdict = verdictOf(rowOf('read-a'), outcomes);
  assert.deepEqual(
    { ...verdict.worst, passed: verdict.passed },
    { ...verdict.worst, ours: 100, baseline: 600, ratio: 6, passed: true, stretched: false, unit: 'ms' },
  );
  const slower = from({ 'a Node microtrax': took(101), 'a Node JSON.parse': took(600) });
  assert.equal(verdictOf(rowOf('read-a'), slower).passed, false);
  const muchFaster = from({ 'a Node microtrax': took(75), 'a Node JSON.parse': took(600) });
  assert.equal(verdictOf(rowOf('read-a'), muchFaster).worst?.stretched, true);
});

test('memory has passed when ours is a small enough share', () => {
  const memory = (ours: number) =>
    verdictOf(
      rowOf('read-memory'),
      from({
        'a Node microtrax': [{ ms: 1, peakMb: ours }],
        'a Node JSON.parse, one text': [{ ms: 1, peakMb: 500 }],
      }),
    );
  assert.deepEqual([memory(165).passed, memory(166).passed], [true, false]);
  assert.deepEqual([memory(100).worst?.stretched, memory(101).worst?.stretched], [true, false]);
  assert.equal(memory(100).worst?.unit, 'MB');
});

test('the worst part stands for a row, measured against its own gate', () => {
  const read = (a: number, b: number, c: number) => {
    const ours = { 'a Chromium microtrax': took(a), 'b Chromium microtrax': took(b), 'c Chromium microtrax': took(c) };
    const stream = { 'a Chromium stream': took(60), 'b Chromium stream': took(60), 'c Chromium stream': took(81) };
    return verdictOf(rowOf('browser-share'), from({ ...ours, ...stream }));
  };
  const passed = read(100, 100, 100);
  assert.deepEqual([passed.passed, passed.worst?.part.data], [true, 'c']);
  const failed = read(100, 200, 100);
  assert.deepEqual([failed.passed, failed.worst?.part.data], [false, 'b']);
});

test('a limit is a baseline, and a row with several must keep them all', () => {
  const list = (ms: number, peakMb: number) =>
    verdictOf(rowOf('list'), from({ 'logbook mtx list': [{ ms, peakMb }] })).passed;
  assert.deepEqual([list(500, 200), list(501, 200), list(500, 201)], [true, false, false]);
});

test('a row whose sides read other points, or could not run, has failed and says why', () => {
  const read = (ours: string): Outcomes =>
    from({
      'a Node microtrax': [{ ms: 1, checksum: ours }],
      'a Node JSON.parse': [{ ms: 100, checksum: '8 points 1234abcd' }],
    });
  assert.equal(verdictOf(rowOf('read-a'), read('8 points 1234abcd')).passed, true);
  const differs = verdictOf(rowOf('read-a'), read('7 points 1234abcd'));
  assert.equal(differs.passed, false);
  assert.match(differs.error ?? '', /7 points 1234abcd, 8 points 1234abcd/);

  const broken = verdictOf(
    rowOf('read-duckdb-a'),
    from({ 'a Node microtrax': took(1), 'a Node DuckDB': new Error('no') }),
  );
  assert.deepEqual([broken.passed, broken.error], [false, 'Node DuckDB on a: no']);
});

test('memory that was not measured is no pass', () => {
  const outcomes = from({ 'a Node microtrax': took(1), 'a Node JSON.parse, one text': took(1) });
  assert.equal(verdictOf(rowOf('read-memory'), outcomes).passed, false);
});

test('one failed gate is exit code 1', () => {
  const outcomes = from({ 'a Node microtrax': took(1), 'a Node JSON.parse': took(100), 'b Node microtrax': took(1) });
  const [passed, failed] = ['read-a', 'read-b'].map((name) => verdictOf(rowOf(name), outcomes));
  assert.ok(passed && failed);
  assert.deepEqual([exitCodeOf([passed]), exitCodeOf([passed, failed])], [0, 1]);
});
