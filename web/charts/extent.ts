import type { Trace } from '../../sdk/read/logbook.js';
import { fractionOf, type Range } from './range.js';

/**
 * From the smallest to the largest x, that of non-finite values too; null where there is nothing. A trace that
 * was asked for a part of the axis only still says how far it goes.
 */
export function xExtent(traces: readonly Trace[]): Range | null {
  let min = Infinity;
  let max = -Infinity;
  for (const { x, nonFinite, stats } of traces) {
    for (const column of [x, nonFinite.x, [stats.xMin, stats.xMax]]) {
      for (const value of column) {
        if (value < min) min = value;
        if (value > max) max = value;
      }
    }
  }
  return min <= max ? { min, max } : null;
}

/** From the lowest to the highest y of what is drawn within `x`; null where no line crosses it. */
export function yExtent(traces: readonly Trace[], x: Range): Range | null {
  let min = Infinity;
  let max = -Infinity;
  const include = (value: number): void => {
    if (value < min) min = value;
    if (value > max) max = value;
  };
  for (const trace of traces) {
    eachSegment(trace, (start, end) => {
      for (let i = start; i < end; i++) {
        const [at, value] = [trace.x[i]!, trace.y[i]!];
        if (at >= x.min && at <= x.max) include(value);
        if (i === start) continue;
        const [before, valueBefore] = [trace.x[i - 1]!, trace.y[i - 1]!];
        for (const edge of [x.min, x.max]) {
          if (before < edge && at > edge) include(interpolate(before, valueBefore, at, value, edge));
        }
      }
    });
  }
  return min <= max ? { min, max } : null;
}

/** Calls back with the first and the past-the-end index of each unbroken stretch. */
export function eachSegment({ x, segments }: Trace, visit: (start: number, end: number) => void): void {
  for (let i = 0; i < segments.length; i++) {
    const start = segments[i]!;
    const end = i + 1 < segments.length ? segments[i + 1]! : x.length;
    if (end > start) visit(start, end);
  }
}

/** The y at `x` on the line from one point to another; `x0 < x < x1`. */
export function interpolate(x0: number, y0: number, x1: number, y1: number, x: number): number {
  const t = fractionOf(x, { min: x0, max: x1 });
  return y0 * (1 - t) + y1 * t;
}
