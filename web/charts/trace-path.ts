import type { Trace } from '../../sdk/read/logbook.js';
import { eachSegment, interpolate } from './extent.js';
import { fractionOf, type Range } from './range.js';

/** Where the plot is on the canvas, in its pixels, and what its edges stand for. */
export interface PlotBox {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Range;
  y: Range;
}

export const toCanvasX = (box: PlotBox, x: number): number => box.left + fractionOf(x, box.x) * box.width;
export const toCanvasY = (box: PlotBox, y: number): number => box.top + (1 - fractionOf(y, box.y)) * box.height;

/**
 * The polyline of each unbroken stretch. It is cut at the edges of the window rather than left to the clip: a
 * point far outside has coordinates that the canvas's single-precision floats can't hold.
 */
export function tracePath(trace: Trace, box: PlotBox): Path2D {
  const path = new Path2D();
  const { min, max } = box.x;
  eachSegment(trace, (start, end) => {
    let isDown = false;
    for (let i = start; i < end; i++) {
      const [x, y] = [trace.x[i]!, trace.y[i]!];
      if (i > start) {
        const [x0, y0] = [trace.x[i - 1]!, trace.y[i - 1]!];
        if (x0 < min && x > min) {
          path.moveTo(toCanvasX(box, min), toCanvasY(box, interpolate(x0, y0, x, y, min)));
          isDown = true;
        }
        if (x0 < max && x > max) {
          path.lineTo(toCanvasX(box, max), toCanvasY(box, interpolate(x0, y0, x, y, max)));
        }
      }
      if (x < min || x > max) continue;
      if (isDown) path.lineTo(toCanvasX(box, x), toCanvasY(box, y));
      else path.moveTo(toCanvasX(box, x), toCanvasY(box, y));
      isDown = true;
    }
  });
  return path;
}

/** The points that stand alone, between two gaps: no line shows them. */
export function lonePoints(trace: Trace, box: PlotBox): [x: number, y: number][] {
  const points: [number, number][] = [];
  eachSegment(trace, (start, end) => {
    const x = trace.x[start]!;
    if (end - start > 1 || x < box.x.min || x > box.x.max) return;
    points.push([toCanvasX(box, x), toCanvasY(box, trace.y[start]!)]);
  });
  return points;
}
