import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { projectFolder } from '../../e2e/support/folders.js';
import { startHost } from '../../e2e/support/servers.js';
import { dataSets } from '../data/data-sets.js';
import { Ends } from '../ends.js';
import { runLimitMs } from '../rounds.js';
import type { Side } from '../sides.js';

const { experiments, until } = dataSets.logbook;
const peakMemory = pathToFileURL(path.join(import.meta.dirname, 'peak-memory.mjs')).href;

/** `mtx list`, from its start to its end; its memory is that of a second run, which nothing is timed of. */
export const mtxList: Side = {
  place: 'mtx',
  prepare: async (folder) => async () => {
    const beginMs = performance.now();
    await list(folder);
    const ms = performance.now() - beginMs;
    return { ms, peakMb: Number(await list(folder, '--import', peakMemory)) };
  },
};

/** Runs it and gives what came on descriptor 3. */
async function list(folder: string, ...nodeOptions: string[]): Promise<string> {
  const command = [...nodeOptions, projectFolder('dist/bin/mtx.js'), 'list', '-f', folder];
  const options = { timeout: runLimitMs, killSignal: 'SIGKILL' } as const;
  const child = spawn(process.execPath, command, { ...options, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  const ended = once(child, 'close');
  const outputs = [child.stdio[1], child.stdio[3]] as Readable[];
  const [table = '', said = ''] = await Promise.all(outputs.map((output) => text(output)));
  await ended;
  assert.equal(child.exitCode, 0, 'mtx list failed');
  // One of them is the head of the table.
  assert.equal(table.trimEnd().split('\n').length, experiments + 1);
  return said;
}

/** What is looked at of an experiment in the host's answer. */
interface Listed {
  log_count: number;
}

/** `mtx serve`, from its start until its list of experiments, every line of them read, has arrived. */
export const mtxServe: Side = {
  place: 'mtx',
  prepare: async (folder) => async () => {
    const ends = new Ends();
    try {
      const beginMs = performance.now();
      const url = await startHost(ends, folder);
      const answer = await fetch(new URL('/api/experiments', url), { signal: AbortSignal.timeout(runLimitMs) });
      const list = await answer.text();
      const ms = performance.now() - beginMs;
      const listed = Object.values((JSON.parse(list) as { experiments: { [id: string]: Listed } }).experiments);
      assert.equal(listed.length, experiments);
      for (const { log_count: count } of listed) assert.equal(count, until.rows, 'every line was read');
      return { ms };
    } finally {
      await ends.end();
    }
  },
};
