import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { totalmem, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ResourceSample } from './resource-line.js';
import { ResourceTracker, samplingInterval } from './resource-tracker.js';
import { standInSmi } from './testing/stand-in-smi.js';

const path = process.env.PATH;
let folder: string;
let file: string;
let trackers: ResourceTracker[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'microtrax-tracker-'));
  file = join(folder, 'resources', 'run_resources.jsonl');
  trackers = [];
});

afterEach(() => {
  process.env.PATH = path;
  for (const tracker of trackers) tracker.stop();
  rmSync(folder, { recursive: true, force: true });
});

function track(intervalMs: number, warn: (message: string) => void = assert.fail): ResourceTracker {
  const tracker = new ResourceTracker(file, intervalMs, warn);
  trackers.push(tracker);
  return tracker;
}

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');

/** Whole lines only. */
const linesOf = (path: string): string[] => textOf(path).split('\n').slice(0, -1);

async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await setTimeout(10);
}

test('appends samples, the first with a load that was measured', async () => {
  track(100);
  await until(() => linesOf(file).length >= 2);
  const samples = linesOf(file).map((line) => JSON.parse(line) as ResourceSample);
  for (const { timestamp, cpu_percent: cpu, memory_percent: memory, memory_used_mb: usedMb, ...rest } of samples) {
    assert.ok(Math.abs(timestamp - Date.now() / 1000) < 60);
    assert.ok(cpu >= 0 && cpu <= 100, String(cpu));
    assert.ok(usedMb > 0);
    // To one decimal.
    assert.ok(Math.abs(memory - (100 * usedMb * 1024 * 1024) / totalmem()) < 0.06, String(memory));
    if (!('gpu' in rest)) assert.deepEqual(rest, {});
  }
  assert.ok(samples[1]!.timestamp > samples[0]!.timestamp);
});

test('samples while the script computes without a pause', () => {
  track(100);
  // Nothing is awaited: this thread's event loop stands still.
  while (linesOf(file).length < 3) /* compute */ ;
});

test('asks the nvidia-smi on the PATH for every GPU', async () => {
  process.env.PATH = `${folder}:${path}`;
  standInSmi(folder, { gpus: ['0, 87, 16384, 40960', '1, 3, 512, 40960'] });
  track(100);
  await until(() => linesOf(file).length >= 1);
  assert.deepEqual((JSON.parse(linesOf(file)[0]!) as ResourceSample).gpu, [
    { gpu_id: 0, utilization_percent: 87, memory_percent: 40, memory_used_mb: 16384 },
    { gpu_id: 1, utilization_percent: 3, memory_percent: 1.3, memory_used_mb: 512 },
  ]);
});

/** The pid that a hanging `nvidia-smi` says, once it does. */
const pidIn = (folder: string): number => Number(linesOf(join(folder, 'pid'))[0]);

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that is dead and not yet waited for has no command line.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
  } catch {
    return false;
  }
}

const onLinux = { skip: process.platform !== 'linux', timeout: 60_000 };

test('an nvidia-smi that hangs holds no line back, and is gone after stop()', onLinux, async () => {
  process.env.PATH = `${folder}:${path}`;
  standInSmi(folder, { gpus: [], hangs: true });
  const tracker = track(100);
  await until(() => linesOf(file).length >= 2);
  const pid = pidIn(folder);
  assert.ok(isRunning(pid), 'it is still being waited for');
  tracker.stop();
  await until(() => !isRunning(pid));
});

test('an nvidia-smi that hangs is gone after the process', onLinux, async () => {
  const tracker = new URL('./resource-tracker.ts', import.meta.url).href;
  for (const [index, last] of ['process.exit(3)', "process.kill(process.pid, 'SIGTERM')"].entries()) {
    const bin = join(folder, String(index));
    mkdirSync(bin);
    standInSmi(bin, { gpus: [], hangs: true });
    const code = `
      import { existsSync, readFileSync } from 'node:fs';
      import { ResourceTracker } from ${JSON.stringify(tracker)};
      new ResourceTracker(${JSON.stringify(file)}, 100, () => {});
      const isSaid = () => existsSync(${JSON.stringify(join(bin, 'pid'))});
      const timer = setInterval(() => { if (isSaid()) { clearInterval(timer); ${last}; setInterval(() => {}, 1000); } }, 20);
    `;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
    const env = { ...process.env, PATH: `${bin}:${path}` };
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
    await once(child, 'exit');
    const pid = pidIn(bin);
    assert.ok(pid > 0);
    await until(() => !isRunning(pid));
  }
});

