// Runs one command of a script, and ends it when the script is ended.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs to the end and gives the exit code; a command that cannot be started, was ended by a signal or takes longer
 * than `timeoutMs` gives 1. Its output goes where this script's goes; with `quiet` to nobody, and with `aside` to where
 * this script's errors go.
 * @typedef {{ cwd?: string, env?: Record<string, string>, quiet?: boolean, aside?: boolean, timeoutMs?: number }} RunOptions
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { cwd = root, env = {}, quiet = false, aside = false, timeoutMs } = {}) {
  return new Promise((resolve) => {
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = quiet ? ['ignore', 'ignore', 'inherit'] : ['inherit', aside ? process.stderr : 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio, detached: true });
    // A group of its own: browsers and other processes that a command started, and left behind, end with it.
    const end = (/** @type {NodeJS.Signals} */ signal = 'SIGTERM') => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        // Nobody is left.
      }
    };
    const onSignal = () => {
      end();
      process.exit(130);
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    process.once('SIGINT', onSignal);
    process.once('SIGTERM', onSignal);
    child.once('error', (error) => finish(1, error.message));
    child.once('exit', (code) => finish(code ?? 1));

    function giveUp() {
      console.error(
        `${command} ${args[0] ?? ''} took longer than ${Math.round((timeoutMs ?? 0) / 1000)} s and was ended.`,
      );
      end('SIGKILL');
    }
    /** @param {number} code @param {string} [message] */
    function finish(code, message) {
      clearTimeout(timer);
      end('SIGKILL');
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      if (message) console.error(message);
      resolve(code);
    }
  });
}
