import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch-folder.js';

const sdk = new URL('../index.ts', import.meta.url).href;
const project = fileURLToPath(new URL('../..', import.meta.url));
/** Far more than a script takes; one that hangs must end before the tests do. */
const timeoutMs = 60_000;

export interface ScriptOptions {
  /** The logbook, which the script finds in `LOGDIR`. */
  logdir?: string;
  cwd?: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  /** Called each time the script says `ready` on its output. */
  onReady?: (child: ChildProcess) => void;
}

export interface ScriptEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Runs a training script to its end. It has the SDK as `mtx`, as a person has it, and its logbook as `logdir`. */
export async function runScript(t: TestContext, body: string, options: ScriptOptions = {}): Promise<ScriptEnd> {
  const script = join(scratchFolder(t), 'train.mts');
  writeFileSync(
    script,
    `import * as mtx from ${JSON.stringify(sdk)};\nconst logdir = process.env.LOGDIR;\nconst quiet = { trackResources: false };\n${body}`,
  );
  const { logdir, cwd = project, args = [], env = {}, onReady } = options;
  const tsx = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, script, ...args], {
    cwd,
    env: { ...process.env, MICROTRAX_LOGDIR: undefined, LOGDIR: logdir, ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  const said = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
    for (let count = text.split('ready\n').length - 1; count > 0; count--) onReady?.(child);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, ...said };
}
