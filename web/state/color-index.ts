import type { ExperimentSummary } from '../../sdk/read/logbook.js';

/**
 * Gives each experiment that has none yet the number after the highest, the one that started first going first. While
 * some starts are not known yet, ids decide: an id begins with its start. Numbers that were given stay, also those
 * of experiments that are gone: a colour never moves to another experiment.
 * @returns the same map where there is nothing to give.
 */
export function extendColorIndex(
  given: ReadonlyMap<string, number>,
  experiments: readonly ExperimentSummary[],
): ReadonlyMap<string, number> {
  const fresh = experiments.filter(({ id }) => !given.has(id));
  if (fresh.length === 0) return given;
  const areStartsKnown = fresh.every(({ startTime, exact }) => startTime !== null || exact);
  fresh.sort(areStartsKnown ? byStart : byId);
  const extended = new Map(given);
  let next = 0;
  for (const number of given.values()) next = Math.max(next, number + 1);
  for (const { id } of fresh) extended.set(id, next++);
  return extended;
}

function byStart(one: ExperimentSummary, other: ExperimentSummary): number {
  const [a, b] = [one.startTime ?? Infinity, other.startTime ?? Infinity];
  return a === b ? byId(one, other) : a < b ? -1 : 1;
}

const byId = (one: ExperimentSummary, other: ExperimentSummary): number => (one.id < other.id ? -1 : 1);
