import type uPlot from 'uplot';
import { widestLabel } from './axis-labels.js';
import type { Axis } from './axis.js';
import { fractionOf } from './range.js';
import { resolveColor } from './theme-colors.js';

/** The room around a plot, CSS pixels; the left grows with its labels. */
export const gutter = { top: 8, right: 12, bottom: 22, left: 44 };
const leftAtMost = 132;
const besideLabels = 12;

/** How far the plot is from the left edge, CSS pixels, where its labels are that wide. */
export const leftGutter = (labelWidth: number): number =>
  Math.min(leftAtMost, Math.max(gutter.left, Math.ceil(labelWidth) + besideLabels));

/** Both scales of uPlot run from 0 to 1 for good: our axes map the data, so that no number is too large for it. */
const unitScale = { auto: false, range: [0, 1] as [number, number] };
// uPlot looks for round numbers by itself unless there is one step only.
const ourTicks = { incrs: [1], space: 1 };

/** What a plot draws, asked for at each drawing. */
export interface PlotParts {
  y: () => Axis;
  /** How far the plot is from the left edge, CSS pixels; undefined is as far as its labels ask for. */
  left: () => number | undefined;
  /** Called when the axes and the grid are there. */
  drawAxes: (plot: uPlot) => void;
  /** Called when all else is there. */
  draw: (plot: uPlot) => void;
}

/** A plot whose only series is empty: what it shows is drawn by others. Its x axis is bare, its y axis has our ticks. */
export function plotOptions(
  { width, height }: { width: number; height: number },
  font: string,
  { y, left, drawAxes, draw }: PlotParts,
): uPlot.Options {
  const color = (token: string) => (): string => resolveColor(`var(${token})`);
  return {
    mode: 2,
    width,
    height,
    padding: [gutter.top, gutter.right, 0, 0],
    legend: { show: false, live: false },
    cursor: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    scales: { x: { ...unitScale, time: false }, y: unitScale },
    // It wants one that knows its scales.
    series: [
      {},
      {
        show: false,
        facets: [
          { scale: 'x', auto: false },
          { scale: 'y', auto: false },
        ],
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
        size: ({ ctx }) => left() ?? leftGutter(widestLabel(ctx, y(), font)),
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
    hooks: { drawAxes: [drawAxes], draw: [draw] },
  };
}
