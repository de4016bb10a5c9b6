import type { Polyline } from '../../sdk/read/logbook.js';

/** The points of a line by rising x, those of one x as they were logged. */
export interface XOrder {
  x: Float64Array;
  /** Which point each is. */
  index: Uint32Array;
}

const known = new WeakMap<Float64Array, XOrder>();

/** The order of a line's points; made once for each column. */
export function xOrder({ x }: Pick<Polyline, 'x'>): XOrder {
  let order = known.get(x);
  if (!order) {
    order = orderOf(x);
    known.set(x, order);
  }
  return order;
}

/** The place of the first x that is not below `target`, else the length. */
export const firstNotBelow = (order: XOrder, target: number): number => firstOf(order, (x) => x >= target);

/** The place of the first x above `target`, else the length. */
export const firstAbove = (order: XOrder, target: number): number => firstOf(order, (x) => x > target);

/** @param isIt false for all below a certain x, true for all others */
function firstOf({ x }: XOrder, isIt: (x: number) => boolean): number {
  let [low, high] = [0, x.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isIt(x[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function orderOf(x: Float64Array): XOrder {
  const index = Uint32Array.from(x, (_, i) => i);
  // Nearly all are in order already.
  if (x.every((value, i) => i === 0 || value >= x[i - 1]!)) return { x, index };
  // It keeps the order of those that are equal.
  index.sort((one, other) => x[one]! - x[other]!);
  return { x: Float64Array.from(index, (i) => x[i]!), index };
}
