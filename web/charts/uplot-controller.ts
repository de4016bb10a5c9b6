import type { ReactiveController, ReactiveControllerHost } from 'lit';
import uPlot from 'uplot';
import { drawXLabels, scaledFont } from './axis-labels.js';
import { xAxis, yAxis, type Axis } from './axis.js';
import type { ChartLine, XKind, XWindow } from './chart-line.js';
import { xExtent, yExtent } from './extent.js';
import { LineLayer } from './line-layer.js';
import { markLabels } from './mark-labels.js';
import { markRails } from './mark-rails.js';
import { drawLivePoint, drawLonePoints, drawMarkLabel, drawRail, type MarkCanvas } from './marks.js';
import { cancelRedraw, redrawSoon } from './redraw-queue.js';
import { onThemeChange, resolveColor, tokenNumber } from './theme-colors.js';
import type { PlotBox } from './trace-path.js';
import { gutter, hoveredStyle, plotOptions } from './uplot-options.js';

/** What a chart draws. */
export interface ChartModel {
  /** From the back to the front. */
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

const xLabelBaseline = 15;
const tickFontPx = 11;
const xTicksAtMost = 6;
const noTicks: Axis = { min: 0, max: 1, ticks: [] };
const nothing = new Float64Array();

/**
 * The only place that touches uPlot: opens it in the host's container, gives it what to draw, and closes it when
 * the host goes. uPlot keeps the canvas in shape, draws the axes, and strokes the line that stands out, through a
 * path of ours; the picture of all lines and the marks are drawn in its hooks.
 */
export class UplotController implements ReactiveController {
  readonly #container: () => HTMLElement | null;
  readonly #onLayout: (layout: PlotLayout) => void;
  readonly #layer = new LineLayer();
  #model: ChartModel = { lines: [], xKind: 'step', window: null, hoveredId: null };
  #hovered: ChartLine | undefined;
  #x: Axis = noTicks;
  #y: Axis = noTicks;
  #font = '';
  #plot: uPlot | null = null;
  #observer: ResizeObserver | null = null;
  #connection = new AbortController();

  /**
   * @param options.container where the plot goes; null until the host has rendered
   * @param options.onLayout called each time the plot has been drawn
   */
  constructor(
    host: ReactiveControllerHost,
    options: { container: () => HTMLElement | null; onLayout: (layout: PlotLayout) => void },
  ) {
    this.#container = options.container;
    this.#onLayout = options.onLayout;
    host.addController(this);
  }

  /** Draws that in the next frame. */
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
    this.#layer.clear();
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
    this.#hovered = lines.find(({ id }) => id === hoveredId);
    const traces = lines.map(({ trace }) => trace);
    this.#x = xAxis(window ? { min: window[0], max: window[1] } : xExtent(traces), xKind, xTicksAtMost);
    this.#y = yAxis(yExtent(traces, this.#x));
    if (!this.#plot) {
      this.#font = `${tickFontPx}px ${getComputedStyle(container).fontFamily}`;
      // It draws by itself after this.
      this.#plot = new uPlot(
        plotOptions({ width, height }, this.#font, {
          y: () => this.#y,
          hovered: () => this.#hovered,
          path: (plot, line) => this.#layer.path(line, this.#box(plot)),
          drawLines: (plot) => this.#drawLines(plot),
          drawMarks: (plot) => {
            this.#drawMarks(plot);
            this.#onLayout(this.#layout(plot));
          },
        }),
        this.#data(),
        container,
      );
      return;
    }
    const plot = this.#plot;
    plot.batch(() => {
      Object.assign(plot.series[1]!, hoveredStyle(this.#hovered));
      plot.setData(this.#data(), false);
      if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
      plot.redraw(true, true);
    });
  };

  /** uPlot wants a pair of columns a series; it draws through `paths` and never looks into them. */
  #data(): uPlot.AlignedData {
    const { x = nothing, y = nothing } = this.#hovered?.trace ?? {};
    return [null, [x, y]] as unknown as uPlot.AlignedData;
  }

  #drawLines(plot: uPlot): void {
    const ratio = uPlot.pxRatio;
    const { ctx } = plot;
    const box = this.#box(plot);
    const color = resolveColor('var(--chart-label)');
    drawXLabels(ctx, box, this.#x, { font: this.#font, color, ratio, baseline: xLabelBaseline });
    ctx.save();
    ctx.globalAlpha = this.#opacity(undefined);
    const width = tokenNumber('--chart-line', 1.5);
    this.#layer.draw(ctx, this.#model.lines, box, { ratio, width, color: (line) => resolveColor(line.color) });
    ctx.restore();
  }

  #drawMarks(plot: uPlot): void {
    const ratio = uPlot.pxRatio;
    const { ctx } = plot;
    const canvas: MarkCanvas = {
      ctx,
      box: this.#box(plot),
      ratio,
      font: scaledFont(this.#font, ratio),
      labelColor: resolveColor('var(--text-2)'),
      groundColor: resolveColor('var(--surface-card)'),
    };
    const { lines, window } = this.#model;
    ctx.save();
    for (const line of lines) {
      ctx.globalAlpha = this.#opacity(line);
      drawLonePoints(canvas, line.trace, resolveColor(line.color));
      if (line.live) drawLivePoint(canvas, line.trace, resolveColor(line.color));
    }
    const rails = markRails(lines, canvas.box, ratio);
    for (const rail of rails) {
      ctx.globalAlpha = this.#opacity(rail.line);
      drawRail(canvas, rail, resolveColor(rail.line.color));
    }
    // The counts are those of the whole trace.
    if (rails.length > 0 && window === null) {
      ctx.font = canvas.font;
      const measure = (text: string): number => ctx.measureText(text).width;
      for (const label of markLabels(rails, lines, canvas.box, { ratio, measure })) {
        ctx.globalAlpha = this.#opacity(label.rail.line);
        drawMarkLabel(canvas, label);
      }
    }
    ctx.restore();
  }

  /** While one line of the chart stands out, all others step back. */
  #opacity(line: ChartLine | undefined): number {
    return this.#hovered && line !== this.#hovered ? tokenNumber('--chart-dim-opacity', 0.18) : 1;
  }

  #box({ bbox: { left, top, width, height } }: uPlot): PlotBox {
    return { left, top, width, height, x: this.#x, y: this.#y };
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
}
