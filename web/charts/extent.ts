import type { Polyline, Scale } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartLine } from './chart-line.js';
import { fractionOf, hasPlace, valueAt, type Range } from './range.js';

export type Point = readonly [x: number, y: number];

type Curves = { readonly lines: readonly ChartLine[]; readonly bands: readonly ChartBand[] };

/** Grows to hold what is included. */
class Extent {
  #min = Infinity;
  #max = -Infinity;

  include(value: number): void {
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  range(scale: Scale): Range | null {
    if (this.#min > this.#max) return null;
    return scale === 'log' ? { min: this.#min, max: this.#max, scale } : { min: this.#min, max: this.#max };
  }
}

/**
 * From the smallest to the largest x, that of non-finite values too; null where there is nothing. A trace that
 * was asked for a part of the axis only still says how far it goes.
 */
export function xExtent({ lines, bands }: Curves, scale: Scale = 'linear'): Range | null {
  const extent = new Extent();
  const include = (values: Iterable<number>): void => {
    for (const value of values) if (hasPlace(value, scale)) extent.include(value);
  };
  for (const { trace } of lines) {
    include(trace.x);
    include(trace.nonFinite.x);
    include([trace.stats.xMin, trace.stats.xMax]);
  }
  for (const { band } of bands) {
    include(band.x);
    include([band.stats.xMin, band.stats.xMax]);
  }
  return extent.range(scale);
}

/** From the lowest to the highest y of what is drawn within `x`; null where nothing crosses it. */
export function yExtent({ lines, bands }: Curves, x: Range, scale: Scale = 'linear'): Range | null {
  const extent = new Extent();
  const include = (polyline: Polyline, values: Float64Array): void => includeY(extent, polyline, values, x, scale);
  for (const { trace } of lines) {
    include(trace, trace.y);
    if (trace.raw) include(trace.raw, trace.raw.y);
  }
  for (const { band } of bands) for (const values of [band.y, band.low, band.high]) include(band, values);
  return extent.range(scale);
}

/**
 * The part of a y extent that is between the outermost quantiles of all lines; a line that does not tell them, and the
 * mean of a band, count in full. All of it where nothing is between.
 */
export function trimmedExtent(extent: Range, { lines, bands }: Curves): Range {
  const kept = new Extent();
  for (const { trace } of lines) {
    const { quantiles, min, max } = trace.stats;
    for (const value of quantiles ?? [min, max]) kept.include(value);
  }
  for (const { band } of bands) for (const value of [band.stats.min, band.stats.max]) kept.include(value);
  const { min, max } = kept.range('linear') ?? extent;
  const [from, to] = [Math.max(min, extent.min), Math.min(max, extent.max)];
  return from <= to ? { ...extent, min: from, max: to } : extent;
}

function includeY(extent: Extent, polyline: Polyline, values: Float64Array, x: Range, scale: Scale): void {
  eachSegment(polyline, (start, end) => {
    for (let i = start; i < end; i++) {
      const [at, value] = [polyline.x[i]!, values[i]!];
      if (!hasPlace(value, scale)) continue;
      if (at >= x.min && at <= x.max) extent.include(value);
      if (i === start) continue;
      const [before, valueBefore] = [polyline.x[i - 1]!, values[i - 1]!];
      if (!hasPlace(valueBefore, scale) || !hasPlace(Math.min(before, at), x.scale)) continue;
      for (const edge of [x.min, x.max]) {
        if (Math.min(before, at) < edge && Math.max(before, at) > edge) {
          extent.include(interpolate([before, valueBefore], [at, value], edge, { x: x.scale, y: scale }));
        }
      }
    }
  });
}

/** Calls back with the first and the past-the-end index of each unbroken stretch, and its number. */
export function eachSegment(
  { x, segments }: Pick<Polyline, 'x' | 'segments'>,
  visit: (start: number, end: number, segment: number) => void,
): void {
  for (let i = 0; i < segments.length; i++) {
    const start = segments[i]!;
    const end = i + 1 < segments.length ? segments[i + 1]! : x.length;
    if (end > start) visit(start, end, i);
  }
}

/** The y at `x` on the line that is drawn from one point to another; `x` is between theirs. */
export function interpolate(
  [x0, y0]: Point,
  [x1, y1]: Point,
  x: number,
  scales: { x?: Scale | undefined; y?: Scale | undefined } = {},
): number {
  const t = fractionOf(x, { min: x0, max: x1, scale: scales.x });
  if (scales.y === 'log') return valueAt(t, { min: y0, max: y1, scale: 'log' });
  return y0 * (1 - t) + y1 * t;
}
