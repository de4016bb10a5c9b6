import type { SeriesX, Trace } from '../../sdk/read/logbook.js';

/** What runs along x: the step, or seconds since the experiment's start. */
export type XKind = SeriesX;

/** The part of the x axis that is shown; null is all of it. */
export type XWindow = readonly [from: number, to: number] | null;

/** One line of a chart. The chart keeps what it holds: replace a line, never change it. */
export interface ChartLine {
  id: string;
  /** What a person calls it. */
  label: string;
  /** Any CSS colour, `var(--series-3)` too. */
  color: string;
  /** Lengths on and off by turns, CSS pixels; empty is solid. */
  dash: readonly number[];
  /** Whether it is still growing: its end gets the live dot. */
  live: boolean;
  trace: Trace;
}
