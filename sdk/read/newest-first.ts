import type { ExperimentSummary } from './logbook.js';

/** The order of a list: by start time, the latest first, then by id; what has no finite start comes last. */
export function newestFirst(first: ExperimentSummary, second: ExperimentSummary): number {
  return startOf(second) - startOf(first) || (first.id < second.id ? 1 : -1);
}

function startOf({ startTime }: ExperimentSummary): number {
  return startTime !== null && Number.isFinite(startTime) ? startTime : -Number.MAX_VALUE;
}
