import type { BandKind, Scale } from '../../sdk/read/logbook.js';
import { flag, integer, number, oneOf, type Field, type FieldValue } from './fields.js';

/** Which smoothing every chart has, and how much of each kind. */
export const smoothingMethods = ['none', 'ema', 'time-ema', 'gaussian', 'mean'] as const;
/** What runs along x where a chart says nothing else. */
export const axes = ['step', 'time', 'clock'] as const;
export const palettes = ['standard', 'okabe-ito', 'tol-muted'] as const;
/** The least time from one refresh to the next, seconds; 0 is as changes come. */
export const refreshSeconds = [0, 2, 5, 10, 30, 60] as const;

const scales: readonly Scale[] = ['linear', 'log'];
const bands: readonly BandKind[] = ['std', 'sem', 'range'];

/** Settings that a link carries: they change what is seen. By their names in the address. */
export const viewSettings = {
  x: oneOf(axes, 'step'),
  xScale: oneOf(scales, 'linear'),
  yScale: oneOf(scales, 'linear'),
  smoothing: oneOf(smoothingMethods, 'none'),
  /** What the average keeps at each point. */
  weight: number(0.6, { from: 0, to: 0.999 }),
  /** How long the average keeps half, in steps and in seconds. */
  halfLifeSteps: number(100, { from: 1e-3, to: 1e9 }),
  halfLifeSeconds: number(60, { from: 1e-3, to: 1e9 }),
  /** Of the Gaussian, in points. */
  sigma: number(10, { from: 0.1, to: 1000 }),
  /** How many points the running mean is taken over. */
  meanPoints: integer(20, { from: 1, to: 10_000 }),
  /** Whether the line as it was logged stands behind the smoothed one. */
  shadow: flag(true),
  /** Whether a y axis spans all points, or leaves out the outermost. */
  outliers: oneOf(['shown', 'left-out'], 'shown'),
  band: oneOf(bands, 'std'),
};

/** Settings of this browser, which no link carries. */
export const ownSettings = {
  theme: oneOf(['system', 'light', 'dark'], 'system'),
  palette: oneOf(palettes, 'standard'),
  /** Whether lines have dashes from the first on, and not only where colours come again. */
  dashes: flag(false),
  /** Cards beside each other; 0 is as many as fit. */
  columns: integer(0, { from: 0, to: 4 }),
  /** The order of a tooltip's rows. */
  tooltip: oneOf(['nearest', 'value'], 'nearest'),
  /** Whether what is appended shows by itself, and how often at most. */
  refresh: flag(true),
  refreshSeconds: integer(0, { from: 0, to: 60 }),
};

export const settingFields = { ...viewSettings, ...ownSettings } satisfies Record<string, Field<unknown>>;

/** What a person set. */
export type Settings = { [Key in keyof typeof settingFields]: FieldValue<(typeof settingFields)[Key]> };
