import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newExperimentId } from '../format/paths.js';
import { isInShare, shardOf } from './shares.js';

test('hashes as the authors of FNV-1a do', () => {
  // Their values for '', 'a' and 'foobar', folded from 32 bits to 16.
  for (const [id, hash] of [['', 0x811c9dc5] as const, ['a', 0xe40c292c] as const, ['foobar', 0xbf9cf968] as const]) {
    assert.equal(shardOf(id, 65_536), (hash >>> 16) ^ (hash & 0xffff), id);
  }
});

test('gives each experiment to one share, and shares that are about equally large', () => {
  const start = Date.parse('2026-01-01');
  const ids = [
    Array.from({ length: 1000 }, (_, index) => newExperimentId(new Date(start + index * 1000), index * 2654435761)),
    Array.from({ length: 1000 }, (_, index) => `run-${index}`),
    Array.from({ length: 1000 }, (_, index) => `runs%2Fseed_${index * 2}.jsonl`),
  ];
  for (const of of [2, 3, 4]) {
    for (const set of ids) {
      const sizes = Array.from({ length: of }, (_, index) => set.filter((id) => isInShare(id, { index, of })).length);
      assert.equal(
        sizes.reduce((sum, size) => sum + size, 0),
        1000,
      );
      assert.ok(
        sizes.every((size) => Math.abs(size - 1000 / of) < 100),
        `${set[0]} of ${of}: ${sizes.join()}`,
      );
    }
  }
});

test('gives everything to the only share there is, and where there are no shares', () => {
  assert.ok(['', 'a', '🚀'].every((id) => isInShare(id, undefined) && isInShare(id, { index: 0, of: 1 })));
});
