/** A stretch of an axis; `min` is below `max`, both are finite. */
export interface Range {
  min: number;
  max: number;
}

/**
 * Where a value lies between `min` (0) and `max` (1). Exact where it can be, and finite for every value inside
 * even where `max - min` is more than a double can hold.
 */
export function fractionOf(value: number, { min, max }: Range): number {
  const span = max - min;
  if (span < Infinity) return (value - min) / span;
  return (value / 2 - min / 2) / (max / 2 - min / 2);
}

/** The value at a fraction of the range; the inverse of `fractionOf`. */
export function valueAt(fraction: number, { min, max }: Range): number {
  const span = max - min;
  if (span < Infinity) return min + span * fraction;
  return min * (1 - fraction) + max * fraction;
}

/**
 * The range a little wider on both sides, but not past zero, and never empty: a single value gets some room
 * around it.
 */
export function padded({ min, max }: Range, share: number): Range {
  if (min === max) return around(min);
  const pad = Math.min(max / 2 - min / 2, Number.MAX_VALUE / 2) * 2 * share;
  return {
    min: min >= 0 ? Math.max(0, min - pad) : finite(min - pad),
    max: max <= 0 ? Math.min(0, max + pad) : finite(max + pad),
  };
}

/** A range that has the value in its middle. */
export function around(value: number): Range {
  const room = Math.max(Math.abs(value) / 10, Number.MIN_VALUE * 10);
  return value === 0 ? { min: -1, max: 1 } : { min: finite(value - room), max: finite(value + room) };
}

function finite(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}
