import type { Scale } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartLine, XKind, XWindow } from './chart-line.js';

/** What a chart draws, from the back to the front: bands, then lines. */
export interface ChartModel {
  lines: readonly ChartLine[];
  bands: readonly ChartBand[];
  xKind: XKind;
  xScale: Scale;
  yScale: Scale;
  window: XWindow;
  /** Whether y leaves out what is beyond the quantiles of all lines. */
  isRangeTrimmed: boolean;
  /** The line or band that stands out. */
  hoveredId: string | null;
}
