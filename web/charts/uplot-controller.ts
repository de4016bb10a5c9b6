import type { ReactiveController, ReactiveControllerHost } from 'lit';
import uPlot from 'uplot';
import type { Trace } from '../../sdk/read/logbook.js';
import { xAxis, yAxis, type Axis } from './axis.js';
import type { ChartLine, XKind, XWindow } from './chart-line.js';
import { xExtent, yExtent } from './extent.js';
import { drawLivePoint, drawLonePoints, drawNonFinite, type MarkCanvas } from './marks.js';
import { fractionOf } from './range.js';
import { cancelRedraw, redrawSoon } from './redraw-queue.js';
import { onThemeChange, resolveColor, tokenNumber } from './theme-colors.js';
import { toCanvasX, tracePath, type PlotBox } from './trace-path.js';

/** What a chart draws. */
export interface ChartModel {
  lines: readonly ChartLine[];
  xKind: XKind;
  window: XWindow;
  hoveredId: string | null;
}

/** Where the plot is in its container, CSS pixels, and what its axes show. */
export interface PlotLayout {
  left: number;
  top: number;
  width: number;
  height: number;
  x: Axis;
  y: Axis;
  /** How many columns of the screen's own pixels the plot is wide. */
  widthPx: number;
}

const gutter = { top: 8, right: 12, bottom: 22, left: 44 };
const leftAtMost = 132;
const tickFontPx = 11;
const xTicksAtMost = 6;
/** Both scales of uPlot run from 0 to 1 for good: our axes map the data, so that no number is too large for it. */
const unitScale = { auto: false, range: [0, 1] as [number, number] };
const noTicks: Axis = { min: 0, max: 1, ticks: [] };

/**
 * The only place that touches uPlot: opens it in the host's container, gives it what to draw, and closes it when
 * the host goes. uPlot keeps the canvas in shape and draws the axes; the lines and marks are ours.
 */
export class UplotController implements ReactiveController {
  readonly #container: () => HTMLElement | null;
  readonly #onLayout: (layout: PlotLayout) => void;
  readonly #paths = new WeakMap<Trace, { key: string; path: Path2D }>();
  #model: ChartModel = { lines: [], xKind: 'step', window: null, hoveredId: null };
  /** The lines from the back to the front: the hovered one last. */
  #drawn: readonly ChartLine[] = [];
  #x: Axis = noTicks;
  #y: Axis = noTicks;
  #plot: uPlot | null = null;
  #observer: ResizeObserver | null = null;
  #connection = new AbortController();

  constructor(
    host: ReactiveControllerHost,
    options: { container: () => HTMLElement | null; onLayout: (layout: PlotLayout) => void },
  ) {
    this.#container = options.container;
    this.#onLayout = options.onLayout;
    host.addController(this);
  }

