import type { Scale } from '../../sdk/read/logbook.js';

/** A stretch of an axis; `min` is below `max`, both are finite, and on a logarithmic axis above 0. */
export interface Range {
  min: number;
  max: number;
  /** Linear without it. */
  scale?: Scale | undefined;
}

/** Whether a value has a place on an axis. */
export const hasPlace = (value: number, scale: Scale = 'linear'): boolean =>
  Number.isFinite(value) && (scale === 'linear' || value > 0);

/**
 * Where a value that has a place lies between `min` (0) and `max` (1). Exact where it can be, and finite for every value inside
 * even where `max - min` is more than a double can hold.
 */
export function fractionOf(value: number, { min, max, scale }: Range): number {
  if (scale === 'log') return logOfRatio(value, min) / logOfRatio(max, min);
  const span = max - min;
  if (Math.abs(span) < Infinity) return (value - min) / span;
  return (value / 2 - min / 2) / (max / 2 - min / 2);
}

/** The value at a fraction of the range; the inverse of `fractionOf`. */
export function valueAt(fraction: number, { min, max, scale }: Range): number {
  if (scale === 'log') return min * Math.exp(logOfRatio(max, min) * fraction);
  const span = max - min;
  if (span < Infinity) return min + span * fraction;
  return min * (1 - fraction) + max * fraction;
}

/**
 * The range a little wider on both sides, but not past zero, and never empty: a single value gets some room
 * around it.
 */
export function padded(range: Range, share: number): Range {
  const { min, max, scale } = range;
  if (min === max) return around(min, scale);
  if (scale === 'log') {
    return { min: positive(valueAt(-share, range)), max: finite(valueAt(1 + share, range)), scale };
  }
  const pad = Math.min(max / 2 - min / 2, Number.MAX_VALUE / 2) * 2 * share;
  return {
    min: min >= 0 ? Math.max(0, min - pad) : finite(min - pad),
    max: max <= 0 ? Math.min(0, max + pad) : finite(max + pad),
  };
}

/** A range that has the value in its middle. */
export function around(value: number, scale: Scale = 'linear'): Range {
  if (scale === 'log') return { min: positive(value / 2), max: finite(value * 2), scale };
  const room = Math.max(Math.abs(value) / 10, Number.MIN_VALUE * 10);
  return value === 0 ? { min: -1, max: 1 } : { min: finite(value - room), max: finite(value + room) };
}

/** How far two values that have a place are from each other, to be compared with other distances on that axis. */
export const distance = (one: number, other: number, scale: Scale = 'linear'): number =>
  Math.abs(scale === 'log' ? logOfRatio(one, other) : one - other);

/** Near values keep their digits, and far ones do not overflow. */
function logOfRatio(value: number, to: number): number {
  const ratio = value / to;
  return ratio > 0 && ratio < Infinity ? Math.log(ratio) : Math.log(value) - Math.log(to);
}

function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

const positive = (value: number): number => Math.max(Number.MIN_VALUE, value);
