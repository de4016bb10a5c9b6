import type { Polyline } from '../../sdk/read/logbook.js';
import { eachSegment, interpolate } from './extent.js';
import { fractionOf, hasPlace, type Range } from './range.js';

/** Where the plot is on the canvas, in its pixels, and what its edges stand for. */
export interface PlotBox {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Range;
  y: Range;
}

/** What a path is given to: a canvas, or what makes text of it. */
export type Pen = Pick<CanvasPath, 'moveTo' | 'lineTo'>;

/** A point outside by more than this, canvas pixels, might as well be there: single-precision floats hold it. */
const farOff = 1e6;

export const toCanvasX = (box: PlotBox, x: number): number => box.left + fractionOf(x, box.x) * box.width;

export function toCanvasY(box: PlotBox, y: number): number {
  const fraction = fractionOf(y, box.y);
  return box.top + Math.max(-farOff, Math.min(farOff, (1 - fraction) * box.height));
}

/**
 * The line through each unbroken stretch, cut at the edges of the window rather than left to the clip. Where a value has
 * no place on its axis there is a gap.
 * @param values of the points, `y` or what stands beside it
 * @param isDrawn says which stretches
 */
export function traceLine(
  pen: Pen,
  polyline: Pick<Polyline, 'x' | 'segments'>,
  values: Float64Array,
  box: PlotBox,
  isDrawn: (segment: number) => boolean = () => true,
): void {
  const { min, max } = box.x;
  const scales = { x: box.x.scale, y: box.y.scale };
  eachSegment(polyline, (start, end, segment) => {
    if (!isDrawn(segment)) return;
    let before: [x: number, y: number] | null = null;
    let isDown = false;
    const go = (x: number, y: number): void => {
      if (isDown) pen.lineTo(toCanvasX(box, x), toCanvasY(box, y));
      else pen.moveTo(toCanvasX(box, x), toCanvasY(box, y));
      isDown = true;
    };
    for (let i = start; i < end; i++) {
      const point: [number, number] = [polyline.x[i]!, values[i]!];
      const [x, y] = point;
      if (!hasPlace(x, scales.x) || !hasPlace(y, scales.y)) {
        before = null;
        isDown = false;
        continue;
      }
      if (before) {
        // From where it comes in to where it goes out; x may run either way.
        const edges = x > before[0] ? [min, max] : [max, min];
        for (const edge of edges) {
          if (Math.min(before[0], x) < edge && Math.max(before[0], x) > edge) {
            go(edge, interpolate(before, point, edge, scales));
          }
        }
      }
      if (x >= min && x <= max) go(x, y);
      else isDown = false;
      before = point;
    }
  });
}

type Area = Pick<Polyline, 'x' | 'segments'> & { low: Float64Array; high: Float64Array };
type Outline = [x: number, y: number][];

/** The area between two columns of values, `low` and `high`. */
export function traceArea(path: Pick<CanvasPath, 'moveTo' | 'lineTo' | 'closePath'>, area: Area, box: PlotBox): void {
  for (const { lower, upper } of areaPieces(area, box)) {
    const around = [...upper, ...lower.reverse()];
    around.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
    path.closePath();
  }
}

/** The edges of each piece of an area, point by point below each other; what has no place on the axis is at its bottom. */
export function areaPieces(area: Area, box: PlotBox): { lower: Outline; upper: Outline }[] {
  const [lower, upper] = [area.low, area.high].map((values) => outlines(area, placed(values, box.y), box));
  return upper!.map((outline, i) => ({ upper: outline, lower: lower![i]! }));
}

/** The points that stand alone, between two gaps: no line shows them. */
export function lonePoints(polyline: Polyline, box: PlotBox): [x: number, y: number][] {
  const points: [number, number][] = [];
  eachSegment(polyline, (start, end) => {
    const [x, y] = [polyline.x[start]!, polyline.y[start]!];
    if (end - start > 1 || !isWithin(x, box.x) || !isWithin(y, box.y)) return;
    points.push([toCanvasX(box, x), toCanvasY(box, y)]);
  });
  return points;
}

/** Whether a value has a place between the ends of the range. */
export const isWithin = (value: number, { min, max }: Range): boolean => value >= min && value <= max;

/** The lines of a column of values, one for each piece that is drawn. */
export function outlines(polyline: Pick<Polyline, 'x' | 'segments'>, values: Float64Array, box: PlotBox): Outline[] {
  const found: Outline[] = [];
  const pen: Pen = {
    moveTo: (x, y) => found.push([[x, y]]),
    lineTo: (x, y) => found.at(-1)!.push([x, y]),
  };
  traceLine(pen, polyline, values, box);
  return found;
}

const placed = (values: Float64Array, { min, scale }: Range): Float64Array =>
  scale === 'log' ? values.map((value) => Math.max(value, min)) : values;
