import type { Band } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartCurve, ChartLine, XKind } from './chart-line.js';
import { nearestIndexAt } from './nearest-place.js';
import { nearestIndex, nearestPoint, type DrawnPoint } from './nearest-point.js';
import { leftOf, topOf, type Place, type PlotLayout } from './plot-layout.js';
import { hasPlace, valueAt } from './range.js';

/** What comes first in a tooltip: the line nearest to the pointer, or the highest value. */
export type TooltipOrder = 'nearest' | 'value';

/** A line or band at the crosshair, and where its point is; `top` is NaN for a value that has no place. */
export interface HoverRow extends Place {
  /** How far it is from the place that was asked for, CSS pixels; infinite for a value that has no place. */
  away: number;
  curve: ChartCurve;
  point: DrawnPoint;
  /** The value as it was logged, where the point's is smoothed. */
  raw: number | null;
  /** Around a mean, the point's. */
  spread: { low: number; high: number } | null;
  /** When the line's experiment began, Unix seconds. */
  startTime: number | undefined;
}

/** What is drawn, and on which axes. */
export interface Drawn {
  lines: readonly ChartLine[];
  bands: readonly ChartBand[];
  xKind: XKind;
  layout: PlotLayout;
}

type Unsorted = Omit<HoverRow, 'away'>;

/** Beyond its first and last point a line still answers this near. */
const reachPx = 12;
const everywhere = { min: -Infinity, max: Infinity };

/**
 * The lines and bands that have something at a place, each with its point nearest to it in x; the one nearest in y first,
 * those without a place last. Where x is a metric, it is the point nearest in both directions of whatever line, and of
 * the others what they have above and below it.
 */
export function rowsAt(drawn: Drawn, place: Place): HoverRow[] {
  return drawn.xKind.startsWith('metric:') ? rowsAround(drawn, place) : rowsAbove(drawn, place);
}

/** The rows at an x, for which nobody points at a height. */
export function rowsAtX(drawn: Drawn, x: number, top: number): HoverRow[] {
  return rowsAbove(drawn, { left: leftOf(x, drawn.layout), top });
}

/** In the order of a tooltip. */
export function sortedRows(rows: readonly HoverRow[], order: TooltipOrder): readonly HoverRow[] {
  if (order === 'nearest') return rows;
  const rank = ({ point: { y } }: HoverRow): number => (Number.isNaN(y) ? -Infinity : y);
  return [...rows].sort((one, other) => (rank(one) === rank(other) ? 0 : rank(other) - rank(one)));
}

function rowsAbove({ lines, bands, layout }: Drawn, { left, top }: Place): HoverRow[] {
  const { x } = layout;
  const at = valueAt(left / layout.width, x);
  const isReached = (point: DrawnPoint, { xMin, xMax }: { xMin: number; xMax: number }): boolean =>
    (at >= xMin && at <= xMax) || Math.abs(leftOf(point.x, layout) - left) <= reachPx;
  const rows: Unsorted[] = [];
  for (const line of lines) {
    const point = nearestPoint(line.trace, at, x);
    if (point && isReached(point, line.trace.stats)) rows.push(lineRow(line, point, layout));
  }
  for (const band of bands) {
    const index = nearestIndex(band.band, at, x);
    if (index < 0) continue;
    const row = bandRow(band, index, layout);
    if (isReached(row.point, band.band.stats)) rows.push(row);
  }
  return byDistance(rows, (row) => row.top - top);
}

function rowsAround({ lines, bands, layout }: Drawn, pointer: Place): HoverRow[] {
  const rowsNear = (place: Place, reach?: number): HoverRow[] => {
    const rows: Unsorted[] = [];
    for (const line of lines) {
      const index = nearestIndexAt(line.trace, layout, place, reach);
      if (index >= 0) rows.push(lineRow(line, pointAt(line.trace, index), layout));
    }
    for (const band of bands) {
      const index = nearestIndexAt(band.band, layout, place, reach);
      if (index >= 0) rows.push(bandRow(band, index, layout));
    }
    return byDistance(rows, (row) => Math.hypot(row.left - pointer.left, row.top - pointer.top));
  };
  const [nearest] = rowsNear(pointer);
  return nearest ? rowsNear(nearest, reachPx) : [];
}

function lineRow(line: ChartLine, point: DrawnPoint, layout: PlotLayout): Unsorted {
  const { raw } = line.trace;
  const logged = raw && Number.isFinite(point.y) ? nearestPoint(raw, point.x, everywhere) : null;
  return { ...rowOf(line, point, layout), raw: logged?.y ?? null, spread: null, startTime: line.startTime };
}

function bandRow(curve: ChartBand, index: number, layout: PlotLayout): Unsorted {
  const { low, high } = curve.band;
  const spread = { low: low[index]!, high: high[index]! };
  return { ...rowOf(curve, pointAt(curve.band, index), layout), raw: null, spread, startTime: undefined };
}

function rowOf(curve: ChartCurve, point: DrawnPoint, layout: PlotLayout): Pick<HoverRow, 'curve' | 'point'> & Place {
  const top = hasPlace(point.y, layout.y.scale) ? topOf(point.y, layout) : NaN;
  return { curve, point, left: leftOf(point.x, layout), top };
}

const pointAt = ({ x, y }: Pick<Band, 'x' | 'y'>, index: number): DrawnPoint => ({ x: x[index]!, y: y[index]! });

function byDistance(rows: Unsorted[], offset: (row: Place) => number): HoverRow[] {
  return rows
    .map((row) => ({ ...row, away: Number.isNaN(row.top) ? Infinity : Math.abs(offset(row)) }))
    .sort((a, b) => (a.away === b.away ? 0 : a.away - b.away));
}
