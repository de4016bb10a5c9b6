import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../e2e/oracle/seeded-random.js';
import { batchRows } from './kernel.js';
import { find, logLine } from './testing/found.js';
import { kernels } from './testing/kernels.js';

const time = { timestamp: 1795415701.25 };
const lineOf = (values: object): string => `${logLine(JSON.stringify(values))}\n`;

/** Kinds of logs, each line of which is made from its number. */
const logs: Record<string, (line: number, random: () => number) => object> = {
  'that are alike': (step) => ({ step, loss: step / 3 }),
  'with more keys now and then': (step) => ({ step, loss: step / 3, ...(step % 10 === 9 && { val: step }) }),
  'of three kinds in turn': (step) => {
    if (step % 3 === 0) return { step, a: step / 3 };
    return step % 3 === 1 ? { b: step, step } : { step, a: 1, c: 2, d: step };
  },
  'with random keys of many': (step, random) => {
    const values = Array.from({ length: 40 }, (_, key) => [`key${key}`, step + key / 7] as const);
    return Object.fromEntries(values.filter(() => random() < 0.5));
  },
  'with their keys in a random order': (step, random) => {
    const values = ['a', 'b', 'c', 'd'].map((key) => [key, step] as const);
    return Object.fromEntries(values.sort(() => random() - 0.5));
  },
  'that change for good': (step) => (step < 700 ? { step, a: step / 3, b: 1 } : { step, a: step / 7, c: 2 }),
  'with a key that is gone and comes back': (step) => ({ step, ...(step % 600 < 300 && { a: step / 7 }), b: step }),
};

for (const make of kernels) {
  const { name } = make();

  for (const [what, values] of Object.entries(logs)) {
    test(`${name}: reads lines ${what}, in batches that are not too large`, () => {
      const random = seededRandom(7);
      const rows = Array.from({ length: 3 * batchRows + 100 }, (_, step) => values(step, random));
      const found = find(make(), rows.map(lineOf).join(''));
      assert.deepEqual(found.refusedLines, []);
      assert.ok(found.batches.length >= 4);
      assert.deepEqual(
        found.values,
        rows.map((row) => ({ ...time, ...row })),
      );
    });
  }

  test(`${name}: reads lines with a text, a word or a skipped list that changes`, () => {
    const others = (step: number): string[] => [
      `"text ${step}"`,
      step % 5 < 3 ? 'true' : 'null',
      `[${step}]`,
      `{"x": ${step}}`,
    ];
    const lines = Array.from({ length: 2000 }, (_, step) => {
      const [text, word, list, object] = others(step);
      return logLine(
        `{"step": ${step}, "text": ${text}, "word": ${word}, "list": ${list}, "a": ${object}, "b": ${step / 3}}`,
      );
    });
    const found = find(make(), `${lines.join('\n')}\n`);
    assert.deepEqual(
      found.values,
      lines.map((_, step) => ({ ...time, step, ...(step % 5 < 3 && { word: 1 }), 'a/x': step, b: step / 3 })),
    );
  });

  test(`${name}: reads NaN that comes and goes among numbers`, () => {
    const valueAt = (step: number): string => (step % 50 < 25 ? String(step / 7) : step % 2 ? 'NaN' : '-Infinity');
    const lines = Array.from({ length: 1000 }, (_, step) => `${logLine(`{"a": ${valueAt(step)}, "step": ${step}}`)}\n`);
    const found = find(make(), lines.join(''));
    assert.deepEqual(
      found.values,
      lines.map((_, step) => ({ ...time, a: Number(valueAt(step)), step })),
    );
    const count = (isSuch: (value: unknown) => boolean): number => found.values.filter(({ a }) => isSuch(a)).length;
    assert.equal(found.nan, count(Number.isNaN));
    assert.equal(
      found.infinite,
      count((value) => value === -Infinity),
    );
    assert.ok(found.nan > 200 && found.infinite > 200);
  });
}
