import assert from 'node:assert/strict';
import { link } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import path from 'node:path';
import test from 'node:test';
import type { ExperimentListRecord } from '../sdk/protocol/experiment-record.js';
import { openInNodeThreads } from './node-threads.js';
import { startHost } from './server.js';
import { folder, log } from './testing/mtx-process.js';

const big = Array.from({ length: 24 }, (_, index) => `big${index}`);
const bigLines = 600_000;

test('big questions keep no small one waiting', { timeout: 100_000 }, async (t) => {
  const root = await folder(t, {
    'experiments/big0.jsonl': log('{"loss": 0.123456789012345}').repeat(bigLines),
    'experiments/small.jsonl': log('{"loss": 1}'),
  });
  const pathOf = (id: string): string => path.join(root, `experiments/${id}.jsonl`);
  for (const id of big.slice(1)) await link(pathOf('big0'), pathOf(id));
  const logbook = await openInNodeThreads(root, 2);
  const facts = { version: '0.0.0', readOnly: true };
  const host = await startHost({ logbook, facts, host: 'localhost', port: 0, page: root });
  t.after(async () => {
    await host.close();
    logbook.close();
  });

  const answered: string[] = [];
  const health = async (): Promise<void> => {
    assert.equal((await fetch(`${host.url}api/health`)).status, 200);
    answered.push('health');
  };
  const series = async (id: string): Promise<void> => {
    const body = JSON.stringify({ experiments: [id], metric: 'loss', wait: true });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${host.url}api/series`, { method: 'POST', headers, body });
    assert.equal(response.status, 200);
    await response.arrayBuffer();
    answered.push(id);
  };
  const isReading = async (): Promise<boolean> => {
    const response = await fetch(`${host.url}api/experiments?wait=false`);
    const { experiments } = (await response.json()) as ExperimentListRecord;
    return big.some((id) => (experiments[id]?.read_bytes ?? 0) > 0);
  };

  const bigSeries = Promise.all(big.map(series));
  while (!(await isReading())) continue;
  await Promise.all([health(), series('small')]);
  await bigSeries;
  for (const name of ['health', 'small']) {
    assert.ok(answered.indexOf(name) < big.length / 2, `${name} was answered after ${answered.join(', ')}`);
  }

  // Every point has been asked for, and comes no further than it is taken.
  const points = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${host.url}api/experiments/big0/points?metric=loss`, resolve).on('error', reject);
  });
  await Promise.all([health(), series('small')]);
  assert.equal(points.complete, false);
  points.destroy();
  await Promise.all([health(), series('small')]);
});
