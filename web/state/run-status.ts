import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { isSilent, silentSeconds } from '../../sdk/read/status.js';

export { isBeingWritten } from '../../sdk/read/status.js';

/** The five words for how an experiment is; a file may say others. */
export const runStatuses = ['running', 'completed', 'interrupted', 'recovered', 'silent'] as const;
export type RunStatus = (typeof runStatuses)[number];

type RunFields = Pick<ExperimentSummary, 'status' | 'modifiedMs'>;

/** Whether it says that it is running, and has not fallen silent. */
export function isAlive(experiment: RunFields, nowMs: number): boolean {
  return experiment.status === 'running' && !isSilent(experiment, nowMs);
}

/** For how many seconds nothing has come of one that says it is running; null where it has not fallen silent. */
export function silence(experiment: RunFields, nowMs: number): number | null {
  return isSilent(experiment, nowMs) ? silentSeconds(experiment, nowMs) : null;
}

/** The file's own word, or that a running one has fallen silent; null for a word that is not one of ours, or none. */
export function runStatus(experiment: RunFields, nowMs: number): RunStatus | null {
  if (isSilent(experiment, nowMs)) return 'silent';
  return runStatuses.find((status) => status === experiment.status) ?? null;
}

/**
 * How long it ran, or has run so far, seconds; null where that is not known. When its file changed says nothing of it: a copy
 * has a time of its own.
 */
export function runSeconds(
  experiment: RunFields & Pick<ExperimentSummary, 'startTime' | 'endTime'>,
  nowMs: number,
): number | null {
  const { startTime, endTime } = experiment;
  const end = endTime ?? (isAlive(experiment, nowMs) ? nowMs / 1000 : null);
  return startTime === null || end === null || end < startTime ? null : end - startTime;
}
