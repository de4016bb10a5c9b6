import type { Trace } from '../sdk/read/logbook.js';

/** The points of one trace as a figure carries them, in file order; y is null where the value was not finite. */
export interface PlotPoints {
  x: number[];
  y: (number | null)[];
}

type DrawnPoints = Pick<Trace, 'x' | 'y' | 'segments' | 'abandoned' | 'nonFinite'>;

/** A piece of a trace keeps its first, lowest and highest value, its first that is not finite, and its last. */
const keptOfPiece = 5;

/**
 * At most so many points of a trace. Where it has more it is cut into equal pieces in file order, which keep their
 * extremes. They are not cut by x: a run that goes back again and again, or that is not finite every other time, has
 * many stretches in one place, each of which the reader draws with its own extremes.
 */
export function plotPoints(trace: DrawnPoints, most: number): PlotPoints {
  const { x, y } = withNonFinite(trace);
  const kept = keptIndices(y, most);
  return {
    x: kept.map((index) => x[index]!),
    y: kept.map((index) => (Number.isNaN(y[index]) ? null : y[index]!)),
  };
}

/** What is drawn, each point once, and, where they happened, the values that are not finite, all of them NaN. */
function withNonFinite(trace: DrawnPoints): Record<'x' | 'y', number[]> {
  const { nonFinite } = trace;
  const repeated = repeatedPoints(trace);
  const all: Record<'x' | 'y', number[]> = { x: [], y: [] };
  let mark = 0;
  for (let point = 0; point <= trace.x.length; point++) {
    for (; mark < nonFinite.x.length && nonFinite.before[mark]! <= point; mark++) {
      all.x.push(nonFinite.x[mark]!);
      all.y.push(NaN);
    }
    if (point === trace.x.length || repeated.has(point)) continue;
    all.x.push(trace.x[point]!);
    all.y.push(trace.y[point]!);
  }
  return all;
}

/** Where what is abandoned begins with the point that it goes on from. */
function repeatedPoints({ x, y, segments, abandoned, nonFinite }: DrawnPoints): Set<number> {
  const marks = new Set(nonFinite.before);
  const isRepeated = (start: number, segment: number): boolean =>
    abandoned[segment] === 1 &&
    abandoned[segment - 1] === 0 &&
    x[start - 1] === x[start] &&
    Object.is(y[start - 1], y[start]) &&
    !marks.has(start);
  return new Set([...segments].filter(isRepeated));
}

function keptIndices(y: readonly number[], most: number): number[] {
  if (y.length <= most) return [...y.keys()];
  const pieces = Math.floor(most / keptOfPiece);
  const startOf = (piece: number): number => Math.floor((piece * y.length) / pieces);
  return Array.from({ length: pieces }, (_, piece) => keptOf(y, startOf(piece), startOf(piece + 1))).flat();
}

function keptOf(y: readonly number[], start: number, end: number): number[] {
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
