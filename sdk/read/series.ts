import { decimate, type Drawing, type Points } from './decimator.js';
import type { Line } from './line.js';
import { PixelColumns, placesAbove } from './pixel-columns.js';
import { quantilesOf } from './quantiles.js';
import type { Polyline, SeriesQuery, Trace, TraceStats } from './series-query.js';
import { countValue, emptyStats } from './value-stats.js';

/** What of a question says how a line is drawn. */
export type DrawingQuery = Pick<SeriesQuery, 'window' | 'widthPx' | 'xScale' | 'yScale'>;

/** One experiment's line: as few points as show every extreme, where it was smoothed those of both lines. */
export function traceOf(
  id: string,
  { logged, x, y, smoothed, isAscending, sections }: Line,
  query: DrawingQuery & Pick<SeriesQuery, 'quantiles'>,
  complete: boolean,
): Trace {
  const stats = statsOf(logged, query.quantiles ?? null);
  const drawing = drawingOf(query, x, stats, logged.x.length);
  const asLogged = { x, y, isAscending };
  const points = smoothed ? { ...asLogged, y: smoothed } : asLogged;
  const drawn = decimate(points, sections, drawing);
  const behind = smoothed ? decimate(asLogged, sections, drawing) : drawn;
  const { marks, segments, abandoned } = drawn;
  return {
    id,
    ...polylineOf(points, drawn.indices, segments),
    abandoned: Uint8Array.from(abandoned),
    raw: smoothed && polylineOf(asLogged, behind.indices, behind.segments),
    unplaced: behind.unplaced,
    nonFinite: {
      x: valuesAt(x, marks.indices),
      kind: Uint8Array.from(marks.kinds),
      before: Uint32Array.from(marks.before),
    },
    stats,
    rewinds: sections.rewinds,
    complete,
  };
}

/**
 * How points are drawn, where a question names no window on all of them.
 * @param count how many points there are, also without a place
 */
export function drawingOf(
  { window, widthPx, xScale = 'linear', yScale = 'linear' }: DrawingQuery,
  x: Float64Array,
  { xMin, xMax }: Pick<TraceStats, 'xMin' | 'xMax'>,
  count: number,
): Drawing {
  const range = window ?? ([xMin, xMax] as const);
  const lowest = xScale === 'linear' || range[0] > 0 ? range[0] : lowestAbove(x, placesAbove(xScale));
  // Where there are no more points than pixel columns there is nothing to be left out, however close they are.
  return { pixels: new PixelColumns(range, widthPx, xScale, lowest), xScale, yScale, isWhole: count <= widthPx };
}

export function polylineOf(
  { x, y }: Pick<Points, 'x' | 'y'>,
  indices: readonly number[],
  segments: readonly number[],
): Polyline {
  return { x: valuesAt(x, indices), y: valuesAt(y, indices), segments: Uint32Array.from(segments) };
}

export function valuesAt(values: Float64Array, indices: readonly number[]): Float64Array {
  const picked = new Float64Array(indices.length);
  for (let index = 0; index < picked.length; index++) picked[index] = values[indices[index]!]!;
  return picked;
}

function statsOf({ x, y }: Line['logged'], shares: readonly [number, number] | null): TraceStats {
  const stats = emptyStats();
  let xMin = NaN;
  let xMax = NaN;
  for (let index = 0; index < y.length; index++) {
    const value = y[index]!;
    // Most values are between those before.
    if (!(value >= stats.min && value <= stats.max)) countValue(stats, value);
    const at = x[index]!;
    if (at >= xMin && at <= xMax) continue;
    if (!Number.isFinite(at)) continue;
    if (!(at >= xMin)) xMin = at;
    if (!(at <= xMax)) xMax = at;
  }
  return {
    ...stats,
    count: y.length,
    last: y.at(-1) ?? NaN,
    lastX: x.at(-1) ?? NaN,
    xMin,
    xMax,
    quantiles: shares && quantilesOf(y, shares),
  };
}

/** The lowest value above the floor; NaN where there is none. */
function lowestAbove(values: Float64Array, floor: number): number {
  let lowest = NaN;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value > floor && !(value >= lowest)) lowest = value;
  }
  return lowest;
}