  set(model: ChartModel): void {
    this.#model = model;
    redrawSoon(this.#draw);
  }

  hostConnected(): void {
    this.#connection = new AbortController();
    onThemeChange(() => redrawSoon(this.#draw), { signal: this.#connection.signal });
    this.#observe();
  }

  /** The container is there from the first update on. */
  hostUpdated(): void {
    if (!this.#observer) this.#observe();
  }

  hostDisconnected(): void {
    this.#connection.abort();
    this.#observer?.disconnect();
    this.#observer = null;
    cancelRedraw(this.#draw);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #observe(): void {
    const container = this.#container();
    if (!container) return;
    this.#observer = new ResizeObserver(() => redrawSoon(this.#draw));
    this.#observer.observe(container);
  }

  readonly #draw = (): void => {
    const container = this.#container();
    if (!container) return;
    const [width, height] = [container.clientWidth, container.clientHeight];
    if (width <= gutter.left + gutter.right || height <= gutter.top + gutter.bottom) return;
    const { lines, hoveredId, xKind, window } = this.#model;
    this.#drawn = [...lines.filter(({ id }) => id !== hoveredId), ...lines.filter(({ id }) => id === hoveredId)];
    const traces = lines.map(({ trace }) => trace);
    this.#x = xAxis(window ? { min: window[0], max: window[1] } : xExtent(traces), xKind, xTicksAtMost);
    this.#y = yAxis(yExtent(traces, this.#x));
    const plot = (this.#plot ??= this.#open(container, width, height));
    plot.batch(() => {
      const count = Math.max(1, this.#drawn.length);
      while (plot.series.length - 1 < count) plot.addSeries(this.#series(), plot.series.length);
      while (plot.series.length - 1 > count) plot.delSeries(plot.series.length - 1);
      this.#style(plot);
      plot.setData(this.#data() as unknown as uPlot.AlignedData, false);
      if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
      plot.redraw(true, true);
    });
  };

  #open(container: HTMLElement, width: number, height: number): uPlot {
    const font = `${tickFontPx}px ${getComputedStyle(container).fontFamily}`;
    const label = (): string => resolveColor('var(--chart-label)');
    const options: uPlot.Options = {
      mode: 2,
      width,
      height,
      padding: [gutter.top, gutter.right, 0, 0],
      legend: { show: false, live: false },
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      scales: { x: { ...unitScale, time: false }, y: unitScale },
      series: [{}, this.#series()],
      axes: [
        {
          scale: 'x',
          side: 2,
          size: gutter.bottom,
          incrs: [1],
          space: 1,
          font,
          splits: () => [],
          values: () => [],
          grid: { show: false },
          ticks: { show: false },
          border: { show: true, width: 1, stroke: () => resolveColor('var(--chart-axis)') },
        },
        {
          scale: 'y',
          side: 3,
          gap: 8,
          incrs: [1],
          space: 1,
          font,
          stroke: label,
          size: (plot) => this.#leftGutter(plot, font),
          splits: () => this.#y.ticks.map(({ value }) => fractionOf(value, this.#y)),
          values: () => this.#y.ticks.map((tick) => tick.label),
          grid: {
            show: true,
            width: 1,
            stroke: () => resolveColor('var(--chart-grid)'),
            // The x axis is there already.
            filter: (_plot, splits) => splits.map((split) => (split > 0 ? split : null)),
          },
          ticks: { show: false },
        },
      ],
      hooks: {
        drawAxes: [(plot) => this.#drawXLabels(plot, font)],
        draw: [
          (plot) => {
            this.#drawMarks(plot, font);
            this.#onLayout(this.#layout(plot));
          },
        ],
      },
    };
    return new uPlot(options, this.#data() as unknown as uPlot.AlignedData, container);
  }

  #series(): uPlot.Series {
    return {
      facets: [
        { scale: 'x', auto: false },
        { scale: 'y', auto: false },
      ],
      auto: false,
      pxAlign: 0,
      points: { show: false },
      stroke: (_plot, i) => resolveColor(this.#drawn[i - 1]?.color ?? 'transparent'),
      paths: (plot, i) => {
        const line = this.#drawn[i - 1];
        return line ? { stroke: this.#path(line.trace, this.#box(plot)), flags: 0 } : null;
      },
    };
  }

  /** uPlot wants a pair of columns a series; it draws through `paths` and never looks into them. */
  #data(): [null, ...[x: Float64Array, y: Float64Array][]] {
    const columns = this.#drawn.map(({ trace }): [Float64Array, Float64Array] => [trace.x, trace.y]);
    return [
      null,
      ...(columns.length > 0 ? columns : [[new Float64Array(), new Float64Array()] as [Float64Array, Float64Array]]),
    ];
  }

  #style(plot: uPlot): void {
    const ratio = uPlot.pxRatio;
    this.#drawn.forEach((line, i) => {
      const series = plot.series[i + 1]!;
      const isHovered = line.id === this.#model.hoveredId;
      series.width = isHovered ? tokenNumber('--chart-line-hover', 2.5) : tokenNumber('--chart-line', 1.5);
      series.alpha = this.#opacity(line);
      series.dash = line.dash.map((length) => length * ratio);
    });
  }

  #opacity({ id }: ChartLine): number {
    const { hoveredId, lines } = this.#model;
    const dims = hoveredId !== null && id !== hoveredId && lines.some((line) => line.id === hoveredId);
    return dims ? tokenNumber('--chart-dim-opacity', 0.18) : 1;
  }

  #path(trace: Trace, box: PlotBox): Path2D {
    const key = [box.left, box.top, box.width, box.height, box.x.min, box.x.max, box.y.min, box.y.max].join();
    const known = this.#paths.get(trace);
    if (known?.key === key) return known.path;
    const path = tracePath(trace, box);
    this.#paths.set(trace, { key, path });
    return path;
  }

  #box({ bbox }: uPlot): PlotBox {
    return { left: bbox.left, top: bbox.top, width: bbox.width, height: bbox.height, x: this.#x, y: this.#y };
  }

  #layout({ bbox }: uPlot): PlotLayout {
    const ratio = uPlot.pxRatio;
    return {
      left: bbox.left / ratio,
      top: bbox.top / ratio,
      width: bbox.width / ratio,
      height: bbox.height / ratio,
      x: this.#x,
      y: this.#y,
      widthPx: Math.max(1, Math.round(bbox.width)),
    };
  }

  #leftGutter({ ctx }: uPlot, font: string): number {
    // In CSS pixels, and without touching the font that uPlot believes is set.
    ctx.save();
    ctx.font = font;
    const widest = Math.max(0, ...this.#y.ticks.map(({ label }) => ctx.measureText(label).width));
    ctx.restore();
    return Math.min(leftAtMost, Math.max(gutter.left, Math.ceil(widest) + 12));
  }

  /** Centred below their place, but never out of the plot and never into each other. */
  #drawXLabels(plot: uPlot, font: string): void {
    const ratio = uPlot.pxRatio;
    const box = this.#box(plot);
    const { ctx } = plot;
    ctx.save();
    ctx.font = scaled(font, ratio);
    ctx.fillStyle = resolveColor('var(--chart-label)');
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    let free = -Infinity;
    for (const { value, label } of this.#x.ticks) {
      const width = ctx.measureText(label).width;
      const centred = toCanvasX(box, value) - width / 2;
      const left = Math.max(box.left, Math.min(box.left + box.width - width, centred));
      if (left < free) continue;
      ctx.fillText(label, left, box.top + box.height + (gutter.bottom - 7) * ratio);
      free = left + width + 8 * ratio;
    }
    ctx.restore();
  }

  #drawMarks(plot: uPlot, font: string): void {
    const ratio = uPlot.pxRatio;
    const { ctx } = plot;
    const canvas: MarkCanvas = {
      ctx,
      box: this.#box(plot),
      ratio,
      font: scaled(font, ratio),
      labelColor: resolveColor('var(--text-2)'),
      groundColor: resolveColor('var(--surface-card)'),
      labels: [],
    };
    ctx.save();
    for (const pass of ['points', 'marks'] as const) {
      for (const line of this.#drawn) {
        const color = resolveColor(line.color);
        ctx.globalAlpha = this.#opacity(line);
        if (pass === 'points') {
          drawLonePoints(canvas, line.trace, color);
          if (line.live) drawLivePoint(canvas, line.trace, color);
        } else drawNonFinite(canvas, line.trace, color, this.#model.window === null);
      }
    }
    ctx.restore();
  }
}

const scaled = (font: string, ratio: number): string =>
  font.replace(/^[\d.]+px/, (size) => `${parseFloat(size) * ratio}px`);
