import type { Axis } from './axis.js';
import { toCanvasX, type PlotBox } from './trace-path.js';

const labelGap = 8;

/** How wide the widest label is, CSS pixels. Leaves the canvas's font as it is: uPlot believes to know it. */
export function widestLabel(ctx: CanvasRenderingContext2D, axis: Axis, font: string): number {
  ctx.save();
  ctx.font = font;
  const widths = axis.ticks.map(({ label }) => ctx.measureText(label).width);
  ctx.restore();
  return Math.max(0, ...widths);
}

/** The labels of the x axis: centred below their place, but never out of the plot and never into each other. */
export function drawXLabels(
  ctx: CanvasRenderingContext2D,
  box: PlotBox,
  axis: Axis,
  style: { font: string; color: string; ratio: number; baseline: number },
): void {
  ctx.save();
  ctx.font = scaledFont(style.font, style.ratio);
  ctx.fillStyle = style.color;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  let free = -Infinity;
  for (const { value, label } of axis.ticks) {
    const { width } = ctx.measureText(label);
    const centred = toCanvasX(box, value) - width / 2;
    const left = Math.max(box.left, Math.min(box.left + box.width - width, centred));
    if (left < free) continue;
    ctx.fillText(label, left, box.top + box.height + style.baseline * style.ratio);
    free = left + width + labelGap * style.ratio;
  }
  ctx.restore();
}

/** The font with its size in canvas pixels. */
export function scaledFont(font: string, ratio: number): string {
  return font.replace(/^[\d.]+px/, (size) => `${parseFloat(size) * ratio}px`);
}
