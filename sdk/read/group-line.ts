import type { Line } from './line.js';
import type { Polyline } from './series-query.js';

/**
 * An experiment's line as the mean of its group takes it: one value at each x, and between two of the same segment those
 * on the straight line. What was abandoned is left out; of several points at one x the last counts.
 */
export interface GroupLine extends Polyline {
  /** The experiment's. */
  id: string;
  /** Whether it has a point of the metric, with a place on the axis or not. */
  hasPoints: boolean;
  /** Whether all that is on disk has been read. */
  complete: boolean;
}

/** @param line null where the experiment has no point of the metric */
export function groupLineOf(id: string, line: Line | null, complete: boolean): GroupLine {
  const polyline = line ? ascending(line) : { x: new Float64Array(0), y: new Float64Array(0), segments: [] };
  return { id, ...polyline, segments: Uint32Array.from(polyline.segments), hasPoints: line !== null, complete };
}

function ascending(line: Line): { x: Float64Array; y: Float64Array; segments: number[] } {
  const values = line.smoothed ?? line.y;
  const order = keptInOrder(line);
  const x = new Float64Array(order.length);
  const y = new Float64Array(order.length);
  const segments: number[] = [];
  let count = 0;
  let isBroken = true;
  for (let place = 0; place < order.length; place++) {
    const at = line.x[order[place]!]!;
    if (place + 1 < order.length && line.x[order[place + 1]!] === at) continue;
    const value = values[order[place]!]!;
    if (Number.isFinite(value)) {
      if (isBroken) segments.push(count);
      x[count] = at;
      y[count++] = value;
    }
    isBroken = !Number.isFinite(value);
  }
  return { x: x.slice(0, count), y: y.slice(0, count), segments };
}

/** The points that were not abandoned, by x, and those at the same x as they were logged. */
function keptInOrder({ x, sections: { starts, isAbandoned } }: Line): Uint32Array {
  const kept = new Uint32Array(x.length);
  let count = 0;
  let isSorted = true;
  starts.forEach((start, section) => {
    if (isAbandoned[section]) return;
    const end = starts[section + 1] ?? x.length;
    for (let index = start; index < end; index++) {
      if (count > 0 && x[index]! < x[kept[count - 1]!]!) isSorted = false;
      kept[count++] = index;
    }
  });
  const order = kept.subarray(0, count);
  return isSorted ? order : order.sort((one, other) => x[one]! - x[other]! || one - other);
}
