import type { ChartCurve, ChartLine, XKind } from './chart-line.js';
import type { ChartModel } from './chart-model.js';
import { xExtent, yExtent } from './extent.js';
import { formatClock } from './format-clock.js';
import { formatDuration } from './format-duration.js';
import { formatStep, formatValue } from './format-number.js';
import type { HoverRow } from './hover-rows.js';

/** An x in words for a chip or a table: `12,400`, `1 h 52 min`, `24 Nov 2026, 14:05:09`, `0.2871` of a metric. */
export function formatX(x: number, kind: XKind): string {
  if (kind === 'step') return formatStep(x);
  if (kind === 'time') return formatDuration(x);
  return kind === 'clock' ? formatClock(x) : formatValue(x);
}

/** What runs along x, for the head of a column and the axis of a picture. */
export function xName(kind: XKind): string {
  const names = { step: 'Step', time: 'Relative time', clock: 'Time' } as const;
  return kind === 'step' || kind === 'time' || kind === 'clock' ? names[kind] : kind.slice('metric:'.length);
}

/** Where the crosshair is: `step 12,400`, `1 h 52 min`, `train/tokens 18,240`. */
export function crosshairWords(x: number, kind: XKind): string {
  if (kind === 'step') return `step ${formatX(x, kind)}`;
  return kind === 'time' || kind === 'clock' ? formatX(x, kind) : `${xName(kind)} ${formatX(x, kind)}`;
}

/** The same time in the other way to tell it, where it is known when the experiment began; empty where not. */
export function otherTimeWords(x: number, kind: XKind, startTime: number | undefined): string {
  if (startTime === undefined) return '';
  if (kind === 'time') return formatClock(startTime + x);
  return kind === 'clock' ? formatDuration(x - startTime) : '';
}

/** What is around a mean: `±0.058`, and where it is not as much on both sides `0.41 – 0.52`. */
export function spreadWords({ point, spread }: Pick<HoverRow, 'point' | 'spread'>): string {
  if (!spread) return '';
  const { low, high } = spread;
  const half = (high - low) / 2;
  const isEven = Math.abs(high - point.y - half) <= 1e-6 * Math.max(half, Math.abs(point.y));
  return isEven ? `±${formatValue(half)}` : `${formatValue(low)} – ${formatValue(high)}`;
}

/** The values at the crosshair, to be said. */
export const valueWords = (rows: readonly HoverRow[]): string =>
  rows
    .slice(0, 10)
    .map((row) => [row.curve.label, formatValue(row.point.y), spreadWords(row)].filter(Boolean).join(' '))
    .join(', ');

/** Why a plot is blank, in a short line; empty where it is not, or may not stay so. */
export function blankWords(model: ChartModel): string {
  const { lines, bands, xKind, xScale, yScale, window } = model;
  const parts = [...lines.map(({ trace }) => trace), ...bands.map(({ band }) => band)];
  if (parts.length === 0 || parts.some(({ complete }) => !complete)) return '';
  const whole = xExtent(model);
  if (!whole) return xKind === 'time' || xKind === 'clock' ? 'No times were logged' : '';
  const [min, max] = window ?? [whole.min, whole.max];
  const hasMark = lines.some(({ trace }) => trace.nonFinite.x.some((x) => x >= min && x <= max));
  if (hasMark || yExtent(model, { min, max, scale: xScale }, yScale)) return '';
  if (window && yExtent(model, { min, max })) return 'No values above 0 in this range';
  if (window) return 'No points in this range';
  return unplacedCount(lines) > 0 || yExtent(model, whole) ? 'No values above 0' : '';
}

/** How many values have no place on a logarithmic axis; empty where none is left out. */
export function unplacedWords(lines: readonly ChartLine[]): string {
  const count = unplacedCount(lines);
  if (count === 0) return '';
  return count === 1 ? '1 value has no place on a log axis' : `${formatStep(count)} values have no place on a log axis`;
}

/** That y does not span all there is; empty where it does. */
export const trimmedWords = ({ isRangeTrimmed }: Pick<ChartModel, 'isRangeTrimmed'>): string =>
  isRangeTrimmed ? 'Outliers are beyond the edge' : '';

/** `1 experiment`, `2,000 experiments`. */
export const countWords = ({ length }: readonly unknown[]): string =>
  length === 1 ? '1 experiment' : `${formatStep(length)} experiments`;

/** How many curves there are, in words: `3 experiments and 2 groups`. */
export function curvesWords({ lines, bands }: { lines: readonly ChartCurve[]; bands: readonly ChartCurve[] }): string {
  if (bands.length === 0) return countWords(lines);
  const groups = bands.length === 1 ? '1 group' : `${formatStep(bands.length)} groups`;
  return lines.length === 0 ? groups : `${countWords(lines)} and ${groups}`;
}

function unplacedCount(lines: readonly ChartLine[]): number {
  return lines.reduce((sum, { trace }) => sum + trace.unplaced, 0);
}
