import { NonFinite, type Trace } from '../../sdk/read/logbook.js';
import { clipMarks, drawClipMark } from './clip-marks.js';
import type { ChartModel } from './chart-model.js';
import type { ChartCurve } from './chart-line.js';
import { markLabels, type MarkLabel } from './mark-labels.js';
import { markRails, type MarkRail, type MarkStretch } from './mark-rails.js';
import type { Ink, Surface } from './surface.js';
import { isWithin, lonePoints, toCanvasX, toCanvasY, type PlotBox } from './trace-path.js';

const lonePointRadius = 1.75;
const liveRadius = 2.5;
const haloRadius = 6;
const haloOpacity = 0.22;

/**
 * Draws what stands over the curves, from the back to the front: points that stand alone, live points, where values are
 * beyond the plot, and where they were not finite.
 * @param opacity how much of a curve's marks is seen
 */
export function drawMarks(
  surface: Surface,
  model: Pick<ChartModel, 'lines' | 'bands' | 'window'> & { isClipped: boolean },
  box: PlotBox,
  ink: Ink,
  opacity: (curve: ChartCurve) => number,
): void {
  const { lines, window, isClipped } = model;
  surface.save();
  for (const line of lines) {
    surface.globalAlpha = opacity(line);
    drawDots(surface, lonePoints(line.trace, box), lonePointRadius * ink.ratio, ink.color(line.color));
    if (line.live) drawLivePoint(surface, line.trace, box, ink, line.color);
  }
  for (const mark of isClipped ? clipMarks(model, box, ink.ratio) : []) {
    surface.globalAlpha = opacity(mark.curve);
    drawClipMark(surface, mark, box, ink);
  }
  const rails = markRails(lines, box, ink.ratio);
  for (const rail of rails) {
    surface.globalAlpha = opacity(rail.line);
    for (const stretch of rail.stretches) drawStretch(surface, rail, stretch, ink);
  }
  // The counts are those of the whole trace.
  if (rails.length > 0 && window === null) {
    surface.font = ink.font;
    const measure = (text: string): number => surface.measureText(text).width;
    for (const label of markLabels(rails, lines, box, { ratio: ink.ratio, measure })) {
      surface.globalAlpha = opacity(label.rail.line);
      drawMarkLabel(surface, label, ink);
    }
  }
  surface.restore();
}

/** The end of a line that still grows. */
function drawLivePoint(surface: Surface, trace: Trace, box: PlotBox, ink: Ink, color: string): void {
  const [x, y] = [trace.x.at(-1), trace.y.at(-1)];
  if (x === undefined || y === undefined || !isWithin(x, box.x) || !isWithin(y, box.y)) return;
  const end = [toCanvasX(box, x), toCanvasY(box, y)] as const;
  const alpha = surface.globalAlpha;
  surface.globalAlpha = alpha * haloOpacity;
  drawDots(surface, [end], haloRadius * ink.ratio, ink.color(color));
  surface.globalAlpha = alpha;
  drawDots(surface, [end], liveRadius * ink.ratio, ink.color(color));
}

function drawDots(
  surface: Surface,
  places: readonly (readonly [x: number, y: number])[],
  radius: number,
  color: string,
): void {
  if (places.length === 0) return;
  surface.fillStyle = color;
  surface.beginPath();
  for (const [x, y] of places) {
    surface.moveTo(x + radius, y);
    surface.arc(x, y, radius, 0, 2 * Math.PI);
  }
  surface.fill();
}

function drawMarkLabel(surface: Surface, { text, left, y }: MarkLabel, { ratio, font, color }: Ink): void {
  surface.save();
  surface.font = font;
  surface.textBaseline = 'middle';
  surface.textAlign = 'left';
  // Legible where it stands on the grid.
  surface.lineWidth = 3 * ratio;
  surface.lineJoin = 'round';
  surface.strokeStyle = color('var(--surface-card)');
  surface.strokeText(text, left, y);
  surface.fillStyle = color('var(--text-2)');
  surface.fillText(text, left, y);
  surface.restore();
}

/**
 * × for NaN, ▲ for ∞, ▼ for −∞, with a hairline to the last of the stretch and a dotted line to where the drawn line
 * broke.
 */
function drawStretch(
  surface: Surface,
  { kind, y: rail, line }: MarkRail,
  { from, to, broke }: MarkStretch,
  { ratio, color }: Ink,
): void {
  const px = (length: number): number => length * ratio;
  surface.save();
  surface.strokeStyle = surface.fillStyle = color(line.color);
  surface.lineWidth = px(1.5);
  surface.lineCap = 'round';
  surface.setLineDash([]);
  if (kind !== NonFinite.nan) {
    const up = kind === NonFinite.positiveInfinity ? 1 : -1;
    surface.beginPath();
    surface.moveTo(from - px(4.5), rail + px(4 * up));
    surface.lineTo(from, rail - px(3 * up));
    surface.lineTo(from + px(4.5), rail + px(4 * up));
    surface.closePath();
    surface.fill();
  }
  surface.beginPath();
  if (kind === NonFinite.nan) {
    surface.moveTo(from - px(3), rail - px(3));
    surface.lineTo(from + px(3), rail + px(3));
    surface.moveTo(from + px(3), rail - px(3));
    surface.lineTo(from - px(3), rail + px(3));
  }
  if (to - from > px(6)) {
    surface.moveTo(from + px(6), rail);
    surface.lineTo(to, rail);
  }
  surface.stroke();
  if (broke !== null) {
    surface.globalAlpha *= 0.55;
    surface.lineCap = 'butt';
    surface.setLineDash([px(1.5), px(2.5)]);
    surface.beginPath();
    surface.moveTo(from, rail + Math.sign(broke - rail) * px(6));
    surface.lineTo(from, broke);
    surface.stroke();
  }
  surface.restore();
}
