import type { ExperimentSummary } from './logbook.js';

/** After this long without a change of any of its files a running experiment is silent: its process is likely gone. */
const silentAfterSeconds = 5 * 60;
/** A running experiment one of whose files changed within this time is being written. */
const beingWrittenSeconds = 60;

type StatusFields = Pick<ExperimentSummary, 'status' | 'modifiedMs'>;

/** Seconds since a running experiment's files last changed; null for one that is not running. */
export function silentSeconds(experiment: StatusFields, nowMs: number): number | null {
  if (experiment.status !== 'running' || experiment.modifiedMs === null) return null;
  return Math.max(0, (nowMs - experiment.modifiedMs) / 1000);
}

/** Whether it says it is running and yet has not changed for 5 minutes. */
export function isSilent(experiment: StatusFields, nowMs: number): boolean {
  return (silentSeconds(experiment, nowMs) ?? 0) >= silentAfterSeconds;
}

/** Whether it is running and changed in the last minute. */
export function isBeingWritten(experiment: StatusFields, nowMs: number): boolean {
  return (silentSeconds(experiment, nowMs) ?? Infinity) <= beingWrittenSeconds;
}
