import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The logbook's absolute path: the one asked for, else `MICROTRAX_LOGDIR`, else `~/.microtrax`. */
export function logdirOf(asked?: string): string {
  return resolve(expandHome(asked || process.env.MICROTRAX_LOGDIR || '~/.microtrax'));
}

/** A shell expands `~` only where it sees it; a folder that is really called `~` is never meant. */
function expandHome(path: string): string {
  return path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path;
}
