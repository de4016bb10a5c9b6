import type { ExperimentSummary } from '../../../sdk/read/logbook.js';

/**
 * The metrics of these experiments, each with the ids of those that logged it, in their order. An experiment whose
 * metrics are not known yet has none.
 */
export function shownMetrics(selected: Iterable<Pick<ExperimentSummary, 'id' | 'metrics'>>): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  for (const { id, metrics } of selected) {
    for (const metric of metrics ?? []) {
      const ids = shown.get(metric);
      if (ids) ids.push(id);
      else shown.set(metric, [id]);
    }
  }
  return shown;
}
