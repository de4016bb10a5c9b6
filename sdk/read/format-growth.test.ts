import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logbookOf, logLine, logPath, read, Reading, resourcesPath, textPath } from '../../e2e/oracle/reading.js';
import { LogbookCrafter } from '../../e2e/oracle/crafted-logbook.js';
import { seededRandom } from '../../e2e/oracle/seeded-random.js';
import { MemoryFiles } from './memory-files.js';

const first = `${logLine('{"loss": 1}')}\n`;
const second = logLine('{"loss": 2}');

async function losses(reading: Reading): Promise<number[] | undefined> {
  return (await reading.values()).loss;
}

/** Everything that can be seen of a logbook: summaries, points and damage. */
async function everything(reading: Reading): Promise<unknown> {
  const seen: unknown[] = [];
  for (const { modifiedMs: _modifiedMs, ...item } of await reading.experiments()) {
    const points: unknown[] = [];
    for (const [source, metrics] of [['log', item.metrics] as const, ['resources', item.resourceMetrics] as const]) {
      for (const metric of metrics ?? []) {
        for await (const { step, time, value } of reading.logbook.points({ id: item.id, source, metric })) {
          points.push([source, metric, [...step], [...time], [...value]]);
        }
      }
    }
    seen.push({ item, points, damage: await reading.logbook.damage(item.id) });
  }
  return seen;
}

test('keeps a torn last line until it is finished', async () => {
  const reading = read(first + second.slice(0, 30));
  assert.deepEqual(await losses(reading), [1]);
  assert.equal((await reading.experiment()).damagedLines, 0);
  reading.files.append(logPath, second.slice(30, 50));
  assert.deepEqual(await losses(reading), [1]);
  reading.files.append(logPath, `${second.slice(50)}\n`);
  assert.deepEqual(await losses(reading), [1, 2]);
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('reads a whole last object without its newline at once, and only once', async () => {
  const reading = read(first + second);
  assert.deepEqual(await losses(reading), [1, 2]);
  reading.files.append(logPath, '\n');
  assert.deepEqual(await losses(reading), [1, 2]);
  reading.files.append(logPath, `${logLine('{"loss": 3}')}\n`);
  assert.deepEqual(await losses(reading), [1, 2, 3]);
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.damagedLines], [3, 0]);
});

test('reads metadata, a sample and a text line without their newline', async () => {
  const reading = new Reading(
    new MemoryFiles('crafted', [
      [logPath, '{"type": "metadata", "status": "running"}\n{"type": "metadata", "status": "completed"}'],
      [resourcesPath, '{"timestamp": 1, "cpu_percent": 5}'],
      [textPath, '{"type": "text", "timestamp": 1, "columns": ["text"], "rows": [{"text": "x"}]}'],
    ]),
  );
  const item = await reading.experiment();
  assert.deepEqual([item.status, item.hasText, item.hasResources, item.damagedLines], ['completed', true, true, 0]);
});

test('reads a whole last object to which another is glued later', async () => {
  const reading = read(first + second);
  assert.deepEqual(await losses(reading), [1, 2]);
  reading.files.append(logPath, `${logLine('{"loss": 3}')}\n`);
  assert.deepEqual(await losses(reading), [1, 2, 3]);
  assert.equal((await reading.experiment()).damagedLines, 0);
});

test('reads a whole last object to which broken text is glued later as the damaged line that it then is', async () => {
  const reading = read(first + second);
  assert.deepEqual(await losses(reading), [1, 2]);
  reading.files.append(logPath, ' oh no\n');
  assert.deepEqual(await everything(reading), await everything(read(`${first}${second} oh no\n`)));
  assert.equal((await reading.experiment()).damagedLines, 1);
});

for (const end of ['[]', '5', 'broken', '{', '\0\0\0', `{"type": "lo${second}`, second.slice(0, -1), '"', '\r', '  ']) {
  test(`never counts the end of a file as damaged: ${JSON.stringify(end.slice(0, 30))}`, async () => {
    const item = await read(first + end).experiment();
    assert.deepEqual([item.logCount, item.damagedLines, item.exact], [1, 0, true]);
  });
}

test('takes no part of an object for one', async () => {
  const reading = read('');
  for (let end = 1; end < second.length; end++) {
    reading.files.write(logPath, second.slice(0, end), end);
    assert.equal((await reading.experiment()).logCount, 0, second.slice(0, end));
  }
  reading.files.write(logPath, second, second.length);
  assert.equal((await reading.experiment()).logCount, 1);
});

test('reads a file that grows by any cuts as it is read at once', async () => {
  const logbooks = process.env.MICROTRAX_LONG ? 300 : 40;
  let cuts = 0;
  for (let seed = 1; seed <= logbooks; seed++) {
    const random = seededRandom(seed);
    const contents = new LogbookCrafter(seed).logbook(1);
    const growing = new Reading(new MemoryFiles('crafted'));
    const rests = new Map(contents);
    for (let time = 1; rests.size > 0; time++) {
      for (const [path, rest] of rests) {
        const length = Math.floor(random() ** 3 * 400);
        growing.files.append(path, rest.subarray(0, length), time);
        cuts += 1;
        if (length < rest.length) rests.set(path, rest.subarray(length));
        else rests.delete(path);
      }
      if (random() < 0.7) await growing.experiments();
    }
    const once = await everything(new Reading(new MemoryFiles('crafted', contents)));
    assert.deepEqual(await everything(growing), once, `seed ${seed}`);
  }
  assert.ok(cuts > 10 * logbooks);
});

