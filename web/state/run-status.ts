import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { isSilent, silentSeconds } from '../../sdk/read/status.js';

type RunFields = Pick<ExperimentSummary, 'status' | 'modifiedMs'>;

/** Whether it says that it is running, and has not fallen silent. */
export function isAlive(experiment: RunFields, nowMs: number): boolean {
  return experiment.status === 'running' && !isSilent(experiment, nowMs);
}

/** For how many seconds nothing has come of one that says it is running; null where it has not fallen silent. */
export function silence(experiment: RunFields, nowMs: number): number | null {
  return isSilent(experiment, nowMs) ? silentSeconds(experiment, nowMs) : null;
}
