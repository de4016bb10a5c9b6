import uPlot from 'uplot';
import { widestLabel } from './axis-labels.js';
import type { Axis } from './axis.js';
import type { ChartLine } from './chart-line.js';
import { fractionOf } from './range.js';
import { resolveColor, tokenNumber } from './theme-colors.js';

/** The room around a plot, CSS pixels; the left grows with its labels. */
export const gutter = { top: 8, right: 12, bottom: 22, left: 44 };
const leftAtMost = 132;

/** Both scales of uPlot run from 0 to 1 for good: our axes map the data, so that no number is too large for it. */
const unitScale = { auto: false, range: [0, 1] as [number, number] };
// uPlot looks for round numbers by itself unless there is one step only.
const ourTicks = { incrs: [1], space: 1 };

/** What a plot draws, asked for at each drawing. */
export interface PlotParts {
  y: () => Axis;
  /** The line that stands out. */
  hovered: () => ChartLine | undefined;
  path: (plot: uPlot, line: ChartLine) => Path2D;
  /** Called when the axes and the grid are there. */
  drawLines: (plot: uPlot) => void;
  /** Called when all else is there. */
  drawMarks: (plot: uPlot) => void;
}

/** A plot with one series, the line that stands out; its x axis is bare, its y axis shows our ticks. */
export function plotOptions(
  { width, height }: { width: number; height: number },
  font: string,
  { y, hovered, path, drawLines, drawMarks }: PlotParts,
): uPlot.Options {
  const color = (token: string) => (): string => resolveColor(`var(${token})`);
  const leftGutter = ({ ctx }: uPlot): number =>
    Math.min(leftAtMost, Math.max(gutter.left, Math.ceil(widestLabel(ctx, y(), font)) + 12));
  return {
    mode: 2,
    width,
    height,
    padding: [gutter.top, gutter.right, 0, 0],
    legend: { show: false, live: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: { x: { ...unitScale, time: false }, y: unitScale },
    series: [
      {},
      {
        ...hoveredStyle(hovered()),
        facets: [
          { scale: 'x', auto: false },
          { scale: 'y', auto: false },
        ],
        auto: false,
        pxAlign: 0,
        points: { show: false },
        stroke: () => resolveColor(hovered()?.color ?? 'transparent'),
        paths: (plot) => {
          const line = hovered();
          return line ? { stroke: path(plot, line), flags: 0 } : null;
        },
      },
    ],
    axes: [
      {
        ...ourTicks,
        font,
        scale: 'x',
        side: 2,
        size: gutter.bottom,
        splits: () => [],
        values: () => [],
        grid: { show: false },
        ticks: { show: false },
        border: { show: true, width: 1, stroke: color('--chart-axis') },
      },
      {
        ...ourTicks,
        font,
        scale: 'y',
        side: 3,
        gap: 8,
        stroke: color('--chart-label'),
        size: leftGutter,
        splits: () => y().ticks.map(({ value }) => fractionOf(value, y())),
        values: () => y().ticks.map(({ label }) => label),
        grid: {
          show: true,
          width: 1,
          stroke: color('--chart-grid'),
          // The x axis is there already.
          filter: (_plot, splits) => splits.map((split) => (split > 0 ? split : null)),
        },
        ticks: { show: false },
      },
    ],
    hooks: { drawAxes: [drawLines], draw: [drawMarks] },
  };
}

/** How the line that stands out is stroked. */
export function hoveredStyle(line: ChartLine | undefined): Pick<uPlot.Series, 'width' | 'dash'> {
  const dash = line?.dash.map((length) => length * uPlot.pxRatio);
  return { width: tokenNumber('--chart-line-hover', 2.5), dash: dash?.length ? dash : undefined };
}
