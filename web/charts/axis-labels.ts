import type { Axis } from './axis.js';
import type { ChartAxes } from './chart-axes.js';
import type { Ink, Surface } from './surface.js';
import { toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';

/** CSS pixels. */
const labelGap = 8;
const xLabelBaseline = 15;
const minorTick = 4;

/** How wide the widest label is, CSS pixels. Leaves the canvas's font as it is: uPlot believes to know it. */
export function widestLabel(surface: Surface, axis: Axis, font: string): number {
  surface.save();
  surface.font = font;
  const widths = axis.ticks.map(({ label }) => surface.measureText(label).width);
  surface.restore();
  return Math.max(0, ...widths);
}

/** The labels of the x axis: centred below their place, but never out of the plot and never into each other. */
export function drawXLabels(surface: Surface, box: PlotBox, axis: Axis, { font, color, ratio }: Ink): void {
  surface.save();
  surface.font = font;
  surface.fillStyle = color('var(--chart-label)');
  surface.textAlign = 'left';
  surface.textBaseline = 'alphabetic';
  let free = -Infinity;
  for (const { value, label } of axis.ticks) {
    const { width } = surface.measureText(label);
    const centred = toCanvasX(box, value) - width / 2;
    const left = Math.max(box.left, Math.min(box.left + box.width - width, centred));
    if (left < free) continue;
    surface.fillText(label, left, box.top + box.height + xLabelBaseline * ratio);
    free = left + width + labelGap * ratio;
  }
  surface.restore();
}

/** Short lines in the gutter, between the ticks of logarithmic axes. */
export function drawMinorTicks(surface: Surface, box: PlotBox, { x, y }: ChartAxes, { color, ratio }: Ink): void {
  const length = minorTick * ratio;
  const bottom = box.top + box.height;
  surface.save();
  surface.strokeStyle = color('var(--chart-axis)');
  surface.lineWidth = ratio;
  surface.beginPath();
  for (const value of y.minor ?? []) {
    surface.moveTo(box.left - length, toCanvasY(box, value));
    surface.lineTo(box.left, toCanvasY(box, value));
  }
  for (const value of x.minor ?? []) {
    surface.moveTo(toCanvasX(box, value), bottom);
    surface.lineTo(toCanvasX(box, value), bottom + length);
  }
  surface.stroke();
  surface.restore();
}

/** The font with its size in canvas pixels. */
export function scaledFont(font: string, ratio: number): string {
  return font.replace(/^[\d.]+px/, (size) => `${parseFloat(size) * ratio}px`);
}
