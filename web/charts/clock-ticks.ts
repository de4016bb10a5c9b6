import type { Range } from './range.js';

export type ClockUnit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Ticks at round places of the local clock and calendar. */
export interface ClockTicks {
  /** Unix seconds, rising, all within the range. */
  values: number[];
  /** They are one or more of these apart. */
  unit: ClockUnit;
}

/** About how long they are, seconds, and how many of them make a round step. */
const units: { readonly [Unit in ClockUnit]: { seconds: number; counts: readonly number[] } } = {
  second: { seconds: 1, counts: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30] },
  minute: { seconds: 60, counts: [1, 2, 5, 10, 15, 30] },
  hour: { seconds: 3600, counts: [1, 2, 3, 6, 12] },
  day: { seconds: 86_400, counts: [1, 2, 7, 14] },
  month: { seconds: 30 * 86_400, counts: [1, 2, 3, 6] },
  year: { seconds: 365 * 86_400, counts: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] },
};

/** No `Date` is much further from 1970, seconds. */
const farthest = 8e12;
/** The first Monday of 1970, in days; weeks begin on Mondays. */
const monday = 4;

/** At most that many ticks, as many as there are; null where no date is, or none of them is round. */
export function clockTicks(range: Range, atMost: number): ClockTicks | null {
  if (Math.max(-range.min, range.max) > farthest) return null;
  for (const [unit, { seconds, counts }] of Object.entries(units) as [ClockUnit, (typeof units)[ClockUnit]][]) {
    for (const count of counts) {
      if ((range.max - range.min) / (seconds * count) > atMost + 1) continue;
      const values = ticksOf(unit, count, range);
      if (values.length <= atMost) return values.length > 0 ? { values, unit } : null;
    }
  }
  return null;
}

function ticksOf(unit: ClockUnit, count: number, range: Range): number[] {
  const tick =
    unit === 'second' || unit === 'minute' ? evenly(unit, count, range.min) : onCalendar(unit, count, range.min);
  const values: number[] = [];
  for (let i = 0; ; i++) {
    const seconds = tick(i);
    if (!(seconds <= range.max)) return values;
    // Where the clock is put forward an hour is not there, and the next one comes twice.
    if (seconds >= range.min && seconds > (values.at(-1) ?? -Infinity)) values.push(seconds);
  }
}

/** Up to half an hour all steps are as long: that clocks are put forward and back by whole hours leaves them round. */
function evenly(unit: 'second' | 'minute', count: number, from: number): (i: number) => number {
  const step = units[unit].seconds * count;
  const offset = new Date(from * 1000).getTimezoneOffset() * 60;
  const first = Math.ceil((from - offset) / step);
  // Milliseconds are whole: 3 × 0.1 is 0.30000000000000004.
  return (i) => Math.round(((first + i) * step + offset) * 1000) / 1000;
}

function onCalendar(unit: Exclude<ClockUnit, 'second' | 'minute'>, count: number, from: number): (i: number) => number {
  const start = new Date(from * 1000);
  const [year, month, date] = [start.getFullYear(), start.getMonth(), start.getDate()];
  const day = Math.round(Date.UTC(year, month, date) / 86_400_000);
  const atStep = (value: number): number => Math.floor(value / count) * count;
  return (i) => {
    const at = new Date(2000, 0);
    if (unit === 'hour') at.setFullYear(year, month, date);
    if (unit === 'hour') at.setHours(i * count);
    if (unit === 'day') at.setFullYear(1970, 0, 1 + monday + atStep(day - monday) + i * count);
    if (unit === 'month') at.setFullYear(year, atStep(month) + i * count, 1);
    if (unit === 'year') at.setFullYear(atStep(year) + i * count, 0, 1);
    return at.getTime() / 1000;
  };
}
