import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseJson, type Json } from './format/json.js';

type Entry = { [key: string]: Json };

const sdk = new URL('./index.ts', import.meta.url).href;
/** Far more than a script here takes; one that hangs must end before the tests do. */
const timeoutMs = 60_000;
const project = fileURLToPath(new URL('..', import.meta.url));

function scratchFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'mtx-sdk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes a training script that has the SDK as `mtx`, as a person has it. */
function scriptOf(folder: string, body: string): string {
  const script = join(folder, 'train.mts');
  writeFileSync(script, `import * as mtx from ${JSON.stringify(sdk)};\n${body}`);
  return script;
}

function run(t: TestContext, body: string, env: NodeJS.ProcessEnv = {}): { stderr: string; stdout: string } {
  const script = scriptOf(scratchFolder(t), body);
  const options = {
    cwd: project,
    env: { ...process.env, MICROTRAX_LOGDIR: undefined, ...env },
    encoding: 'utf8',
    timeout: timeoutMs,
  } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script], options);
  assert.equal(status, 0, stderr);
  return { stdout, stderr };
}

/** The lines of each experiment, oldest first. */
function experimentsIn(logdir: string): string[][] {
  const folder = join(logdir, 'experiments');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').split('\n'));
  const startOf = (lines: string[]): number => (parseJson(lines[0]!) as Entry).start_time as number;
  return texts.sort((one, other) => startOf(one) - startOf(other));
}

test('three lines are a training script', (t) => {
  const home = scratchFolder(t);
  const { stderr } = run(t, 'mtx.init(); mtx.log({ loss: 0.5 }); mtx.finish();', { HOME: home });
  assert.equal(stderr, '');
  const [lines] = experimentsIn(join(home, '.microtrax'));
  assert.equal(lines!.length, 4);
  assert.deepEqual((parseJson(lines![1]!) as Entry).data, { loss: 0.5, step: 0 });
});

test('MICROTRAX_LOGDIR says where, and an argument says it louder', (t) => {
  const [home, byVariable, byArgument] = [scratchFolder(t), scratchFolder(t), scratchFolder(t)];
  const env = { HOME: home, MICROTRAX_LOGDIR: byVariable };
  run(t, 'mtx.init(); mtx.finish();', env);
  run(t, `mtx.init(${JSON.stringify(byArgument)}); mtx.finish();`, env);
  run(t, `mtx.init('~/under/home'); mtx.finish();`, env);
  assert.equal(experimentsIn(byVariable).length, 1);
  assert.equal(experimentsIn(byArgument).length, 1);
  assert.equal(experimentsIn(join(home, 'under/home')).length, 1);
  assert.deepEqual(readdirSync(home), ['under']);
});

test('a second init finishes the first experiment', (t) => {
  const logdir = scratchFolder(t);
  const body = `
    const first = mtx.init(process.env.LOGDIR, { name: 'first' });
    mtx.log({ loss: 1 });
    const second = mtx.init(process.env.LOGDIR, { name: 'second' });
    mtx.log({ loss: 2 });
    second.log({ loss: 3 });
    mtx.finish();
    console.log(first.id === second.id);`;
  assert.equal(run(t, body, { LOGDIR: logdir }).stdout, 'false\n');
  const summary = experimentsIn(logdir).map((lines) => {
    const entries = lines.slice(0, -1).map((line) => parseJson(line) as Entry);
    const losses = entries.flatMap(({ data }) => (data ? [(data as Entry).loss] : []));
    return { name: entries[0]!.name, losses, status: entries.at(-1)!.status };
  });
  assert.deepEqual(summary, [
    { name: 'first', losses: [1], status: 'completed' },
    { name: 'second', losses: [2, 3], status: 'completed' },
  ]);
});

test('log and finish before init warn once each, and do no harm', (t) => {
  const home = scratchFolder(t);
  const { stderr } = run(t, 'mtx.log({ loss: 1 }); mtx.log({ loss: 2 }); mtx.finish(); mtx.finish();', { HOME: home });
  assert.deepEqual(stderr.match(/microtrax: \w+\(\)/g), ['microtrax: log()', 'microtrax: finish()']);
  assert.deepEqual(readdirSync(home), []);
});

test('a killed process loses no row that log returned from', (t) => {
  const logdir = scratchFolder(t);
  const body = `
    mtx.init(process.env.LOGDIR);
    for (let row = 0; row < 1000; row++) mtx.log({ row });
    process.kill(process.pid, 'SIGKILL');`;
  const script = scriptOf(scratchFolder(t), body);
  const { signal } = spawnSync(process.execPath, ['--import', 'tsx', script], {
    cwd: project,
    env: { ...process.env, LOGDIR: logdir },
    timeout: timeoutMs,
  });
  assert.equal(signal, 'SIGKILL');
  const rows = experimentsIn(logdir)[0]!.slice(1, -1);
  assert.deepEqual(
    rows.map((line) => (parseJson(line) as Entry).data),
    Array.from({ length: 1000 }, (_, row) => ({ row, step: row })),
  );
});

/** The shell bounds the size of files, as a full disk does; the script lifts the bound itself, as one frees a disk. */
const canBoundFiles = existsSync('/usr/bin/prlimit') && existsSync('/bin/bash');

test('a full disk costs rows, not the training, and what fits again is whole', { skip: !canBoundFiles }, (t) => {
  const logdir = scratchFolder(t);
  const body = `
    import { execFileSync } from 'node:child_process';
    mtx.init(process.env.LOGDIR);
    for (let row = 0; row < 3000; row++) mtx.log({ row });
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited']);
    mtx.log({ row: 'after' });
    mtx.finish();`;
  const script = scriptOf(scratchFolder(t), body);
  const command = `trap '' XFSZ; ulimit -S -f 200; exec "$0" --import tsx "$1"`;
  const { status, stderr } = spawnSync('/bin/bash', ['-c', command, process.execPath, script], {
    cwd: project,
    env: { ...process.env, LOGDIR: logdir },
    encoding: 'utf8',
    timeout: timeoutMs,
  });
  assert.equal(status, 0, stderr);
  assert.equal(stderr.match(/a line cannot be written/g)?.length, 1);
  const lines = experimentsIn(logdir)[0]!;
  const rows = lines.slice(1, -4);
  assert.match(stderr, new RegExp(`lost ${3000 - rows.length} of the 3001 lines that it was given`));
  assert.ok(rows.length > 1000 && rows.length < 3000);
  rows.forEach((line, index) => assert.deepEqual((parseJson(line) as Entry).data, { row: index, step: index }));
  const [torn, after, end, rest] = lines.slice(-4);
  assert.throws(() => parseJson(torn!), SyntaxError);
  assert.deepEqual((parseJson(after!) as Entry).data, { row: 'after', step: 3000 });
  assert.equal((parseJson(end!) as Entry).total_steps, 3001);
  assert.equal(rest, '');
});
