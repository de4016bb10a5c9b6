import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeriesQuery } from '../read/logbook.js';
import { MemoryFiles } from '../read/memory-files.js';
import { shardOf } from '../read/shares.js';
import { serveLogbook } from './serve-logbook.js';

const path = 'experiments/a.jsonl';
const line = '{"type": "log", "timestamp": 1, "data": {"loss": 1}}\n';
const question: SeriesQuery = {
  experiments: ['a'],
  source: 'log',
  metric: 'loss',
  x: 'step',
  window: null,
  widthPx: 100,
  wait: true,
};

/** Its chunks never come. */
class StuckFiles extends MemoryFiles {
  override async *chunks(): AsyncGenerator<Uint8Array> {
    yield await new Promise<never>(() => undefined);
  }
}

test('opens the files of whatever origin it is given, and of them the share', async () => {
  const origins: unknown[] = [];
  const service = serveLogbook((origin: string[]) => {
    origins.push(origin);
    return new MemoryFiles(
      'ours',
      origin.map((id) => [`experiments/${id}.jsonl`, line]),
    );
  });
  await assert.rejects(service.experiments(1, {}), /No logbook has been opened/);
  const ids = ['a', 'b', 'c', 'd'];
  assert.deepEqual(service.open(ids, { share: { index: 1, of: 2 } }), { name: 'ours', live: true, writable: true });
  assert.deepEqual(origins, [ids]);
  const { items } = await service.experiments(2, { wait: true });
  assert.deepEqual(
    items.map(({ id }) => id).sort(),
    ids.filter((id) => shardOf(id, 2) === 1),
  );
});

test('rejects what is cancelled, each call by its number', async () => {
  const service = serveLogbook(() => new StuckFiles('stuck', [[path, line]]));
  service.open(null, {});
  await service.experiments(1, {});
  service.points(5, { id: 'a', source: 'log', metric: 'loss' });
  const pending = [
    service.experiments(2, { wait: true }),
    service.series(3, question, []),
    service.lines(8, question),
    service.damage(4, 'a'),
    service.nextPoints(5),
    service.summaries(7, { experiments: ['a'], source: 'log', metrics: null, wait: true }),
  ];
  const settled = Promise.allSettled(pending);
  for (const call of [2, 3, 4, 5, 6, 7, 8]) service.cancel(call);
  for (const outcome of await settled) {
    assert.equal(outcome.status === 'rejected' && (outcome.reason as Error).name, 'AbortError');
  }
  assert.equal(await service.nextPoints(5), null);
});
