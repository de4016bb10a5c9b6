import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { projectFolder } from '../e2e/support/folders.js';
import { rows } from './rows.js';
import { wantedOf } from './wanted.js';

test('no names are all rows, and names those rows in the order of the table', () => {
  assert.deepEqual(wantedOf([]), { rows, json: false });
  const wanted = wantedOf(['tail', '--json', 'read-a']);
  assert.ok(typeof wanted !== 'string');
  assert.deepEqual([wanted.rows.map(({ name }) => name), wanted.json], [['read-a', 'tail'], true]);
});

test('an unknown row or option is said, with what there is', () => {
  const said = (...args: string[]): string => {
    const wanted = wantedOf(args);
    return typeof wanted === 'string' ? wanted : '';
  };
  assert.match(said('read-a', 'read-z'), /^There is no row read-z\. The rows are read-a, .*, page\.$/);
  assert.match(said('--fast'), /--fast.*--json/);
});

test('npm run bench ends with code 2 and prints nothing where it does not know a row', () => {
  const bench = spawnSync(process.execPath, [projectFolder('scripts/bench.mjs'), 'read-z', '--json'], {
    encoding: 'utf8',
  });
  assert.deepEqual([bench.status, bench.stdout], [2, '']);
  assert.match(bench.stderr, /There is no row read-z/);
});

test('README.md says of every row what it measures', () => {
  const readme = readFileSync(projectFolder('bench/README.md'), 'utf8');
  for (const { name } of rows) assert.ok(readme.includes(`\`${name}\``), name);
});
