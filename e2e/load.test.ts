import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { dataFolder } from '../bench/data/data-folder.js';
import { dataSets, type DataSet } from '../bench/data/data-sets.js';
import { projectFolder, temporaryFolder } from './support/folders.js';
import type { LoadFigures } from './support/load-clients.js';
import { hasProcessFigures, memoryMb } from './support/process-figures.js';
import { startHostProcess } from './support/servers.js';

const isLong = Boolean(process.env.MICROTRAX_LONG);
const clients = 50;
/** Each of these grows by ten lines a second. */
const growing = 20;
const lineEveryMs = 100;
const settleMs = isLong ? 20_000 : 2_000;
const measureMs = isLong ? 60_000 : 5_000;
const probeEveryMs = 50;
/** Cards that are in view at once. */
const metrics = ['train/loss', 'train/accuracy', 'val/loss', 'val/accuracy'];

/** What the health of a host that is asked much may take. */
const healthLimitMs = 50;
/** Memory is flat where half the time adds less than this; in a few seconds a single collection shows. */
const flatShare = isLong ? 0.05 : 0.3;
/** The small logbook has a few MB, with which a host takes about 90 MB. */
const smallLimitMb = 300;

test('50 pages follow 20 growing experiments', { timeout: 300_000 }, async (t) => {
  const folder = makeLogbook(t);
  const { url, host } = await startHostProcess(t, folder);
  const pid = host.pid ?? assert.fail('it has no process');
  await (await fetch(`${url}/api/experiments`)).arrayBuffer();
  const latest = startClients(t, url);
  const writing = startWriting(folder);
  t.after(() => writing.stop());

  await delay(settleMs);
  const before = latest();
  const healthMs: number[] = [];
  const memory: number[] = [];
  const endMs = performance.now() + measureMs;
  while (performance.now() < endMs) {
    const startedMs = performance.now();
    const response = await fetch(`${url}/api/health`);
    assert.equal(response.status, 200);
    await response.arrayBuffer();
    healthMs.push(performance.now() - startedMs);
    if (hasProcessFigures) memory.push(memoryMb(pid));
    await delay(probeEveryMs);
  }
  while (latest().hearing < clients) await delay(100);
  const after = latest();
  writing.stop();

  const p95 = quantile(healthMs, 0.95);
  const { share, lastMb } = growthOf(memory.slice(memory.length / 2));
  const seconds = measureMs / 1000;
  t.diagnostic(`health: median ${quantile(healthMs, 0.5).toFixed(1)} ms, 95th percentile ${p95.toFixed(1)} ms`);
  t.diagnostic(`memory: ${lastMb.toFixed(0)} MB, ${(100 * share).toFixed(1)} % more over the last half`);
  t.diagnostic(
    `a second: ${((after.series - before.series) / seconds).toFixed(0)} series, ` +
      `${((after.lists - before.lists) / seconds).toFixed(0)} lists, ${writing.linesPerSecond().toFixed(0)} lines`,
  );
  assert.deepEqual(after.errors, []);
  assert.ok(after.series > before.series && after.lists > before.lists, 'nothing was answered');
  if (hasProcessFigures) {
    assert.ok(share < flatShare, `memory grew by ${100 * share} % in the last half`);
    assert.ok(isLong || lastMb < smallLimitMb, `it takes ${lastMb} MB`);
  }
  if (isLong) assert.ok(p95 < healthLimitMs, `the 95th percentile is ${p95} ms`);
});

function makeLogbook(t: TestContext): string {
  const folder = temporaryFolder(t);
  const small: DataSet = { ...dataSets.logbook, name: 'small', experiments: growing, until: { rows: 1000 } };
  const made = isLong ? dataFolder(dataSets.logbook) : dataFolder(small, temporaryFolder(t));
  cpSync(made.folder, folder, { recursive: true });
  return folder;
}

/** Gives what the clients said last. */
function startClients(t: TestContext, url: string): () => LoadFigures {
  const args = [url, String(clients), ...metrics];
  const child = fork(projectFolder('e2e/support/load-clients.ts'), args, { execArgv: ['--import', 'tsx'] });
  t.after(() => void child.kill('SIGKILL'));
  let latest: LoadFigures = { hearing: 0, series: 0, lists: 0, errors: [] };
  child.on('message', (figures: LoadFigures) => (latest = figures));
  child.on('exit', (code) => latest.errors.push(`The clients ended with ${code}`));
  return () => latest;
}

/** Appends to the newest experiments until it is stopped. */
function startWriting(folder: string): { linesPerSecond: () => number; stop: () => void } {
  const experiments = path.join(folder, 'experiments');
  const files = readdirSync(experiments).sort().slice(-growing);
  const startedMs = performance.now();
  let lines = 0;
  const timer = setInterval(() => {
    for (const file of files) {
      const data = { step: 20_000 + lines, ...Object.fromEntries(metrics.map((metric) => [metric, Math.random()])) };
      const line = { type: 'log', timestamp: Date.now() / 1000, data };
      appendFileSync(path.join(experiments, file), `${JSON.stringify(line)}\n`);
      lines += 1;
    }
  }, lineEveryMs);
  return {
    linesPerSecond: () => (1000 * lines) / (performance.now() - startedMs),
    stop: () => clearInterval(timer),
  };
}

function quantile(values: number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(share * (values.length - 1))] ?? NaN;
}

/** By which share of their mean values grow from first to last, along the line that fits them best (least squares). */
function growthOf(values: number[]): { share: number; lastMb: number } {
  const { length } = values;
  const mean = values.reduce((sum, value) => sum + value, 0) / length;
  const middle = (length - 1) / 2;
  let rise = 0;
  let run = 0;
  values.forEach((value, index) => {
    rise += (index - middle) * (value - mean);
    run += (index - middle) ** 2;
  });
  return { share: ((rise / run) * length) / mean, lastMb: values.at(-1) ?? NaN };
}
