import { NonFinite, type Polyline, type Trace } from '../../sdk/read/logbook.js';
import { distance, type Range } from './range.js';
import { isWithin } from './trace-path.js';
import { firstAbove, firstNotBelow, xOrder } from './x-order.js';

export interface DrawnPoint {
  x: number;
  /** Not finite where a mark is nearest. */
  y: number;
}

type Marked = Polyline & Partial<Pick<Trace, 'nonFinite'>>;

/** The drawn point, or the mark of a non-finite value, nearest to `x` in the window; null where there is none. */
export function nearestPoint(polyline: Marked, x: number, window: Range): DrawnPoint | null {
  const target = Math.max(window.min, Math.min(window.max, x));
  const index = nearestIndex(polyline, target, window);
  let nearest = index < 0 ? null : { x: polyline.x[index]!, y: polyline.y[index]! };
  const { x: marks, kind } = polyline.nonFinite ?? { x: [], kind: [] };
  for (let i = 0; i < marks.length; i++) {
    if (!isWithin(marks[i]!, window)) continue;
    if (nearest && distance(marks[i]!, target, window.scale) > distance(nearest.x, target, window.scale)) continue;
    nearest = { x: marks[i]!, y: valueOf(kind[i]!) };
  }
  return nearest;
}

/** Which of the drawn points is nearest to `x` in the window; -1 where there is none. */
export function nearestIndex(polyline: Pick<Polyline, 'x'>, x: number, window: Range): number {
  const order = xOrder(polyline);
  // Of several at one x the last one: where a run went back, what it logged last holds.
  const right = firstAbove(order, x);
  const places = [right - 1, firstAbove(order, order.x[right] ?? Infinity) - 1];
  let nearest = -1;
  for (const place of places) {
    const at = order.x[place];
    if (at === undefined || !isWithin(at, window)) continue;
    const isNearer = nearest < 0 || distance(at, x, window.scale) < distance(order.x[nearest]!, x, window.scale);
    if (isNearer) nearest = place;
  }
  return nearest < 0 ? -1 : order.index[nearest]!;
}

/**
 * The next drawn x above (`direction` 1) or below (-1) `x` in the window, over all lines; null at the end.
 * Start from an infinity for the first or the last.
 */
export function nextX(polylines: readonly Marked[], x: number, direction: 1 | -1, window: Range): number | null {
  let next: number | null = null;
  const consider = (at: number | undefined): void => {
    if (at === undefined || !isWithin(at, window) || direction * (at - x) <= 0) return;
    if (next === null || direction * (at - next) < 0) next = at;
  };
  for (const polyline of polylines) {
    const order = xOrder(polyline);
    if (direction > 0) consider(order.x[Math.max(firstAbove(order, x), firstNotBelow(order, window.min))]);
    else consider(order.x[Math.min(firstNotBelow(order, x), firstAbove(order, window.max)) - 1]);
    for (const mark of polyline.nonFinite?.x ?? []) consider(mark);
  }
  return next;
}

function valueOf(kind: number): number {
  if (kind === NonFinite.nan) return NaN;
  return kind === NonFinite.positiveInfinity ? Infinity : -Infinity;
}
