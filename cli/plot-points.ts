import type { Trace } from '../sdk/read/logbook.js';

/** The points of one trace as a figure carries them, in file order; y is null where the value was not finite. */
export interface PlotPoints {
  x: number[];
  y: (number | null)[];
}

/** A piece of a trace keeps its first, lowest and highest value, its first that is not finite, and its last. */
const keptOfPiece = 5;

/**
 * At most so many points of a trace. Where it has more it is cut into equal pieces in file order, which keep their
 * extremes. They are not cut by x: a run that goes back again and again, or that is not finite every other time, has
 * many stretches in one place, each of which the reader draws with its own extremes.
 */
export function plotPoints(trace: Pick<Trace, 'x' | 'y' | 'nonFinite'>, most: number): PlotPoints {
  const { x, y } = withNonFinite(trace);
  const kept = keptIndices(y, most);
  return {
    x: kept.map((index) => x[index]!),
    y: kept.map((index) => (Number.isNaN(y[index]) ? null : y[index]!)),
  };
}

/** What is drawn and, where they happened, the values that are not finite, all of them NaN. */
function withNonFinite({ x, y, nonFinite }: Pick<Trace, 'x' | 'y' | 'nonFinite'>): Record<'x' | 'y', Float64Array> {
  const length = x.length + nonFinite.x.length;
  const all = { x: new Float64Array(length), y: new Float64Array(length) };
  let point = 0;
  let mark = 0;
  for (let index = 0; index < length; index++) {
    const isMark = mark < nonFinite.x.length && nonFinite.before[mark]! <= point;
    all.x[index] = isMark ? nonFinite.x[mark++]! : x[point]!;
    all.y[index] = isMark ? NaN : y[point++]!;
  }
  return all;
}

function keptIndices(y: Float64Array, most: number): number[] {
  if (y.length <= most) return [...y.keys()];
  const pieces = Math.floor(most / keptOfPiece);
  const startOf = (piece: number): number => Math.floor((piece * y.length) / pieces);
  return Array.from({ length: pieces }, (_, piece) => keptOf(y, startOf(piece), startOf(piece + 1))).flat();
}

function keptOf(y: Float64Array, start: number, end: number): number[] {
  let low = start;
  let high = start;
  let gap = start;
  for (let index = start; index < end; index++) {
    const value = y[index]!;
    if (Number.isNaN(value)) {
      if (!Number.isNaN(y[gap])) gap = index;
      continue;
    }
    if (!(value >= y[low]!)) low = index;
    if (!(value <= y[high]!)) high = index;
  }
  return [...new Set([start, low, high, gap, end - 1])].sort((one, other) => one - other);
}
