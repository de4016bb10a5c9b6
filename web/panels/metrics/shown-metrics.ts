import type { ExperimentSummary } from '../../../sdk/read/logbook.js';

/**
 * The metrics of the selected experiments, each with the ids of those that logged it, newest first. An experiment
 * whose metrics are not known yet has none.
 */
export function shownMetrics(
  experiments: readonly ExperimentSummary[],
  selected: ReadonlySet<string>,
): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const { id, metrics } of experiments) {
    if (!selected.has(id)) continue;
    for (const metric of metrics ?? []) {
      const ids = shown.get(metric);
      if (ids) ids.push(id);
      else shown.set(metric, [id]);
    }
  }
  return shown;
}
