// What a line that was appended costs an open logbook: `node tail.mjs <folder>` appends to the only log in it and
// prints as JSON how long it took until the line was in an answer.
import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { peakMemoryMb } from '../peak-memory-mb.mjs';
import { built } from './built.mjs';
import { logsOf } from './logs-of.mjs';

/** @type {typeof import('../../sdk/read/index.js')} */
const { openLogbook } = await built('sdk/read/index.js');
/** @type {typeof import('../../cli/node-files.js')} */
const { NodeFiles } = await built('cli/node-files.js');

const appends = 25;
const warmUpAppends = 5;

const [folder = ''] = process.argv.slice(2);
const [log] = logsOf(folder);
assert.ok(log);
const logbook = openLogbook(new NodeFiles(folder));
const [before] = (await logbook.experiments({ wait: true })).items;
const metric = 'train/loss';

/** @type {number[]} */
const times = [];
for (let append = 1; append <= appends; append++) {
  const step = (before?.lastStep ?? 0) + append;
  const line = `{"type": "log", "timestamp": ${Date.now() / 1000}, "data": {"step": ${step}, "${metric}": ${1 / append}}}\n`;
  const beginMs = performance.now();
  appendFileSync(log.file, line);
  const [item] = (await logbook.experiments({ wait: true })).items;
  const endMs = performance.now();
  assert.equal(item?.lastStep, step, 'the line is in the answer');
  if (append > warmUpAppends) times.push(endMs - beginMs);
}

/** @type {number[]} */
const values = [];
for await (const { value } of logbook.points({ id: log.id, source: 'log', metric }))
  values.push(...value.slice(-appends));
assert.deepEqual(
  values.slice(-appends),
  Array.from({ length: appends }, (_, index) => 1 / (index + 1)),
  'every line was read',
);
logbook.close();
times.sort((one, other) => one - other);
console.log(JSON.stringify({ ms: times[Math.floor(times.length / 2)], peakMb: peakMemoryMb() }));
