import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFolder, readLogbook } from '../../e2e/oracle/oracle.js';
import type { Points } from '../../e2e/oracle/rows.js';
import { temporaryFolder } from '../../e2e/support/folders.js';
import { MemoryFiles, openLogbook } from '../../sdk/read/index.js';
import { dataFolder } from '../data/data-folder.js';
import { dataSets } from '../data/data-sets.js';
import { Checksum } from './checksum.mjs';
import { addEveryPoint } from './every-point.mjs';
import { JsonLines } from './json-lines.mjs';

function addPoints(checksum: Checksum, id: string, points: Points): void {
  for (const [metric, found] of points) {
    checksum.add(id, metric, {
      step: Float64Array.from(found, ({ step }) => step),
      time: Float64Array.from(found, ({ time }) => time),
      value: Float64Array.from(found, ({ value }) => value),
    });
  }
}

for (const dataSet of Object.values(dataSets)) {
  // Past the first capacity of a column, but where the oracle would take long.
  const rows = { b: 50, c: 500 }[dataSet.name] ?? 2500;
  test(`the baseline and the reader read the same points of ${dataSet.name} as the oracle`, async (t) => {
    const { folder } = dataFolder({ ...dataSet, experiments: 2, until: { rows } }, temporaryFolder(t));
    const files = loadFolder(folder);
    const oracle = new Checksum();
    const inPieces = new Checksum();
    const asText = new Checksum();
    for (const [id, { log }] of readLogbook(files)) {
      addPoints(oracle, id, log);
      const bytes = files.get(`experiments/${id}.jsonl`) ?? new Uint8Array();
      const pieces = new JsonLines();
      // Of all lengths, as a stream may give them.
      for (let at = 0, length = 1; at < bytes.length; at += length, length = (length * 7) % 200_003) {
        pieces.push(bytes.subarray(at, at + length));
      }
      pieces.addTo(inPieces, id);
      const text = new JsonLines();
      text.takeText(new TextDecoder().decode(bytes));
      text.addTo(asText, id);
    }
    const ours = new Checksum();
    const logbook = openLogbook(new MemoryFiles('data', files));
    await addEveryPoint(logbook, (await logbook.experiments({ wait: true })).items, ours);
    logbook.close();

    assert.match(String(oracle), /^[1-9]\d{3,} points [0-9a-f]{8}$/);
    for (const found of [inPieces, asText, ours]) assert.equal(String(found), String(oracle));
  });
}
