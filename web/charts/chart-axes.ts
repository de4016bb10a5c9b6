import { xAxis, yAxis, type Axis } from './axis.js';
import type { ChartModel } from './chart-model.js';
import { trimmedExtent, xExtent, yExtent } from './extent.js';
import type { Range } from './range.js';

export interface ChartAxes {
  x: Axis;
  y: Axis;
  /** Whether something of what is drawn lies beyond the ends of y. */
  isClipped: boolean;
}

/** Room for a label of a clock axis, CSS pixels; those of others are shorter. */
const clockLabelPx = 70;
const xTicksAtMost = 6;

/**
 * The axes for what a chart shows.
 * @param width of the plot, CSS pixels
 * @param held a y axis that stays as it is
 */
export function chartAxes(model: ChartModel, width: number, held: Axis | null = null): ChartAxes {
  const { xKind, yScale, isRangeTrimmed } = model;
  const ticksAtMost =
    xKind === 'clock' ? Math.max(2, Math.min(xTicksAtMost, Math.floor(width / clockLabelPx))) : xTicksAtMost;
  const x = xAxis(shownRange(model), xKind, ticksAtMost);
  const extent = yExtent(model, x, yScale);
  const y = held ?? yAxis(extent && isRangeTrimmed ? trimmedExtent(extent, model) : extent);
  return { x, y, isClipped: extent !== null && (extent.min < y.min || extent.max > y.max) };
}

/** The window, as far as its axis has a place for it; else all there is. */
function shownRange({ window, xScale, ...curves }: ChartModel): Range | null {
  if (window && xScale === 'linear') return { min: window[0], max: window[1] };
  const whole = xExtent(curves, xScale);
  if (!window || window[1] <= 0) return whole;
  return {
    min: window[0] > 0 ? window[0] : Math.min(whole?.min ?? window[1], window[1] / 2),
    max: window[1],
    scale: xScale,
  };
}
