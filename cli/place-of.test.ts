import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { placeOf } from './place-of.js';

test('a folder has one place whatever leads to it, and another of its name has another', (t) => {
  const root = mkdtempSync(path.join(tmpdir(), 'microtrax-place-'));
  t.after(() => rmSync(root, { recursive: true }));
  const [a, b] = [path.join(root, 'a/runs'), path.join(root, 'b/runs')];
  for (const folder of [a, b]) mkdirSync(folder, { recursive: true });
  symlinkSync(a, path.join(root, 'link'));
  assert.match(placeOf(a), /^[0-9a-f]{8}$/);
  assert.equal(placeOf(path.join(root, 'link')), placeOf(`${a}/`));
  assert.notEqual(placeOf(a), placeOf(b));
});
