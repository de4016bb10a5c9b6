import { NonFinite, type Trace } from '../../sdk/read/logbook.js';
import { eachSegment } from './extent.js';
import type { Range } from './range.js';

export interface DrawnPoint {
  x: number;
  /** Not finite where a mark is nearest. */
  y: number;
}

/** The drawn point, or the mark of a non-finite value, nearest to `x` in the window; null where there is none. */
export function nearestPoint(trace: Trace, x: number, window: Range): DrawnPoint | null {
  const target = Math.max(window.min, Math.min(window.max, x));
  let nearest: DrawnPoint | null = null;
  let distance = Infinity;
  const consider = (at: number, y: number): void => {
    if (at < window.min || at > window.max) return;
    // Of two at the same x the later one: where a run went back, what it logged last holds.
    const away = Math.abs(at - target);
    if (away > distance) return;
    distance = away;
    nearest = { x: at, y };
  };
  eachSegment(trace, (start, end) => {
    const right = firstNotBelow(trace.x, target, start, end);
    if (right > start) consider(trace.x[right - 1]!, trace.y[right - 1]!);
    if (right < end) consider(trace.x[right]!, trace.y[right]!);
  });
  const { x: marks, kind } = trace.nonFinite;
  for (let i = 0; i < marks.length; i++) consider(marks[i]!, valueOf(kind[i]!));
  return nearest;
}

/**
 * The next drawn x above (`direction` 1) or below (-1) `x` in the window, over all lines; null at the end.
 * Start from an infinity for the first or the last.
 */
export function nextX(traces: readonly Trace[], x: number, direction: 1 | -1, window: Range): number | null {
  let next: number | null = null;
  const consider = (at: number): void => {
    if (at < window.min || at > window.max || direction * (at - x) <= 0) return;
    if (next === null || direction * (at - next) < 0) next = at;
  };
  for (const trace of traces) {
    eachSegment(trace, (start, end) => {
      // x never decreases in a segment: the ones looked for begin where it passes x or enters the window.
      const from = direction > 0 ? Math.max(x, window.min) : Math.min(x, window.max);
      let i = firstNotBelow(trace.x, from, start, end);
      if (direction > 0) {
        while (i < end && trace.x[i]! <= x) i++;
        if (i < end) consider(trace.x[i]!);
      } else {
        while (i < end && trace.x[i]! === from) i++;
        while (i > start && trace.x[i - 1]! >= x) i--;
        if (i > start) consider(trace.x[i - 1]!);
      }
    });
    for (const mark of trace.nonFinite.x) consider(mark);
  }
  return next;
}

/** The index of the first value in `[start, end)` that is not below the target, else `end`. */
function firstNotBelow(values: Float64Array, target: number, start: number, end: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

function valueOf(kind: number): number {
  if (kind === NonFinite.nan) return NaN;
  return kind === NonFinite.positiveInfinity ? Infinity : -Infinity;
}
