import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id, logLine, logPath, Reading, resourcesPath, textPath } from '../../e2e/oracle/reading.js';
import { openLogbook } from './folder-logbook.js';
import { MemoryFiles } from './memory-files.js';

const annotationPath = `annotations/${id}.json`;
const sound = `${logLine('{"loss": 1}')}\n`;

/** Files of which one, or all of one folder, cannot be read. */
class FaultyFiles extends MemoryFiles {
  fault = '';
  override stat(path: string): ReturnType<MemoryFiles['stat']> {
    return path === this.fault ? Promise.reject(new Error('Permission denied')) : super.stat(path);
  }
  override bytes(path: string, start: number, end: number): Promise<Uint8Array> {
    return path === this.fault ? Promise.reject(new Error('Permission denied')) : super.bytes(path, start, end);
  }
  override async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (path === this.fault) throw new Error('Permission denied');
    yield* super.chunks(path, start, end);
  }
  override async *list(): ReturnType<MemoryFiles['list']> {
    const isFolder = this.fault !== '' && !this.fault.includes('.');
    for await (const listed of super.list()) {
      const isInside = listed.path.startsWith(`${this.fault}/`) && !listed.path.endsWith('/');
      if (!isFolder || !isInside) yield listed;
    }
    if (isFolder) yield { path: this.fault, error: new Error('Permission denied') };
  }
}

for (const fault of [logPath, textPath, resourcesPath, annotationPath]) {
  test(`reports ${fault.split('/')[0]}/ of one experiment that cannot be read, and reads all else`, async () => {
    const files = new FaultyFiles('crafted', [
      [logPath, sound],
      [textPath, ''],
      [resourcesPath, '{"timestamp": 1, "cpu_percent": 5}\n'],
      [annotationPath, '{"name": "x"}'],
      ['experiments/neighbour.jsonl', sound],
    ]);
    files.fault = fault;
    const { items, exact } = await new Reading(files).logbook.experiments({ wait: true });
    assert.equal(exact, true);
    const item = items.find((experiment) => experiment.id === id);
    assert.deepEqual(
      item?.faults.map(({ kind, path }) => [kind, path]),
      [['unreadable', fault]],
    );
    assert.match(item?.faults[0]?.message ?? '', /Permission denied/);
    assert.equal(item?.logCount, fault === logPath ? null : 1);
    assert.equal(item?.hasResources, fault === resourcesPath ? null : true);
    assert.deepEqual(items.find((experiment) => experiment.id === 'neighbour')?.logCount, 1);
  });
}

for (const folder of ['text', 'resources', 'annotations']) {
  test(`reports the folder ${folder}/ that cannot be read, and reads all else`, async () => {
    const files = new FaultyFiles('crafted', [
      [logPath, sound],
      [`${folder}/x.txt`, ''],
    ]);
    files.fault = folder;
    const { items, notices } = await new Reading(files).logbook.experiments({ wait: true });
    assert.deepEqual(
      items.map((item) => item.logCount),
      [1],
    );
    assert.deepEqual(
      notices.map(({ kind, path }) => [kind, path]),
      [['unreadable', folder]],
    );
  });
}

test('keeps what was read of a file that can no longer be read, and reads on when it can', async () => {
  const files = new FaultyFiles('crafted', [[logPath, sound]]);
  const reading = new Reading(files);
  assert.equal((await reading.experiment()).logCount, 1);
  files.fault = logPath;
  files.append(logPath, sound, 1);
  const item = await reading.experiment();
  assert.deepEqual([item.logCount, item.faults.length], [1, 1]);
  files.fault = '';
  const later = await reading.experiment();
  assert.deepEqual([later.logCount, later.faults], [2, []]);
});

for (const folder of ['experiments', 'resources']) {
  test(`keeps what was read of ${folder}/ when that folder can no longer be read`, async () => {
    const files = new FaultyFiles('crafted', [
      [logPath, sound],
      [resourcesPath, '{"timestamp": 1, "cpu_percent": 5}\n'],
    ]);
    const reading = new Reading(files);
    assert.equal((await reading.experiment()).hasResources, true);
    files.fault = folder;
    const { items, notices } = await reading.logbook.experiments({ wait: true });
    assert.deepEqual(
      items.map((item) => [item.logCount, item.hasResources]),
      [[1, true]],
    );
    assert.deepEqual(
      notices.map(({ path }) => path),
      [folder],
    );
  });
}

test('says of a folder that is named as a file is that it is one', async () => {
  const files = new MemoryFiles('faults', [
    ['experiments/a.jsonl', '{"type": "log", "timestamp": 1, "data": {"loss": 1}}\n'],
    ['experiments/b.jsonl/c.jsonl', '{"type": "log", "timestamp": 1, "data": {"loss": 1}}\n'],
  ]);
  const { items, notices } = await openLogbook(files).experiments({ wait: true });
  assert.deepEqual(
    items.map(({ id }) => id),
    ['a'],
  );
  assert.equal(notices.length, 1);
  assert.match(JSON.stringify(notices), /experiments\/b\.jsonl.*It is a folder/);
});
