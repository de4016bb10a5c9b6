import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

const binary = path.join(import.meta.dirname, '../mtx.ts');
const logbooks = path.join(import.meta.dirname, '../../e2e/logbooks');

/** The real program in a process of its own; ended with the test. */
export function start(
  t: TestContext,
  args: string[],
  env: Record<string, string> = {},
  out: 'pipe' | number = 'pipe',
): ChildProcess {
  const { MICROTRAX_LOGDIR: _logdir, MICROTRAX_TOKEN: _token, ...others } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', binary, ...args], {
    env: { ...others, ...env },
    stdio: ['ignore', out, 'pipe'],
  });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

/** Runs it to its end. */
export async function mtx(t: TestContext, args: string[], env: Record<string, string> = {}) {
  const child = start(t, args, env);
  assert.ok(child.stdout && child.stderr);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  assert.doesNotMatch(err, /\n\s+at .*:\d+/, 'no stack traces');
  return { out, err, code: child.exitCode };
}

/** A folder with these files; gone after the test. */
export async function folder(t: TestContext, files: Record<string, string> = {}): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'mtx-cli-'));
  t.after(() => rm(root, { recursive: true }));
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), content);
  }
  return root;
}

/** A copy of one of the real logbooks. */
export async function copyOf(t: TestContext, logbook: string): Promise<string> {
  const root = await folder(t);
  await cp(path.join(logbooks, logbook), root, { recursive: true });
  return root;
}

/** A log line. */
export const log = (data: string, timestamp = '5'): string =>
  `{"type": "log", "timestamp": ${timestamp}, "data": ${data}}\n`;
