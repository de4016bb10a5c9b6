import assert from 'node:assert/strict';
import { statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadFolder, readLogbook, type FileContents } from '../../e2e/oracle/oracle.js';
import { temporaryFolder } from '../../e2e/support/folders.js';
import { dataFolder } from './data-folder.js';
import { dataSets, type DataSet } from './data-sets.js';

const rowsMade = 200;
const small = (dataSet: DataSet): DataSet => ({ ...dataSet, until: { rows: rowsMade } });

/** The rows of the first experiment. */
function rowsOf(files: FileContents): { [key: string]: unknown }[] {
  const [log] = [...files].flatMap(([file, bytes]) => (file.endsWith('.jsonl') ? [bytes] : []));
  const lines = new TextDecoder().decode(log).trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line) as { type: string; data: { [key: string]: unknown } });
  return records.flatMap(({ type, data }) => (type === 'log' ? [data] : []));
}

for (const dataSet of Object.values(dataSets)) {
  test(`${dataSet.name} is the same bytes each time, and a logbook without damage`, (t) => {
    const [first, second] = [temporaryFolder(t), temporaryFolder(t)].map((cache) => {
      const { folder, sizeBytes } = dataFolder(small(dataSet), cache);
      const files = loadFolder(folder);
      const logs = [...files].filter(([file]) => file.endsWith('.jsonl'));
      assert.equal(
        sizeBytes,
        logs.reduce((sum, [, bytes]) => sum + bytes.length, 0),
      );
      return files;
    });
    assert.ok(first && second);
    assert.deepEqual(first, second);
    const experiments = [...readLogbook(first).values()];
    assert.equal(experiments.length, dataSet.experiments);
    for (const { logCount, damagedLines, status } of experiments) {
      assert.deepEqual(
        { logCount, damagedLines, status },
        { logCount: rowsMade, damagedLines: 0, status: 'completed' },
      );
    }
  });
}

test('lines are as Python writes them', (t) => {
  const { folder } = dataFolder(small(dataSets.a), temporaryFolder(t));
  const [log] = [...loadFolder(folder)].flatMap(([file, bytes]) => (file.endsWith('.jsonl') ? [bytes] : []));
  const [head, ...lines] = new TextDecoder().decode(log).trimEnd().split('\n');
  assert.match(
    head ?? '',
    /^\{"type": "metadata", "experiment_id": "experiment_\d{8}_\d{6}_[0-9a-f]{8}", "name": null, /,
  );
  assert.match(lines.pop() ?? '', /^\{"type": "metadata", "end_time": .*, "status": "completed", /);
  const field = /"[\w/]+": 0\.\d{10,20}/.source;
  for (const line of lines) {
    assert.match(line, new RegExp(`^{"type": "log", "timestamp": [\\d.]+, "data": {"step": \\d+(, ${field}){8}}}$`));
  }
});

test('b has 400 metrics a line', (t) => {
  const { folder } = dataFolder(small(dataSets.b), temporaryFolder(t));
  for (const row of rowsOf(loadFolder(folder))) assert.equal(Object.keys(row).length, 401);
});

test('of c 95 % are images of 20 to 200 KB', (t) => {
  const { folder, sizeBytes } = dataFolder({ ...dataSets.c, until: { rows: 2000 } }, temporaryFolder(t));
  const rows = rowsOf(loadFolder(folder)) as { _images?: { data: string }[] }[];
  const images = rows.flatMap(({ _images }) => _images ?? []).map(({ data }) => data);
  const share = images.reduce((sum, { length }) => sum + length, 0) / sizeBytes;
  assert.ok(share > 0.94 && share < 0.96, `${share}`);
  for (const image of images) {
    assert.ok(image.length >= 20_000 && image.length <= 200_020);
    assert.equal(Buffer.from(image, 'base64').toString('base64'), image);
    assert.ok(Buffer.from(image, 'base64').toString('latin1').startsWith('\x89PNG\r\n\x1a\n'));
  }
});

test('lines of d2 have other metrics, and those of d6 another text', (t) => {
  const [d2, d6] = [dataSets.d2, dataSets.d6].map((dataSet) =>
    rowsOf(loadFolder(dataFolder(small(dataSet), temporaryFolder(t)).folder)),
  );
  const shapes = new Set(d2?.map((row) => Object.keys(row).join()));
  assert.ok(shapes.size > 0.9 * rowsMade, `${shapes.size} of ${rowsMade}`);
  assert.equal(new Set(d6?.map(({ sample }) => sample)).size, rowsMade);
});

test('what is there is used again, unless a file is not as long as it was', (t) => {
  const cache = temporaryFolder(t);
  const make = () => dataFolder(small(dataSets.a), cache);
  const { folder } = make();
  const [log] = [...loadFolder(folder).keys()].filter((file) => file.endsWith('.jsonl'));
  const file = path.join(folder, log ?? '');
  const { ino, size } = statSync(file);
  assert.deepEqual(make().folder, folder);
  assert.equal(statSync(file).ino, ino);
  truncateSync(file, size - 1);
  make();
  assert.equal(statSync(file).size, size);
});
