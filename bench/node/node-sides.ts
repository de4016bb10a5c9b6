import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../e2e/support/folders.js';
import { installDependencies } from '../../scripts/dependencies.mjs';
import { runLimitMs, type Sample } from '../rounds.js';
import type { Side } from '../sides.js';

const run = promisify(execFile);

/** A fresh process, whose last words are what it measured. */
async function sampleOf(script: string, ...args: string[]): Promise<Sample> {
  const command = [path.join(import.meta.dirname, script), ...args];
  const { stdout } = await run(process.execPath, command, { timeout: runLimitMs, killSignal: 'SIGKILL' });
  return JSON.parse(stdout) as Sample;
}

/** One of the readers beside this file, in a process of its own a run. */
function reader(name: string): Side {
  return { place: 'Node', prepare: async (folder) => () => sampleOf('child.mjs', name, folder) };
}

export const microtrax = reader('microtrax');
export const scriptKernel = reader('script-kernel');
export const jsonLines = reader('json-lines');
export const jsonText = reader('json-text');

export const duckdb: Side = {
  place: 'Node',
  async prepare(folder, scope) {
    if ((await installDependencies('bench')) !== 0) throw new Error('its packages could not be installed');
    return reader('duckdb').prepare(folder, scope);
  },
};

/** Appends to a copy: the data is for others, too. */
export const tail: Side = {
  place: 'Node',
  async prepare(folder, scope) {
    const copy = temporaryFolder(scope, {}, 'tail');
    cpSync(folder, copy, { recursive: true });
    return () => sampleOf('tail.mjs', copy);
  },
};
