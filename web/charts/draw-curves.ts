import type { Trace } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartCurve, ChartLine } from './chart-line.js';
import type { ChartModel } from './chart-model.js';
import type { Ink, Surface } from './surface.js';
import { tokenNumber } from './theme-colors.js';
import { traceArea, traceLine, type PlotBox } from './trace-path.js';

export type Curves = Pick<ChartModel, 'lines' | 'bands'>;

const rawWidth = 1;
const abandonedDash = [2, 3];
const abandonedOpacity = 0.35;

/**
 * Draws curves into the plot, from the back to the front: the lines as they were logged, where they are smoothed; the
 * bands; the lines.
 * @param width of lines, CSS pixels
 */
export function drawCurves(surface: Surface, { lines, bands }: Curves, box: PlotBox, ink: Ink, width: number): void {
  surface.save();
  clipTo(surface, box, (width / 2) * ink.ratio);
  surface.lineJoin = 'round';
  dimmed(surface, tokenNumber('--chart-raw-opacity', 0.2), () => {
    for (const line of lines) drawRaw(surface, line, box, ink);
  });
  dimmed(surface, tokenNumber('--chart-band-opacity', 0.14), () => {
    for (const band of bands) drawArea(surface, band, box, ink);
  });
  for (const band of bands) drawMean(surface, band, box, ink, width);
  for (const line of lines) drawLine(surface, line, box, ink, width);
  surface.restore();
}

function drawRaw(surface: Surface, { trace: { raw }, color }: ChartLine, box: PlotBox, ink: Ink): void {
  if (!raw) return;
  prepare(surface, { color, dash: [] }, ink, rawWidth);
  traceLine(surface, raw, raw.y, box);
  surface.stroke();
}

function drawArea(surface: Surface, { band, color }: ChartBand, box: PlotBox, ink: Ink): void {
  surface.fillStyle = ink.color(color);
  surface.beginPath();
  traceArea(surface, band, box);
  surface.fill();
}

function drawMean(surface: Surface, curve: ChartBand, box: PlotBox, ink: Ink, width: number): void {
  prepare(surface, curve, ink, width);
  traceLine(surface, curve.band, curve.band.y, box);
  surface.stroke();
}

function drawLine(surface: Surface, curve: ChartLine, box: PlotBox, ink: Ink, width: number): void {
  const { trace, color } = curve;
  if (trace.abandoned.includes(1)) {
    dimmed(surface, abandonedOpacity, () => {
      prepare(surface, { color, dash: abandonedDash }, ink, width);
      traceLine(surface, trace, trace.y, box, (segment) => isAbandoned(trace, segment));
      surface.stroke();
    });
  }
  prepare(surface, curve, ink, width);
  traceLine(surface, trace, trace.y, box, (segment) => !isAbandoned(trace, segment));
  surface.stroke();
}

const isAbandoned = ({ abandoned }: Trace, segment: number): boolean => abandoned[segment] === 1;

/** Begins a path of that look. */
function prepare(surface: Surface, { color, dash }: Pick<ChartCurve, 'color' | 'dash'>, ink: Ink, width: number): void {
  surface.strokeStyle = ink.color(color);
  surface.lineWidth = width * ink.ratio;
  surface.setLineDash(dash.map((length) => length * ink.ratio));
  // Round ends would close the gaps between dashes.
  surface.lineCap = dash.length > 0 ? 'butt' : 'round';
  surface.beginPath();
}

function dimmed(surface: Surface, opacity: number, draw: () => void): void {
  const before = surface.globalAlpha;
  surface.globalAlpha = before * opacity;
  draw();
  surface.globalAlpha = before;
}

function clipTo(surface: Surface, { left, top, width, height }: PlotBox, overhang: number): void {
  surface.beginPath();
  surface.rect(left - overhang, top - overhang, width + 2 * overhang, height + 2 * overhang);
  surface.clip();
}
