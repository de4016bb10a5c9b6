import type { MetricColumn } from './metric-column.js';
import type { Rows } from './rows.js';
import { sectionsOf, type Sections } from './sections.js';
import type { SeriesX } from './series-query.js';
import { stepsOf, xMetricOf, xValuesOf } from './x-values.js';

/** The points of a metric along an axis, in file order. */
export interface Line {
  /** All of them; x is NaN where a point has no place on the axis. */
  logged: { x: Float64Array; y: Float64Array };
  /** Those that have a place: all x are finite. */
  x: Float64Array;
  y: Float64Array;
  /** Null where nothing smooths them. */
  smoothed: Float64Array | null;
  /** Whether x never decreases within a section. */
  isAscending: boolean;
  /** Of those that have a place. */
  sections: Sections;
}

/**
 * @param startTime Unix seconds from which relative time is counted
 * @param smoothed the smoothed value of each value of the column
 */
export function lineOf(
  rows: Rows,
  column: MetricColumn,
  x: SeriesX,
  startTime: number,
  smoothed: Float64Array | null,
): Line {
  const logged = { x: xValuesOf(rows, column, x, startTime), y: column.values.toArray() };
  // The values of another metric may go back while the run goes on.
  const isAscending = xMetricOf(x) === null;
  const progress = isAscending ? logged.x : stepsOf(rows, column);
  const placed = placesOf(logged.x);
  const pick = (values: Float64Array): Float64Array =>
    placed ? Float64Array.from(placed, (index) => values[index]!) : values;
  return {
    logged,
    x: pick(logged.x),
    y: pick(logged.y),
    smoothed: smoothed && pick(smoothed),
    isAscending,
    sections: sectionsOf(pick(progress)),
  };
}

/** The places of the finite ones; null where all are. */
function placesOf(values: Float64Array): Uint32Array | null {
  let count = 0;
  for (let index = 0; index < values.length; index++) if (Number.isFinite(values[index])) count += 1;
  if (count === values.length) return null;
  const places = new Uint32Array(count);
  let place = 0;
  for (let index = 0; index < values.length; index++) if (Number.isFinite(values[index])) places[place++] = index;
  return places;
}
