import { decimate } from './decimator.js';
import type { GroupLine } from './group-line.js';
import { GroupMean } from './group-mean.js';
import { drawingOf, polylineOf, valuesAt, type DrawingQuery } from './series.js';
import type { Band, SeriesQuery } from './series-query.js';
import type { Turns } from './turns.js';
import { unionOf } from './union.js';

/**
 * The mean of a group's lines, and what is around it: as few points as show every extreme of the mean and of both edges.
 * @returns null where no experiment has a point of the metric
 */
export async function bandOf(
  id: string,
  lines: readonly GroupLine[],
  query: DrawingQuery & Pick<SeriesQuery, 'band'>,
  turns: Turns,
  signal: AbortSignal | undefined,
): Promise<Band | null> {
  const count = lines.filter(({ hasPoints }) => hasPoints).length;
  if (count === 0) return null;
  const group = new GroupMean(unionOf(lines.map(({ x }) => x)));
  for (const line of lines) {
    group.add(line);
    await turns.next(signal);
  }
  const { x, mean: y, starts } = group;
  const { low, high } = group.edges(query.band ?? 'std');
  const stats = statsOf(x, y);
  const sections = {
    starts,
    isAbandoned: starts.map(() => false),
    isJoined: starts.map(() => false),
    rewinds: 0,
  };
  const drawn = decimate(
    { x, y, others: [low, high], isAscending: true },
    sections,
    drawingOf(query, x, stats, x.length),
  );
  return {
    id,
    ...polylineOf({ x, y }, drawn.indices, drawn.segments),
    low: valuesAt(low, drawn.indices),
    high: valuesAt(high, drawn.indices),
    count,
    interpolated: group.isInterpolated,
    stats,
    complete: lines.every(({ complete }) => complete),
  };
}

function statsOf(x: Float64Array, y: Float64Array): Band['stats'] {
  const stats = { min: NaN, max: NaN, last: y.at(-1) ?? NaN, lastX: x.at(-1) ?? NaN };
  for (let index = 0; index < y.length; index++) {
    if (!(y[index]! >= stats.min)) stats.min = y[index]!;
    if (!(y[index]! <= stats.max)) stats.max = y[index]!;
  }
  return { ...stats, xMin: x[0] ?? NaN, xMax: stats.lastX };
}
