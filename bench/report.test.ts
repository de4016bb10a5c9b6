import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsonOf, tableOf } from './report.js';
import { rows } from './rows.js';
import { verdictOf, type Outcomes, type Verdict } from './verdict.js';

const took: { [key: string]: number } = {
  'a Node microtrax': 100,
  'a Node JSON.parse': 1000.123,
  'd2 Node microtrax': 10,
  'd2 Node JSON.parse': 34,
  'd6 Node microtrax': 10,
  'd6 Node JSON.parse': 49,
};
const outcomes: Outcomes = (data, side) => {
  const ms = took[`${data} ${side}`];
  return ms === undefined ? new Error('it broke') : [{ ms }];
};
const verdicts: Verdict[] = rows
  .filter(({ name }) => ['read-a', 'read-b', 'read-irregular'].includes(name))
  .map((row) => verdictOf(row, outcomes));

test('the table has a line for each row and part, says why one failed, and counts in its last line', () => {
  const lines = tableOf(verdicts).split('\n');
  const cells = lines.map((line) => line.trimStart().split(/ {2,}/));
  assert.deepEqual(cells, [
    ['NAME', 'BASELINE', 'OURS MS', 'BASELINE MS', 'RATIO', 'GATE', 'STRETCH', 'VERDICT'],
    ['read-a', 'TextDecoder + split + JSON.parse', '100', '1000', '10×', '≥ 6×', '≥ 8×', 'passed, stretch'],
    ['read-b', 'TextDecoder + split + JSON.parse', '-', '-', '-', '-', '-', 'FAILED'],
    ['Node microtrax on b: it broke'],
    ['read-irregular', 'TextDecoder + split + JSON.parse', '10', '34', '3.4×', '≥ 3.5×', '≥ 5×', 'FAILED'],
    ['d2', '10', '34', '3.4×', '≥ 3.5×', '≥ 5×', 'FAILED'],
    ['d6', '10', '49', '4.9×', '≥ 3.5×', '≥ 5×', 'passed'],
    [''],
    ['1 passed, 2 failed'],
  ]);
  const [head, first] = lines;
  const endOf = (line: string | undefined, cell: string): number => (line?.indexOf(cell) ?? NaN) + cell.length;
  assert.equal(endOf(first, ' 1000'), endOf(head, 'BASELINE MS'), 'figures stand to the right');
});

test('JSON has a record for each row, with null for what could not be measured', () => {
  const baseline = 'TextDecoder + split + JSON.parse';
  const first = { name: 'read-a', baseline, oursMs: 100, baselineMs: 1000.123, ratio: 10.00123 };
  const second = { name: 'read-b', baseline, oursMs: null, baselineMs: null, ratio: null };
  const third = { name: 'read-irregular', baseline, oursMs: 10, baselineMs: 34, ratio: 3.4 };
  assert.deepEqual(JSON.parse(jsonOf(verdicts)), [
    { ...first, gate: 6, stretch: 8, pass: true, unit: 'ms' },
    { ...second, gate: 6, stretch: 8, pass: false, unit: 'ms', error: 'Node microtrax on b: it broke' },
    { ...third, gate: 3.5, stretch: 5, pass: false, unit: 'ms' },
  ]);
});
