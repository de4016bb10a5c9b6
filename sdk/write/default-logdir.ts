import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { logdirOf as choose } from '../format/default-logdir.js';

/** The logbook's folder as an absolute path: the one asked for, else `MICROTRAX_LOGDIR`, else `~/.microtrax`. */
export function logdirOf(asked?: string): string {
  return resolve(choose({ asked, variable: process.env.MICROTRAX_LOGDIR, home: homedir() }));
}

/**
 * The logbook's folder where anything may have been asked for: what is no folder counts as not asked for.
 * @param onNoFolder told why the folder that was asked for, or the one from the environment, is none.
 */
export function anyLogdirOf(asked: unknown, onNoFolder: (error: unknown) => void): string {
  for (const folder of [asked, undefined]) {
    try {
      return logdirOf(folder as string | undefined);
    } catch (error) {
      onNoFolder(error);
    }
  }
  // The working folder was deleted, or nobody has a home: nothing can be opened here, and that is told.
  return '.microtrax';
}
