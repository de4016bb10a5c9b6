import { NonFinite, type Trace } from '../../../sdk/read/logbook.js';
import type { ChartLine } from '../chart-line.js';
import type { ChartModel } from '../chart-model.js';
import type { Curves } from '../draw-curves.js';

type Point = readonly [x: number, y: number];

/** A trace of these unbroken stretches, as the reader would answer it. */
export function traceOf(
  stretches: readonly (readonly Point[])[],
  nonFinite: readonly Point[] = [],
  id = 'experiment_1',
): Trace {
  const points = stretches.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const segments: number[] = [];
  let start = 0;
  for (const stretch of stretches) {
    segments.push(start);
    start += stretch.length;
  }
  const counted = (test: (y: number) => boolean): number => nonFinite.filter(([, y]) => test(y)).length;
  const last = [...points, ...nonFinite].reduce<Point>(
    (one, other) => (other[0] >= one[0] ? other : one),
    [-Infinity, NaN],
  );
  return {
    id,
    x: Float64Array.from(xs),
    y: Float64Array.from(ys),
    segments: Uint32Array.from(segments),
    abandoned: new Uint8Array(segments.length),
    raw: null,
    unplaced: 0,
    nonFinite: {
      x: Float64Array.from(nonFinite.map(([x]) => x)),
      kind: Uint8Array.from(nonFinite.map(([, y]) => kindOf(y))),
      before: Uint32Array.from(nonFinite.map(([markX]) => points.filter(([x]) => x < markX).length)),
    },
    stats: {
      count: points.length + nonFinite.length,
      nan: counted(Number.isNaN),
      positiveInfinity: counted((y) => y === Infinity),
      negativeInfinity: counted((y) => y === -Infinity),
      min: points.length > 0 ? Math.min(...ys) : NaN,
      max: points.length > 0 ? Math.max(...ys) : NaN,
      last: last[1],
      lastX: points.length + nonFinite.length > 0 ? last[0] : NaN,
      xMin: points.length > 0 ? Math.min(...xs) : NaN,
      xMax: points.length > 0 ? Math.max(...xs) : NaN,
      quantiles: null,
    },
    rewinds: 0,
    complete: true,
  };
}

/** A solid line of that trace, as a chart is given it. */
export function lineOf(trace: Trace, more: Partial<ChartLine> = {}): ChartLine {
  return { id: trace.id, label: 'one', color: 'rgb(255, 0, 0)', dash: [], live: false, trace, ...more };
}

/** Lines of those traces, and no bands. */
export function curvesOf(...traces: Trace[]): Curves {
  return { lines: traces.map((trace) => lineOf(trace)), bands: [] };
}

/** A chart of those traces over the step, on linear axes. */
export function modelOf(traces: readonly Trace[], more: Partial<ChartModel> = {}): ChartModel {
  return {
    ...curvesOf(...traces),
    xKind: 'step',
    xScale: 'linear',
    yScale: 'linear',
    window: null,
    isRangeTrimmed: false,
    hoveredId: null,
    ...more,
  };
}

function kindOf(y: number): number {
  if (Number.isNaN(y)) return NonFinite.nan;
  return y > 0 ? NonFinite.positiveInfinity : NonFinite.negativeInfinity;
}
