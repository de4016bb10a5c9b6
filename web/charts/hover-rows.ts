import type { ChartLine } from './chart-line.js';
import { nearestPoint, type DrawnPoint } from './nearest-point.js';
import { fractionOf, valueAt } from './range.js';
import type { PlotLayout } from './uplot-controller.js';

/** What comes first in a tooltip: the line nearest to the pointer, or the highest value. */
export type TooltipOrder = 'nearest' | 'value';

/** A line at the crosshair. */
export interface HoverRow {
  line: ChartLine;
  point: DrawnPoint;
  /** Where the point is in the plot, CSS pixels; NaN for a value that is not finite. */
  left: number;
  top: number;
}

/** Beyond its first and last point a line still answers this near. */
const reachPx = 12;

/**
 * The lines that have something at `left`, CSS pixels from the plot's left edge, each with its point nearest to
 * it; the line nearest to `top` first, those without a finite value last.
 */
export function rowsAt(lines: readonly ChartLine[], layout: PlotLayout, left: number, top: number): HoverRow[] {
  const { x, y, width, height } = layout;
  const at = valueAt(left / width, x);
  const rows: HoverRow[] = [];
  for (const line of lines) {
    const point = nearestPoint(line.trace, at, x);
    if (!point) continue;
    const pointLeft = fractionOf(point.x, x) * width;
    const { xMin, xMax } = line.trace.stats;
    const isWithin = at >= xMin && at <= xMax;
    if (!isWithin && Math.abs(pointLeft - left) > reachPx) continue;
    const pointTop = Number.isFinite(point.y) ? (1 - fractionOf(point.y, y)) * height : NaN;
    rows.push({ line, point, left: pointLeft, top: pointTop });
  }
  const away = (row: HoverRow): number => (Number.isNaN(row.top) ? Infinity : Math.abs(row.top - top));
  return rows.sort((a, b) => (away(a) === away(b) ? 0 : away(a) - away(b)));
}