test('does not run in its thread what NODE_OPTIONS preloads for the script', { timeout: 60_000 }, async () => {
  const preload = join(folder, 'preload.cjs');
  const log = join(folder, 'preloads');
  writeFileSync(preload, `require('node:fs').appendFileSync(${JSON.stringify(log)}, 'run\\n');`);
  const tracker = new URL('./resource-tracker.ts', import.meta.url).href;
  const code = `
    import { existsSync } from 'node:fs';
    import { ResourceTracker } from ${JSON.stringify(tracker)};
    new ResourceTracker(${JSON.stringify(file)}, 100, console.error);
    const timer = setInterval(() => { if (existsSync(${JSON.stringify(file)})) process.exit(); }, 20);
  `;
  const script = join(folder, 'script.mjs');
  writeFileSync(script, code);
  const env = { ...process.env, NODE_OPTIONS: `--require ${preload}` };
  const run = async (file: string): Promise<number> => {
    rmSync(log, { force: true });
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    await once(child, 'exit');
    return linesOf(log).length;
  };
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  // The loader of TypeScript may have a thread of its own.
  assert.equal(await run(script), await run(empty));
});

test('fault 14: the resources folder removed while running: one warning, and the folder is not made again', async () => {
  process.env.PATH = `${folder}:${path}`;
  const calls = standInSmi(folder, { gpus: [] });
  const warnings: string[] = [];
  track(100, (message) => warnings.push(message));
  await until(() => linesOf(file).length >= 1);
  rmSync(dirname(file), { recursive: true });
  await until(() => warnings.length > 0);
  const samples = linesOf(calls).length;
  await until(() => linesOf(calls).length >= samples + 2);
  assert.deepEqual(warnings, [`resources are not tracked for now: ${file} is gone`]);
  assert.equal(existsSync(dirname(file)), false);
});

test('tells in stop() what went wrong while the script did not pause', () => {
  process.env.PATH = `${folder}:${path}`;
  const calls = standInSmi(folder, { gpus: [] });
  writeFileSync(dirname(file), 'a file where the folder should be');
  const warnings: string[] = [];
  const tracker = track(100, (message) => warnings.push(message));
  // When the second sample begins, the first has failed.
  while (linesOf(calls).length < 2) /* compute */ ;
  assert.deepEqual(warnings, []);
  tracker.stop();
  assert.equal(warnings.length, 1);
  assert.match(warnings[0]!, /^resources are not tracked for now: /);
});

test('does not keep the process alive, stopped or not, and not where sampling fails', { timeout: 60_000 }, async () => {
  const tracker = new URL('./resource-tracker.ts', import.meta.url).href;
  for (const [place, last] of [
    [file, ''],
    [file, 'tracker.stop();'],
    ['/dev/null/resources.jsonl', 'await new Promise((resolve) => { warned = resolve; });'],
  ]) {
    const code = `
      import { ResourceTracker } from ${JSON.stringify(tracker)};
      let warned = () => {};
      const alive = setInterval(() => {}, 1000);
      const tracker = new ResourceTracker(${JSON.stringify(place)}, 100, () => warned());
      ${last}
      clearInterval(alive);
    `;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    assert.equal(exitCode, 0);
  }
});

test('may be stopped more than once, and at once', () => {
  const tracker = track(100);
  tracker.stop();
  tracker.stop();
});

test('keeps an interval that a timer can keep', () => {
  assert.deepEqual([10_000, 0, -1, 1e12, Infinity, NaN].map(samplingInterval), [
    10_000,
    100,
    100,
    2 ** 31 - 1,
    2 ** 31 - 1,
    10_000,
  ]);
});
