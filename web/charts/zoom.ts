import type { XWindow } from './chart-line.js';
import type { Range } from './range.js';

/**
 * The window `factor` times as wide as the range that is shown, `x` staying where it is. Null, all of the axis,
 * where that is as wide as `whole`; undefined where a double can't tell its ends apart.
 */
export function zoomAround(shown: Range, whole: Range, x: number, factor: number): XWindow | undefined {
  const scaled = (edge: number): number => x * (1 - factor) + edge * factor;
  const from = Math.max(whole.min, scaled(shown.min));
  const to = Math.min(whole.max, scaled(shown.max));
  if (from <= whole.min && to >= whole.max) return null;
  return from < to ? [from, to] : undefined;
}
