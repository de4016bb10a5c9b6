import type { Polyline } from '../../sdk/read/logbook.js';
import type { ChartCurve } from './chart-line.js';
import type { Curves } from './draw-curves.js';
import type { Ink, Surface } from './surface.js';
import { hasPlace } from './range.js';
import { isWithin, toCanvasX, type PlotBox } from './trace-path.js';

/** Where something of a curve lies beyond the top or the bottom of the plot. */
export interface ClipMark {
  curve: ChartCurve;
  edge: 'top' | 'bottom';
  /** Surface pixels. */
  x: number;
}

/** Of marks that are nearer to each other the front one is shown, CSS pixels. */
const spacing = 8;
const width = 5;
const height = 3;
const off = 2;

/** At most one mark a stretch of each edge, from left to right. */
export function clipMarks({ lines, bands }: Curves, box: PlotBox, ratio: number): ClipMark[] {
  const marks = new Map<string, ClipMark>();
  const include = (curve: ChartCurve, { x }: Pick<Polyline, 'x'>, values: Float64Array): void => {
    for (let i = 0; i < x.length; i++) {
      const value = values[i]!;
      if (!hasPlace(value, box.y.scale) || isWithin(value, box.y) || !isWithin(x[i]!, box.x)) continue;
      const edge = value > box.y.max ? 'top' : 'bottom';
      const at = toCanvasX(box, x[i]!);
      const cell = Math.floor((at - box.left) / (spacing * ratio));
      marks.set(`${edge} ${cell}`, { curve, edge, x: at });
    }
  };
  for (const curve of bands) for (const values of [curve.band.low, curve.band.high]) include(curve, curve.band, values);
  for (const curve of lines) {
    const { raw } = curve.trace;
    if (raw) include(curve, raw, raw.y);
    include(curve, curve.trace, curve.trace.y);
  }
  return [...marks.values()].sort((one, other) => one.x - other.x);
}

/** A small open arrow beyond the edge, where no line runs, which points out of the plot. */
export function drawClipMark(surface: Surface, { curve, edge, x }: ClipMark, box: PlotBox, ink: Ink): void {
  const px = (length: number): number => length * ink.ratio;
  const up = edge === 'top' ? 1 : -1;
  const foot = edge === 'top' ? box.top - px(off) : box.top + box.height + px(off);
  surface.save();
  surface.strokeStyle = ink.color(curve.color);
  surface.lineWidth = px(1.5);
  surface.lineCap = surface.lineJoin = 'round';
  surface.setLineDash([]);
  surface.beginPath();
  surface.moveTo(x - px(width / 2), foot);
  surface.lineTo(x, foot - up * px(height));
  surface.lineTo(x + px(width / 2), foot);
  surface.stroke();
  surface.restore();
}
