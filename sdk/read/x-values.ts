import type { MetricColumn } from './metric-column.js';
import type { Rows } from './rows.js';
import type { SeriesX } from './series-query.js';

const metricPrefix = 'metric:';

/** The name of the metric that runs along x; null where it is the step or the time. */
export function xMetricOf(x: SeriesX): string | null {
  return x.startsWith(metricPrefix) ? x.slice(metricPrefix.length) : null;
}

/**
 * The x of each value of a metric; NaN where it has none.
 * @param startTime Unix seconds from which relative time is counted
 */
export function xValuesOf(rows: Rows, column: MetricColumn, x: SeriesX, startTime: number): Float64Array {
  const other = xMetricOf(x);
  if (other !== null) return valuesAtSameStep(rows, column, rows.metrics.get(other));
  if (x === 'step') return stepsOf(rows, column);
  const start = x === 'time' ? startTime : 0;
  const values = new Float64Array(column.length);
  for (let index = 0; index < values.length; index++) values[index] = rows.times.at(column.rowAt(index)) - start;
  return values;
}

/** The step of each value of a metric. */
export function stepsOf(rows: Rows, column: MetricColumn): Float64Array {
  const steps = new Float64Array(column.length);
  for (let index = 0; index < steps.length; index++) steps[index] = rows.steps.at(column.rowAt(index));
  return steps;
}

/**
 * For each value of `column` the value of `other` in the same row, else in the nearest row of the same step; of two
 * equally near rows in the earlier. NaN where it has none there.
 */
function valuesAtSameStep(rows: Rows, column: MetricColumn, other: MetricColumn | undefined): Float64Array {
  const values = new Float64Array(column.length).fill(NaN);
  if (!other) return values;
  let nearest: ((row: number) => number) | null = null;
  for (let index = 0, place = 0; index < values.length; index++) {
    const row = column.rowAt(index);
    while (place < other.length && other.rowAt(place) < row) place++;
    if (place < other.length && other.rowAt(place) === row) {
      values[index] = other.values.at(place);
    } else {
      nearest ??= nearestOfStep(rows, other);
      values[index] = nearest(row);
    }
  }
  return values;
}

/** Finds the value of a metric in the row that is nearest to another row of the same step; NaN where there is none. */
function nearestOfStep(rows: Rows, column: MetricColumn): (row: number) => number {
  const stepAt = (index: number): number => rows.steps.at(column.rowAt(index));
  const order = inOrderOf(column.length, stepAt);
  return (row) => {
    const step = rows.steps.at(row);
    // The first one that comes after the row, by step and then by row.
    let after = 0;
    for (let end = order.length; after < end;) {
      const middle = (after + end) >>> 1;
      const index = order[middle]!;
      const isAfter = stepAt(index) > step || (stepAt(index) === step && column.rowAt(index) > row);
      if (isAfter) end = middle;
      else after = middle + 1;
    }
    let found = NaN;
    let distance = Infinity;
    for (const index of [order[after - 1], order[after]]) {
      if (index === undefined || stepAt(index) !== step) continue;
      const away = Math.abs(column.rowAt(index) - row);
      if (away < distance) found = column.values.at(index);
      distance = Math.min(distance, away);
    }
    return found;
  };
}

/** The numbers below `count` in the order of their keys, equal ones ascending. */
function inOrderOf(count: number, keyOf: (index: number) => number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  const isSorted = order.every((index) => index === 0 || keyOf(index) >= keyOf(index - 1));
  return isSorted ? order : order.sort((one, other) => keyOf(one) - keyOf(other) || one - other);
}
