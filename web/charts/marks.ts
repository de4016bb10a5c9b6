import { NonFinite, type Trace } from '../../sdk/read/logbook.js';
import type { MarkLabel } from './mark-labels.js';
import type { MarkRail, MarkStretch } from './mark-rails.js';
import { lonePoints, toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';

/** A canvas and what is needed to draw marks on it; lengths below are in CSS pixels. */
export interface MarkCanvas {
  ctx: CanvasRenderingContext2D;
  box: PlotBox;
  /** Canvas pixels a CSS pixel. */
  ratio: number;
  font: string;
  labelColor: string;
  groundColor: string;
}

const lonePointRadius = 1.75;
const liveRadius = 2.5;
const haloRadius = 6;
const haloOpacity = 0.22;

export function drawLonePoints({ ctx, box, ratio }: MarkCanvas, trace: Trace, color: string): void {
  const points = lonePoints(trace, box);
  if (points.length === 0) return;
  ctx.fillStyle = color;
  ctx.beginPath();
  const radius = lonePointRadius * ratio;
  for (const [x, y] of points) {
    ctx.moveTo(x + radius, y);
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
  }
  ctx.fill();
}

/** The end of a line that still grows. */
export function drawLivePoint({ ctx, box, ratio }: MarkCanvas, trace: Trace, color: string): void {
  const [x, y] = [trace.x.at(-1), trace.y.at(-1)];
  if (x === undefined || y === undefined || x < box.x.min || x > box.x.max) return;
  const alpha = ctx.globalAlpha;
  ctx.fillStyle = color;
  for (const [radius, opacity] of [
    [haloRadius, haloOpacity],
    [liveRadius, 1],
  ] as const) {
    ctx.globalAlpha = alpha * opacity;
    ctx.beginPath();
    ctx.arc(toCanvasX(box, x), toCanvasY(box, y), radius * ratio, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.globalAlpha = alpha;
}

/**
 * Where values were not finite: × for NaN, ▲ for ∞, ▼ for −∞, each with a hairline to the last of its stretch and
 * a dotted line to where the drawn line broke.
 */
export function drawRail(canvas: MarkCanvas, rail: MarkRail, color: string): void {
  for (const stretch of rail.stretches) drawStretch(canvas, rail, stretch, color);
}

export function drawMarkLabel(canvas: MarkCanvas, { text, left, y }: MarkLabel): void {
  const { ctx, ratio } = canvas;
  ctx.save();
  ctx.font = canvas.font;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  // Legible where it stands on the grid.
  ctx.lineWidth = 3 * ratio;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = canvas.groundColor;
  ctx.strokeText(text, left, y);
  ctx.fillStyle = canvas.labelColor;
  ctx.fillText(text, left, y);
  ctx.restore();
}

function drawStretch(
  { ctx, ratio }: MarkCanvas,
  { kind, y: rail }: MarkRail,
  { from, to, broke }: MarkStretch,
  color: string,
): void {
  const px = (length: number): number => length * ratio;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = px(1.5);
  ctx.lineCap = 'round';
  ctx.beginPath();
  if (kind === NonFinite.nan) {
    ctx.moveTo(from - px(3), rail - px(3));
    ctx.lineTo(from + px(3), rail + px(3));
    ctx.moveTo(from + px(3), rail - px(3));
    ctx.lineTo(from - px(3), rail + px(3));
  } else {
    const up = kind === NonFinite.positiveInfinity ? 1 : -1;
    const triangle = new Path2D();
    triangle.moveTo(from - px(4.5), rail + px(4 * up));
    triangle.lineTo(from, rail - px(3 * up));
    triangle.lineTo(from + px(4.5), rail + px(4 * up));
    triangle.closePath();
    ctx.fill(triangle);
  }
  if (to - from > px(6)) {
    ctx.moveTo(from + px(6), rail);
    ctx.lineTo(to, rail);
  }
  ctx.stroke();
  if (broke !== null) {
    ctx.globalAlpha *= 0.55;
    ctx.lineCap = 'butt';
    ctx.setLineDash([px(1.5), px(2.5)]);
    ctx.beginPath();
    ctx.moveTo(from, rail + Math.sign(broke - rail) * px(6));
    ctx.lineTo(from, broke);
    ctx.stroke();
  }
  ctx.restore();
}
