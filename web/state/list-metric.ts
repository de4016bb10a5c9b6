import type { ExperimentSummary } from '../../sdk/read/logbook.js';

/** The default is looked for in so many of the newest: a logbook's experiments have mostly the same metrics. */
const looksAt = 50;

/** The metric whose values stand in the list: the chosen one, else the first that looks like a loss; empty is none. */
export function listMetricOf(experiments: readonly Pick<ExperimentSummary, 'metrics'>[], chosen: string): string {
  if (chosen) return chosen;
  const metrics = [...new Set(experiments.slice(0, looksAt).flatMap(({ metrics: all }) => all ?? []))].sort();
  const first = (pattern: RegExp): string | undefined => metrics.find((metric) => pattern.test(metric));
  return first(/^(val|valid|validation|eval|test)\b.*loss/i) ?? first(/(^|\W)loss$/i) ?? first(/loss/i) ?? '';
}
