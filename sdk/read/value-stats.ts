import type { ValueStats } from './logbook.js';

/** Of no value. */
export function emptyStats(): ValueStats {
  return { count: 0, nan: 0, positiveInfinity: 0, negativeInfinity: 0, min: NaN, max: NaN, last: NaN };
}

/** Counts one more value in. Of several that are equally low or high, the first one stays. */
export function countValue(stats: ValueStats, value: number): void {
  stats.count += 1;
  stats.last = value;
  if (Number.isNaN(value)) stats.nan += 1;
  else if (value === Infinity) stats.positiveInfinity += 1;
  else if (value === -Infinity) stats.negativeInfinity += 1;
  else {
    if (!(value >= stats.min)) stats.min = value;
    if (!(value <= stats.max)) stats.max = value;
  }
}
