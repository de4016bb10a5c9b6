import type { ChartCurve } from './chart-line.js';
import type { Ink, Surface } from './surface.js';

/** Where a curve's name stands in a legend, CSS pixels from its top left corner; a swatch is before it. */
export interface LegendEntry {
  curve: ChartCurve;
  label: string;
  left: number;
  top: number;
}

export const legendRowHeight = 18;
const swatchWidth = 16;
const swatchGap = 6;
const entryGap = 16;

/** The names of curves in rows of that width; what is longer than a row is cut. */
export function legendEntries(surface: Surface, curves: readonly ChartCurve[], width: number, ink: Ink): LegendEntry[] {
  surface.save();
  surface.font = ink.font;
  const measure = (text: string): number => surface.measureText(text).width / ink.ratio;
  let [left, top] = [0, 0];
  const entries = curves.map((curve) => {
    const before = swatchWidth + swatchGap;
    const label = shortened(curve.label, width - before, measure);
    const length = before + measure(label);
    if (left > 0 && left + length > width) [left, top] = [0, top + legendRowHeight];
    const entry = { curve, label, left, top };
    left += length + entryGap;
    return entry;
  });
  surface.restore();
  return entries;
}

/** Draws the entries with the legend's top left corner at a place, surface pixels. */
export function drawLegend(
  surface: Surface,
  entries: readonly LegendEntry[],
  origin: { left: number; top: number },
  ink: Ink,
): void {
  const { ratio, color } = ink;
  surface.save();
  surface.font = ink.font;
  surface.textBaseline = 'middle';
  surface.lineWidth = 2 * ratio;
  for (const { curve, label, left, top } of entries) {
    const x = origin.left + left * ratio;
    const y = origin.top + (top + legendRowHeight / 2) * ratio;
    surface.strokeStyle = color(curve.color);
    surface.setLineDash(curve.dash.map((length) => length * ratio));
    surface.beginPath();
    surface.moveTo(x, y);
    surface.lineTo(x + swatchWidth * ratio, y);
    surface.stroke();
    surface.fillStyle = color('var(--text-1)');
    surface.fillText(label, x + (swatchWidth + swatchGap) * ratio, y);
  }
  surface.restore();
}

function shortened(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && measure(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}
