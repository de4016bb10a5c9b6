import { drawMinorTicks, drawXLabels, widestLabel } from './axis-labels.js';
import { chartAxes, type ChartAxes } from './chart-axes.js';
import type { ChartModel } from './chart-model.js';
import { drawCurves } from './draw-curves.js';
import { drawMarks } from './marks.js';
import { drawLegend, legendEntries, legendRowHeight } from './picture-legend.js';
import { trimmedWords, unplacedWords, xName } from './plot-words.js';
import type { Ink, Surface } from './surface.js';
import { SvgSurface } from './svg-surface.js';
import { resolveColor, tokenNumber } from './theme-colors.js';
import { toCanvasY, type PlotBox } from './trace-path.js';
import { gutter, leftGutter } from './uplot-options.js';

/** A chart as it is to be kept; lengths in CSS pixels. */
export interface ChartPicture extends ChartModel {
  /** Stands above the chart. */
  title: string;
  /** Of the whole picture. */
  width: number;
  /** Of the plot with its axes; the title and the legend come on top of it. */
  height: number;
}

const pngRatio = 2;
const margin = 12;
const headHeight = 36;
const xNameHeight = 16;
const titlePx = 13;
const labelPx = 11;

/**
 * The chart with its title, axes and legend as an SVG document, in the colours of the theme: it refers to nothing
 * outside of it, and text is text.
 */
export function chartSvg(picture: ChartPicture): string {
  const surface = new SvgSurface();
  const height = drawPicture(surface, picture, inkOf(1));
  return surface.document(picture.title, picture.width, height);
}

/** The same as PNG, two pixels a CSS pixel. */
export async function chartPng(picture: ChartPicture): Promise<Blob> {
  // How high it is becomes known when it is drawn.
  const height = drawPicture(new SvgSurface(), picture, inkOf(1));
  const canvas = new OffscreenCanvas(picture.width * pngRatio, height * pngRatio);
  drawPicture(canvas.getContext('2d')!, picture, inkOf(pngRatio));
  return canvas.convertToBlob({ type: 'image/png' });
}

function inkOf(ratio: number): Ink {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--font-ui').replace(/\s+/g, ' ').trim();
  return { ratio, color: resolveColor, font: `${labelPx * ratio}px ${family || 'sans-serif'}` };
}

/** Draws all of it; returns how high it is, CSS pixels. */
function drawPicture(surface: Surface, picture: ChartPicture, ink: Ink): number {
  const px = (length: number): number => length * ink.ratio;
  const { width, height, title, lines, bands, xKind } = picture;
  const entries = legendEntries(surface, [...bands, ...lines], width - 2 * margin, ink);
  const legendTop = headHeight + height + xNameHeight + 4;
  const whole = legendTop + (entries.at(-1)?.top ?? 0) + legendRowHeight + margin;
  surface.fillStyle = ink.color('var(--surface-card)');
  surface.beginPath();
  surface.rect(0, 0, px(width), px(whole));
  surface.fill();

  const axes = chartAxes(picture, width - gutter.left - gutter.right);
  const left = leftGutter(widestLabel(surface, axes.y, ink.font) / ink.ratio);
  const box: PlotBox = {
    left: px(left),
    top: px(headHeight + gutter.top),
    width: px(width - left - gutter.right),
    height: px(height - gutter.top - gutter.bottom),
    x: axes.x,
    y: axes.y,
  };
  const titleFont = ink.font.replace(/^[\d.]+px/, `600 ${px(titlePx)}px`);
  write(surface, title, { left: px(margin), baseline: px(24), font: titleFont, color: ink.color('var(--text-1)') });
  const note = { baseline: px(24), font: ink.font, color: ink.color('var(--text-3)'), align: 'right' } as const;
  write(surface, [unplacedWords(lines), trimmedWords(picture)].filter(Boolean).join(' · '), {
    ...note,
    left: px(width - margin),
  });
  const nameTop = px(headHeight + height + 10);
  write(surface, xName(xKind), { ...note, left: box.left + box.width / 2, baseline: nameTop, align: 'center' });

  drawFrame(surface, box, axes, ink);
  drawCurves(surface, picture, box, ink, tokenNumber('--chart-line', 1.5));
  drawMarks(surface, { ...picture, isClipped: axes.isClipped }, box, ink, () => 1);
  drawLegend(surface, entries, { left: px(margin), top: px(legendTop) }, ink);
  return whole;
}

/** The grid, the line of the x axis, and the labels: what uPlot draws on the screen. */
function drawFrame(surface: Surface, box: PlotBox, axes: ChartAxes, ink: Ink): void {
  const right = box.left + box.width;
  const bottom = box.top + box.height;
  const rule = (y: number, color: string): void => {
    surface.strokeStyle = ink.color(color);
    surface.lineWidth = ink.ratio;
    surface.beginPath();
    surface.moveTo(box.left, y);
    surface.lineTo(right, y);
    surface.stroke();
  };
  surface.save();
  for (const { value, label } of axes.y.ticks) {
    const y = toCanvasY(box, value);
    if (y < bottom) rule(y, 'var(--chart-grid)');
    const baseline = y + 4 * ink.ratio;
    const look = { font: ink.font, color: ink.color('var(--chart-label)'), align: 'right' } as const;
    write(surface, label, { ...look, left: box.left - 8 * ink.ratio, baseline });
  }
  rule(bottom, 'var(--chart-axis)');
  surface.restore();
  drawXLabels(surface, box, axes.x, ink);
  drawMinorTicks(surface, box, axes, ink);
}

function write(
  surface: Surface,
  text: string,
  look: { left: number; baseline: number; font: string; color: string; align?: CanvasTextAlign },
): void {
  if (text === '') return;
  surface.save();
  surface.font = look.font;
  surface.fillStyle = look.color;
  surface.textAlign = look.align ?? 'left';
  surface.textBaseline = 'alphabetic';
  surface.fillText(text, look.left, look.baseline);
  surface.restore();
}
