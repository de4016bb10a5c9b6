import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryFiles } from './memory-files.js';
import { openLogbook } from './folder-logbook.js';
import type { Logbook, SeriesQuery } from './logbook.js';

/** Long ago: what changed lately is not let go. */
const modifiedMs = 1_000_000;
const ids = ['one', 'two', 'three'];
const rowCount = 3000;

/** Counts what is read of the files. */
class CountingFiles extends MemoryFiles {
  chunksRead = 0;

  override chunks(...range: Parameters<MemoryFiles['chunks']>): AsyncGenerator<Uint8Array> {
    this.chunksRead += 1;
    return super.chunks(...range);
  }
}

function filesOf(count = rowCount): CountingFiles {
  const files = new CountingFiles('bounded');
  ids.forEach((id, experiment) => {
    const lines = Array.from({ length: count }, (_, row) => {
      return `{"type": "log", "timestamp": ${row}, "data": {"step": ${row}, "loss": ${experiment + row / 7}}}\n`;
    });
    files.write(
      `experiments/${id}.jsonl`,
      `{"type": "metadata", "name": "${id}"}\n${lines.join('')}no json\n`,
      modifiedMs,
    );
  });
  return files;
}

const lossOf = (...experiments: string[]): SeriesQuery => {
  return { experiments, source: 'log', metric: 'loss', x: 'step', window: null, widthPx: 500, wait: true };
};

async function answers(logbook: Logbook): Promise<unknown[]> {
  const { items } = await logbook.experiments({ wait: true });
  const series = [];
  for (const id of [...ids, ...ids.toReversed()]) series.push(await logbook.series(lossOf(id)));
  return [items, ...series, await logbook.series(lossOf(...ids)), await logbook.damage('two')];
}

test('a logbook that holds no rows answers as one that holds all', async () => {
  const bounded = openLogbook(filesOf(), { memoryBytes: 0 });
  const unbounded = openLogbook(filesOf());
  assert.deepEqual(await answers(bounded), await answers(unbounded));
});

test('rows are read again only where they were let go', async () => {
  const files = filesOf();
  const logbook = openLogbook(files, { memoryBytes: 0 });
  await logbook.experiments({ wait: true });
  assert.equal(files.chunksRead, 3);
  await logbook.experiments({ wait: true });
  assert.equal(files.chunksRead, 3);
  await logbook.series(lossOf('one'));
  await logbook.series(lossOf('one'));
  assert.equal(files.chunksRead, 4);
});

test('a question has its rows to its end, whatever else is asked meanwhile', async () => {
  const logbook = openLogbook(filesOf(), { memoryBytes: 0 });
  await logbook.experiments({ wait: true });
  const points = logbook.points({ id: 'one', source: 'log', metric: 'loss' })[Symbol.asyncIterator]();
  const first = points.next();
  await logbook.series(lossOf('two', 'three'));
  const { value } = (await first) as { value: { value: Float64Array } };
  assert.deepEqual(
    value.value,
    Float64Array.from({ length: rowCount }, (_, row) => row / 7),
  );
  assert.equal((await points.next()).done, true);
});

test('an experiment whose rows were let go is exact again when it has grown', async () => {
  const files = filesOf();
  const logbook = openLogbook(files, { memoryBytes: 0 });
  await logbook.experiments({ wait: true });
  files.append('experiments/two.jsonl', '{"type": "log", "timestamp": 1, "data": {"other": NaN}}\n', modifiedMs + 1);
  const { items, exact } = await logbook.experiments({ wait: true });
  assert.equal(exact, true);
  const two = items.find(({ id }) => id === 'two');
  assert.equal(two?.logCount, rowCount + 1);
  assert.equal(two?.damagedLines, 1);
  assert.deepEqual(two?.metrics, ['loss', 'other']);
  assert.deepEqual(two?.nonFinite, { nan: 1, infinite: 0 });
});

test('what was asked for without waiting is read to its end, though nobody waits or asks again', async () => {
  // Large ones are not read all at once.
  const files = filesOf(6000);
  const logbook = openLogbook(files, { memoryBytes: 0 });
  await logbook.experiments({ wait: true });
  await logbook.series({ ...lossOf(...ids), wait: false });
  for (let tries = 0; files.chunksRead < 6 && tries < 500; tries++)
    await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(files.chunksRead, 6);
  assert.ok((await logbook.series({ ...lossOf(...ids), wait: false })).complete);
});
