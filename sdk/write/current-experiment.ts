import { Experiment, type InitOptions } from './experiment.js';
import { Warnings } from './warnings.js';

const warnings = new Warnings();
let current: Experiment | null = null;

/**
 * Begins an experiment, which `log()` and `finish()` then speak of; the one before is finished.
 * @param logdir the logbook's folder, created where missing; else `MICROTRAX_LOGDIR`, else `~/.microtrax`.
 */
export function init(logdir?: string, options?: InitOptions): Experiment {
  current?.finish();
  current = new Experiment(logdir, options ?? {});
  return current;
}

/** Writes one row of the current experiment: `log({ loss, accuracy })`, with a `step` or counted. */
export function log(data: object): void {
  if (current) current.log(data);
  else warnings.warn('log', 'log() was called before init(); what is logged now is lost');
}

/** Marks the current experiment completed. */
export function finish(): void {
  if (current) current.finish();
  else warnings.warn('finish', 'finish() was called before init()');
}