test('reads a file that grows a byte at a time as it is read at once', async () => {
  const content = new TextEncoder().encode(
    `\uFEFF{"type": "metadata", "name": "ü"}\r\n${first}\r\nbroken\n{"ty${second}\n${second}${second}\n\0\0${second}\n${second}`,
  );
  const growing = read('');
  for (let end = 1; end <= content.length; end++) {
    growing.files.append(logPath, content.subarray(end - 1, end), end);
    await growing.experiments();
  }
  assert.deepEqual(await everything(growing), await everything(read(content)));
  assert.deepEqual(await losses(growing), [1, 2, 2, 2, 2, 2]);
});

test('reads only new bytes, and the few that it remembers', async () => {
  const asked: { path: string; start: number; end: number }[] = [];
  class CountedFiles extends MemoryFiles {
    override chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
      asked.push({ path, start, end });
      return super.chunks(path, start, end);
    }
    override bytes(path: string, start: number, end: number): Promise<Uint8Array> {
      asked.push({ path, start, end });
      return super.bytes(path, start, end);
    }
  }
  const files = new CountedFiles('crafted', [[logPath, first.repeat(10_000)]]);
  const reading = new Reading(files);
  assert.equal((await reading.experiment()).logCount, 10_000);
  asked.length = 0;
  files.append(logPath, first, 1);
  assert.equal((await reading.experiment()).logCount, 10_001);
  const bytes = asked.reduce((sum, { start, end }) => sum + end - start, 0);
  assert.ok(bytes >= first.length && bytes < 10_000, `${bytes} bytes were read`);
  asked.length = 0;
  assert.equal((await reading.experiment()).logCount, 10_001);
  assert.deepEqual(asked, []);
});

const long = Array.from({ length: 100 }, (_, index) => `${logLine(`{"loss": ${index}}`)}\n`).join('');
for (const [what, content] of Object.entries({
  'a longer one': long.replaceAll('loss', 'cost') + first,
  'a longer one with the same beginning': `${long.slice(0, 5000)}\n${long}`,
  'a longer one with another beginning': long.replace('"loss": 0', '"cost": 7') + first,
  'a shorter one': `${logLine('{"cost": 1}')}\n`,
  'its own beginning': long.slice(0, long.length / 2),
  'one of the same size': long.replace('"loss": 50', '"cost": 51'),
  'an empty one': '',
})) {
  test(`notices a file that was replaced by ${what}, and reads it afresh`, async () => {
    const files = new MemoryFiles('crafted');
    files.write(logPath, long, 1000);
    const reading = new Reading(files);
    assert.equal((await losses(reading))?.length, 100);
    files.write(logPath, content, 2000);
    assert.deepEqual(await everything(reading), await everything(read(content)));
  });
}

test('reads a replaced file whose end was unfinished', async () => {
  const files = new MemoryFiles('crafted');
  files.write(logPath, first + second, 1000);
  const reading = new Reading(files);
  assert.deepEqual(await losses(reading), [1, 2]);
  const other = first + logLine('{"acc": 5}') + '\n';
  files.write(logPath, other, 2000);
  assert.deepEqual(await everything(reading), await everything(read(other)));
});

test('finds a renamed file under its new name, and a deleted one no more', async () => {
  const files = logbookOf(first);
  const reading = new Reading(files);
  assert.deepEqual(
    (await reading.experiments()).map((item) => item.id),
    [id],
  );
  files.delete(logPath);
  files.write('experiments/renamed.jsonl', first);
  assert.deepEqual(
    (await reading.experiments()).map((item) => item.id),
    ['renamed'],
  );
  files.delete('experiments/renamed.jsonl');
  files.write('experiments/other.jsonl', '');
  assert.deepEqual(
    (await reading.experiments()).map((item) => item.id),
    ['other'],
  );
});

test('takes up text and resources that appear later, and lets go of those that are deleted', async () => {
  const files = logbookOf(first);
  const reading = new Reading(files);
  assert.equal((await reading.experiment()).hasResources, false);
  files.write(resourcesPath, '{"timestamp": 1, "cpu_percent": 5}\nbroken\n');
  files.write(textPath, '{"type": "text", "timestamp": 1, "columns": [], "rows": []}\n');
  const item = await reading.experiment();
  assert.deepEqual([item.hasResources, item.hasText, item.damagedLines], [true, true, 1]);
  files.delete(resourcesPath);
  files.delete(textPath);
  const later = await reading.experiment();
  assert.deepEqual([later.hasResources, later.hasText, later.damagedLines], [false, false, 0]);
});
