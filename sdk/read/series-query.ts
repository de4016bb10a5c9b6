import type { ValueStats } from './logbook.js';

/** The metrics that were logged, or those of the machine: two namespaces. */
export type SeriesSource = 'log' | 'resources';

/**
 * What runs along the x axis: the step, seconds since the experiment's start, Unix seconds, or the value that another
 * metric of the same source had in the same row, else in the nearest row of the same step, as in `metric:train/tokens`.
 * Points that have no such value are left out.
 */
export type SeriesX = 'step' | 'time' | 'clock' | `metric:${string}`;

/** How an axis divides its range; on a logarithmic one only what is above 0 has a place. */
export type Scale = 'linear' | 'log';

/**
 * Makes a noisy line readable. Each is computed on all points before any is left out, also those that a logarithmic axis
 * has no place for, and from a point and those logged before it only: what is drawn does not move when more is logged.
 * Each stretch between non-finite values or rewinds begins anew.
 *
 * - `ema`: the exponential moving average without the bias of its start (Kingma and Ba, “Adam”, 2015, section 3);
 *   `weight`, from 0 to below 1, is what the average keeps at each point.
 * - `time-ema`: the same, where the average keeps half over `halfLife`, in units of x (steps, or seconds on a time axis;
 *   steps, too, where x is a metric): for points that are not evenly spaced.
 * - `gaussian`: the mean of a point and those before it, weighted by half a Gaussian that is cut off at 4 sigma; `sigma`
 *   is in points.
 * - `mean`: the mean of the last `points` points.
 */
export type Smoothing =
  | { method: 'ema'; weight: number }
  | { method: 'time-ema'; halfLife: number }
  | { method: 'gaussian'; sigma: number }
  | { method: 'mean'; points: number };

/**
 * What a band shows around a group's mean: the standard deviation of a sample (over n - 1; 0 where n is 1), the standard
 * error of the mean, or all of it from the lowest value to the highest.
 */
export type BandKind = 'std' | 'sem' | 'range';

/** Experiments that are drawn as their mean and a band. */
export interface SeriesGroup {
  /** Unique in the query. */
  id: string;
  experiments: string[];
}

export interface SeriesQuery {
  /** Ids; unknown ones give no trace. */
  experiments: string[];
  source: SeriesSource;
  metric: string;
  x: SeriesX;
  /** The range of x that is drawn; null is all of it. One point on either side comes along. */
  window: [from: number, to: number] | null;
  /** How many pixel columns the range is drawn on; each keeps its first, last, minimum and maximum. */
  widthPx: number;
  /** Linear without it. Points that a logarithmic axis has no place for are left out and counted. */
  xScale?: Scale;
  yScale?: Scale;
  /** None without it. */
  smoothing?: Smoothing | null;
  /** None without it; an experiment may be in a group and among `experiments`, too. */
  groups?: SeriesGroup[];
  /** `std` without it. */
  band?: BandKind;
  /** Two shares from 0 to 1: the stats then tell the values that so many are at or below. Not told without it. */
  quantiles?: [low: number, high: number] | null;
  /** Answer only when all that is on disk has been read. */
  wait?: boolean;
}

/** Figures over all points of a trace, whatever the window, and never smoothed. */
export interface TraceStats extends ValueStats {
  /** The x of the last one. */
  lastX: number;
  /** The range of all x that are finite. */
  xMin: number;
  xMax: number;
  /** Of the finite values, by nearest rank; null where the query did not ask, or where none is finite. */
  quantiles: [low: number, high: number] | null;
}

/** Which non-finite value a mark stands for. */
export const NonFinite = { nan: 0, positiveInfinity: 1, negativeInfinity: 2 } as const;

/** Points that are drawn as a line. */
export interface Polyline {
  /** In file order, all finite; those of a band ascend. */
  x: Float64Array;
  y: Float64Array;
  /**
   * Where each unbroken stretch starts in `x` and `y`; within one, x never decreases unless x is a metric. A stretch ends
   * at a value that has no place, where the run goes back, and where a later part of the run begins to take its place.
   */
  segments: Uint32Array;
}

/** One experiment's line in a chart. */
export interface Trace extends Polyline {
  id: string;
  /**
   * 1 for each segment that a later part of the run, which went back, has taken the place of: all that had come as far as
   * where that part goes on from, or farther. 0 for all others. Such a segment begins with the last point before it that
   * is kept, if they are joined, so that there is no gap.
   */
  abandoned: Uint8Array;
  /** The line as it was logged, where it was smoothed; else null. */
  raw: Polyline | null;
  /** How many finite points, as they were logged, a logarithmic axis has no place for, whatever the window. */
  unplaced: number;
  /**
   * Where values were not finite, in file order; at most one of a kind each time that the run comes to a pixel
   * column. `kind`: `NonFinite`. `before`: how many of the points that are drawn come before it.
   */
  nonFinite: { x: Float64Array; kind: Uint8Array; before: Uint32Array };
  stats: TraceStats;
  /** How many times x goes back; where x is a metric, the step. */
  rewinds: number;
  /** Whether all that is on disk has been read. */
  complete: boolean;
}

/**
 * The mean of a group's experiments at each x of any of them, and what is around it. Where their x differ, values in
 * between are linear; an experiment counts from its first point to its last, but not across a value that is not finite.
 * What was abandoned is left out, and of several points at one x the last counts. The mean is broken where no experiment
 * goes on from one x to the next.
 */
export interface Band extends Polyline {
  /** The group's. */
  id: string;
  /** At the points of the mean, which is `y`. The lower edge may lie where a logarithmic axis has no place for it. */
  low: Float64Array;
  high: Float64Array;
  /** How many experiments have a point of the metric. */
  count: number;
  /** Whether any value in between had to be taken, since not all were logged at the same x. */
  interpolated: boolean;
  /** Of the mean, whatever the window. */
  stats: Pick<TraceStats, 'min' | 'max' | 'last' | 'lastX' | 'xMin' | 'xMax'>;
  complete: boolean;
}

export interface SeriesAnswer {
  complete: boolean;
  /** In the order of the query; none for an experiment without a point of that metric. */
  traces: Trace[];
  /** In the order of the query's groups; none for a group without a point of that metric. */
  bands: Band[];
}
