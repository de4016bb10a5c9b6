import type { XKind } from './chart-line.js';
import { formatTimeTick } from './format-duration.js';
import { formatTick } from './format-number.js';
import { around, padded, type Range } from './range.js';
import { decimalTicks, timeTicks, type Ticks } from './ticks.js';

/** What an axis shows: its range, and its ticks with their labels in rising order. */
export interface Axis extends Range {
  ticks: readonly { value: number; label: string }[];
}

/** Room above and below the lines, as a share of their extent. */
const yPadding = 0.04;
const yTicksAtLeast = 3;
const yTicksAtMost = 6;
/** For an axis that has nothing to show. */
const unit: Range = { min: 0, max: 1 };

/**
 * The y axis for lines of that extent: 3 to 6 ticks at 1-2-5, a little room at both ends. Without lines it has
 * no ticks.
 */
export function yAxis(extent: Range | null): Axis {
  if (!extent) return { ...unit, ticks: [] };
  const range = padded(extent, yPadding);
  let ticks = decimalTicks(range, yTicksAtMost);
  if (ticks.values.length < yTicksAtLeast) {
    // The next finer step has more than 6: one tick more comes in by the smaller move of an end.
    const first = ticks.values[0];
    const last = ticks.values.at(-1);
    if (first !== undefined && last !== undefined) {
      const [below, above] = [first - ticks.step, last + ticks.step];
      if (above - range.max <= range.min - below && above < Infinity) range.max = above;
      else if (below > -Infinity) range.min = below;
      ticks = decimalTicks(range, yTicksAtMost);
    }
  }
  return { ...range, ticks: labelled(ticks, formatTick) };
}

/** The x axis for that range, with at most `ticksAtMost` ticks; without a range it has none. */
export function xAxis(extent: Range | null, kind: XKind, ticksAtMost: number): Axis {
  if (!extent) return { ...unit, ticks: [] };
  const range = extent.min < extent.max ? extent : around(extent.min);
  if (kind === 'time') return { ...range, ticks: labelled(timeTicks(range, ticksAtMost), formatTimeTick) };
  return { ...range, ticks: labelled(decimalTicks(range, ticksAtMost), formatTick) };
}

function labelled(
  { values, step }: Ticks,
  format: (value: number, step: number, largest: number) => string,
): Axis['ticks'] {
  const largest = values.reduce((size, value) => Math.max(size, Math.abs(value)), 0);
  return values.map((value) => ({ value, label: format(value, step, largest) }));
}
