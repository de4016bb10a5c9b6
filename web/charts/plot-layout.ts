import type { Axis } from './axis.js';
import { fractionOf } from './range.js';

/** Where the plot is in its container, CSS pixels, and what its axes show. */
export interface PlotLayout {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Axis;
  y: Axis;
  /** How many columns of the screen's own pixels the plot is wide. */
  widthPx: number;
}

/** A place in the plot, CSS pixels from its top left corner. */
export interface Place {
  left: number;
  top: number;
}

export const leftOf = (x: number, layout: PlotLayout): number => fractionOf(x, layout.x) * layout.width;
export const topOf = (y: number, layout: PlotLayout): number => (1 - fractionOf(y, layout.y)) * layout.height;
