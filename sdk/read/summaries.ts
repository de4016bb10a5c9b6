import type { MetricFigures, MetricSummary } from './logbook.js';
import type { MetricColumn } from './metric-column.js';
import type { Rows } from './rows.js';
import { countValue, emptyStats } from './value-stats.js';

/** What has been counted of columns: of one that has grown since, only the new values are looked at. */
const counted = new WeakMap<MetricColumn, { figures: MetricFigures; revision: number }>();

/**
 * Figures over all points of these metrics, in their order, or of all that there are, sorted, one after another; none
 * where a metric has no point.
 */
export function* summariesOf(
  id: string,
  rows: Rows,
  metrics: readonly string[] | null,
  complete: boolean,
): Generator<MetricSummary> {
  for (const metric of metrics ?? [...rows.metrics.keys()].sort()) {
    const column = rows.metrics.get(metric);
    if (column && column.length > 0) yield { id, metric, ...figuresOf(column, rows), complete };
  }
}

function figuresOf(column: MetricColumn, rows: Rows): MetricFigures {
  const { revision } = column;
  const before = counted.get(column);
  const figures =
    before?.revision === revision ? before.figures : { ...emptyStats(), minStep: NaN, maxStep: NaN, lastStep: NaN };
  const stepAt = (index: number): number => rows.steps.at(column.rowAt(index));
  for (let index = figures.count; index < column.length; index++) {
    const { min, max } = figures;
    countValue(figures, column.values.at(index));
    if (!Object.is(figures.min, min)) figures.minStep = stepAt(index);
    if (!Object.is(figures.max, max)) figures.maxStep = stepAt(index);
  }
  figures.lastStep = stepAt(column.length - 1);
  counted.set(column, { figures, revision });
  return figures;
}
