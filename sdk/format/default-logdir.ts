/** What may say where a logbook is. */
export interface LogdirChoice {
  /** The folder that was asked for. */
  asked?: string;
  /** The value of the environment variable `MICROTRAX_LOGDIR`. */
  variable: string | undefined;
  /** The person's home folder. */
  home: string;
}

/**
 * The logbook's folder: the one asked for, else that of the variable, else `~/.microtrax`; what is empty says
 * nothing. It may be relative. A `~` at its beginning is the home folder, for a shell expands it only where it sees
 * it, and a folder that is really called `~` is never meant.
 */
export function logdirOf({ asked, variable, home }: LogdirChoice): string {
  const folder = asked || variable || '~/.microtrax';
  return folder === '~' || folder.startsWith('~/') ? home + folder.slice(1) : folder;
}
