import type { ExperimentSummary } from '../../sdk/read/logbook.js';

/**
 * Gives each experiment that has none yet the next free number, the one that started first going first. Numbers
 * that were given stay, also those of experiments that are gone: a colour never moves to another experiment.
 * @returns the same map where there is nothing to give.
 */
export function extendColorIndex(
  given: ReadonlyMap<string, number>,
  experiments: readonly ExperimentSummary[],
): ReadonlyMap<string, number> {
  const fresh = experiments.filter(({ id }) => !given.has(id)).sort(byStart);
  if (fresh.length === 0) return given;
  const extended = new Map(given);
  for (const { id } of fresh) extended.set(id, extended.size);
  return extended;
}

function byStart(one: ExperimentSummary, other: ExperimentSummary): number {
  const [a, b] = [one.startTime ?? Infinity, other.startTime ?? Infinity];
  if (a !== b) return a < b ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
