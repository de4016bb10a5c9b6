import assert from 'node:assert/strict';
import { linkSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder } from './support/folders.js';
import { hasProcessFigures, processorMs } from './support/process-figures.js';
import { startHostProcess } from './support/servers.js';

const experiments = Array.from({ length: 40 }, (_, index) => `run${index}`);
const rows = 200_000;
const options = { timeout: 100_000, skip: !hasProcessFigures };

/** A host of many long experiments, all of which it has read. */
async function servedLong(t: TestContext): Promise<{ url: string; pid: number }> {
  const line = '{"type": "log", "timestamp": 5, "data": {"loss": 0.123456789}}\n';
  const folder = temporaryFolder(t, { 'experiments/run0.jsonl': line.repeat(rows) });
  const pathOf = (id: string): string => path.join(folder, `experiments/${id}.jsonl`);
  for (const id of experiments.slice(1)) linkSync(pathOf('run0'), pathOf(id));
  const { url, host } = await startHostProcess(t, folder);
  await (await fetch(`${url}/api/experiments`)).arrayBuffer();
  return { url, pid: host.pid ?? assert.fail('it has no process') };
}

/** What the host is busy with until it rests. */
async function busyMs(pid: number, during: () => Promise<unknown>): Promise<number> {
  const start = processorMs(pid);
  await during();
  for (let before = NaN, now = processorMs(pid); now !== before; now = processorMs(pid)) {
    before = now;
    await delay(300);
  }
  return processorMs(pid) - start;
}

test('a big question costs nothing more once its client has left', options, async (t) => {
  const { url, pid } = await servedLong(t);
  const body = JSON.stringify({ experiments, metric: 'loss', widthPx: 4000 });
  const series = (signal?: AbortSignal): Promise<unknown> =>
    fetch(`${url}/api/series`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal }).then(
      (response) => response.arrayBuffer(),
    );
  const points = (signal?: AbortSignal): Promise<unknown> =>
    fetch(`${url}/api/experiments/run0/points?metric=loss`, { signal }).then((response) => response.arrayBuffer());

  for (const [name, ask] of Object.entries({ series, points })) {
    await ask();
    const whole = await busyMs(pid, () => ask());
    const left = await busyMs(pid, async () => {
      const leaving = new AbortController();
      const asked = assert.rejects(ask(leaving.signal), { name: 'AbortError' });
      await delay(30);
      leaving.abort();
      await asked;
    });
    t.diagnostic(`${name}: ${whole} ms of processors' time, ${left} ms where the client left`);
    assert.ok(left < whole / 2, `${name} took ${left} of ${whole} ms`);
  }
});
