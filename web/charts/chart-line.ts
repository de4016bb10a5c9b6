import type { Band, SeriesX, Trace } from '../../sdk/read/logbook.js';

/** What runs along x: the step, seconds since the experiment's start, Unix seconds, or the value of another metric. */
export type XKind = SeriesX;

/** The part of the x axis that is shown; null is all of it. */
export type XWindow = readonly [from: number, to: number] | null;

/** What a line and a band have in common. The chart keeps what it holds: replace one, never change it. */
export interface ChartCurve {
  /** Unique in the chart. */
  id: string;
  /** What a person calls it. */
  label: string;
  /** Any CSS colour, `var(--series-3)` too. */
  color: string;
  /** Lengths on and off by turns, CSS pixels; empty is solid. */
  dash: readonly number[];
}

/** One line of a chart; where it was smoothed, the line as it was logged stands behind it. */
export interface ChartLine extends ChartCurve {
  /** Whether it is still growing: its end gets the live dot. */
  live: boolean;
  trace: Trace;
  /** When its experiment began, Unix seconds: a time since the start is then told with the time of day, and the other way. */
  startTime?: number | undefined;
}

/** The mean of several lines, and what is around it. */
export interface ChartBand extends ChartCurve {
  band: Band;
}
