import type { Trace } from '../../sdk/read/logbook.js';
import type { XKind, XWindow } from './chart-line.js';
import { formatX } from './crosshair-overlay.js';
import { xExtent, yExtent } from './extent.js';
import { formatStep, formatValue } from './format-number.js';
import type { HoverRow } from './hover-rows.js';

/** Why a plot is blank, in a short line; empty where it is not, or may not stay so. */
export function blankWords(traces: readonly Trace[], xKind: XKind, window: XWindow): string {
  if (traces.length === 0 || traces.some(({ complete }) => !complete)) return '';
  if (!xExtent(traces)) return xKind === 'time' ? 'No times were logged' : '';
  if (!window) return '';
  const [min, max] = window;
  const hasMark = traces.some(({ nonFinite }) => nonFinite.x.some((x) => x >= min && x <= max));
  return hasMark || yExtent(traces, { min, max }) ? '' : 'No points in this range';
}

/** Where the crosshair is: `step 12,400`, `1 h 52 min`. */
export const crosshairWords = (x: number, xKind: XKind): string =>
  xKind === 'time' ? formatX(x, 'time') : `step ${formatX(x, 'step')}`;

/** The values at the crosshair, to be said. */
export const valueWords = (rows: readonly HoverRow[]): string =>
  rows
    .slice(0, 10)
    .map(({ line, point }) => `${line.label} ${formatValue(point.y)}`)
    .join(', ');

/** `1 experiment`, `2,000 experiments`. */
export const countWords = ({ length }: readonly unknown[]): string =>
  length === 1 ? '1 experiment' : `${formatStep(length)} experiments`;
