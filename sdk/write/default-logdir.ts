import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { logdirOf as choose } from '../format/default-logdir.js';

/** The logbook's folder as an absolute path: the one asked for, else `MICROTRAX_LOGDIR`, else `~/.microtrax`. */
export function logdirOf(asked?: string): string {
  return resolve(choose({ asked, variable: process.env.MICROTRAX_LOGDIR, home: homedir() }));
}
