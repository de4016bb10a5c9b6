import type { XKind } from './chart-line.js';
import { clockTicks } from './clock-ticks.js';
import { formatClockTicks } from './format-clock.js';
import { formatDuration, formatTimeTick } from './format-duration.js';
import { formatTick, formatTicks, largestOf } from './format-number.js';
import { logTicks } from './log-ticks.js';
import { around, padded, type Range } from './range.js';
import { decimalTicks, timeTicks, type Ticks } from './ticks.js';

/** What an axis shows: its range, and its ticks with their labels in rising order. */
export interface Axis extends Range {
  ticks: readonly { value: number; label: string }[];
  /** Places between the ticks of a logarithmic axis, rising. */
  minor?: readonly number[];
}

/** Room above and below the lines, as a share of their extent. */
const yPadding = 0.04;
const yTicksAtLeast = 3;
const yTicksAtMost = 6;
/** For an axis that has nothing to show. */
const unit: Range = { min: 0, max: 1 };

/**
 * The y axis for lines of that extent: 3 to 6 ticks at 1-2-5, on a logarithmic one at 1-3-10, a little room at both
 * ends. Without lines it has no ticks.
 */
export function yAxis(extent: Range | null): Axis {
  if (!extent) return { ...unit, ticks: [] };
  const range = padded(extent, yPadding);
  const log = logarithmic(range, yTicksAtMost);
  if (log) return { ...range, ...log };
  let ticks = decimalTicks(range, yTicksAtMost);
  const [first, last] = [ticks.values[0], ticks.values.at(-1)];
  const isRound = first !== range.min || last !== range.max;
  const isLinear = range.scale !== 'log';
  if (isLinear && ticks.values.length < yTicksAtLeast && first !== undefined && last !== undefined && isRound) {
    // The next finer step has more than 6: one tick more comes in by the smaller move of an end.
    const below = exactly(first - ticks.step);
    const above = exactly(last + ticks.step);
    if (above - range.max <= range.min - below) range.max = Math.min(above, Number.MAX_VALUE);
    else range.min = Math.max(below, -Number.MAX_VALUE);
    ticks = decimalTicks(range, yTicksAtMost);
  }
  return { ...range, ticks: numbered(ticks) };
}

/** The x axis for that range, with at most `ticksAtMost` ticks; without a range it has none. */
export function xAxis(extent: Range | null, kind: XKind, ticksAtMost: number): Axis {
  if (!extent) return { ...unit, ticks: [] };
  const range = extent.min < extent.max ? extent : around(extent.min, extent.scale);
  const log = logarithmic(range, ticksAtMost, kind);
  if (log) return { ...range, ...log };
  if (kind === 'time') return { ...range, ticks: timed(timeTicks(range, ticksAtMost)) };
  const clock = kind === 'clock' ? clockTicks(range, ticksAtMost) : null;
  if (clock) return { ...range, ticks: labelled(clock.values, formatClockTicks(clock)) };
  return { ...range, ticks: numbered(decimalTicks(range, ticksAtMost)) };
}

/** Without the rounding of a sum, which may fall short of the round number. */
const exactly = (value: number): number => Number(value.toPrecision(15));

/** Nothing for a linear axis, nor where a logarithmic one is too short for ticks of its own. */
function logarithmic(range: Range, atMost: number, kind?: XKind): Pick<Axis, 'ticks' | 'minor'> | null {
  const ticks = range.scale === 'log' ? logTicks(range, atMost) : null;
  if (!ticks) return null;
  const { values, minor } = ticks;
  // They are of different sizes: each has the digits it needs.
  const label = (value: number): string => (kind === 'time' ? formatDuration(value) : formatTick(value, value, value));
  return { ticks: labelled(values, values.map(label)), minor };
}

function labelled(values: readonly number[], labels: readonly string[]): Axis['ticks'] {
  return values.map((value, i) => ({ value, label: labels[i]! }));
}

function numbered({ values, step }: Ticks): Axis['ticks'] {
  return labelled(values, formatTicks(values, step));
}

function timed({ values, step }: Ticks): Axis['ticks'] {
  const largest = largestOf(values);
  return values.map((value) => ({ value, label: formatTimeTick(value, step, largest) }));
}
