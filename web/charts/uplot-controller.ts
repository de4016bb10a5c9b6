import type { ReactiveController, ReactiveControllerHost } from 'lit';
import uPlot from 'uplot';
import { drawMinorTicks, drawXLabels, scaledFont } from './axis-labels.js';
import { chartAxes, type ChartAxes } from './chart-axes.js';
import type { ChartCurve } from './chart-line.js';
import type { ChartModel } from './chart-model.js';
import { CurveLayer } from './curve-layer.js';
import { drawCurves } from './draw-curves.js';
import { HeldAxis } from './held-axis.js';
import { drawMarks } from './marks.js';
import type { PlotLayout } from './plot-layout.js';
import { cancelRedraw, redrawSoon } from './redraw-queue.js';
import type { Ink } from './surface.js';
import { onThemeChange, resolveColor, tokenNumber } from './theme-colors.js';
import type { PlotBox } from './trace-path.js';
import { gutter, plotOptions } from './uplot-options.js';

const tickFontPx = 11;
const noData = [null, [[], []]] as unknown as uPlot.AlignedData;

export interface PlotOptions {
  /** Where the plot goes; null until the host has rendered. */
  container: () => HTMLElement | null;
  /** Called each time the plot has been drawn. */
  onLayout: (layout: PlotLayout) => void;
  /** Where the plot begins, CSS pixels, if its labels do not say it: it has no y axis then. */
  left?: () => number;
}

/**
 * The only place that touches uPlot: opens it in the host's container, gives it what to draw, and closes it when
 * the host goes. uPlot keeps the canvas in shape and draws the axes; the curves and the marks are drawn in its hooks.
 */
export class UplotController implements ReactiveController {
  readonly #options: PlotOptions;
  readonly #layer = new CurveLayer();
  readonly #heldY = new HeldAxis();
  #model: ChartModel | null = null;
  #axes: ChartAxes = { x: { min: 0, max: 1, ticks: [] }, y: { min: 0, max: 1, ticks: [] }, isClipped: false };
  #font = '';
  #plot: uPlot | null = null;
  #observer: ResizeObserver | null = null;
  #connection = new AbortController();

  constructor(host: ReactiveControllerHost, options: PlotOptions) {
    this.#options = options;
    host.addController(this);
  }

  /** Draws that in the next frame. */
  set(model: ChartModel): void {
    this.#model = model;
    redrawSoon(this.#draw);
  }

  /** While it is held, the y axis stays as it is when data arrives: nothing moves under a pointer. */
  hold(isHeld: boolean): void {
    if (this.#heldY.isHeld === isHeld) return;
    this.#heldY.isHeld = isHeld;
    if (!isHeld) redrawSoon(this.#draw);
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
    const container = this.#options.container();
    if (!container) return;
    this.#observer = new ResizeObserver(() => redrawSoon(this.#draw));
    this.#observer.observe(container);
  }

  readonly #draw = (): void => {
    const container = this.#options.container();
    const model = this.#model;
    if (!container || !model) return;
    const [width, height] = [container.clientWidth, container.clientHeight];
    if (width <= gutter.left + gutter.right || height <= gutter.top + gutter.bottom) return;
    this.#axes = this.#heldY.axes(model, (held) => chartAxes(model, width - gutter.left - gutter.right, held));
    if (this.#options.left) this.#axes.y = { ...this.#axes.y, ticks: [], minor: [] };
    if (!this.#plot) {
      this.#font = `${tickFontPx}px ${getComputedStyle(container).fontFamily}`;
      // It draws by itself after this.
      this.#plot = new uPlot(
        plotOptions({ width, height }, this.#font, {
          y: () => this.#axes.y,
          left: () => this.#options.left?.(),
          drawAxes: (plot) => this.#drawCurves(plot),
          draw: (plot) => this.#drawMarks(plot),
        }),
        noData,
        container,
      );
      return;
    }
    const plot = this.#plot;
    plot.batch(() => {
      if (plot.width !== width || plot.height !== height) plot.setSize({ width, height });
      plot.redraw(true, true);
    });
  };

  #drawCurves(plot: uPlot): void {
    const { ctx } = plot;
    const [box, ink, model] = [this.#box(plot), this.#ink(), this.#model!];
    drawXLabels(ctx, box, this.#axes.x, ink);
    drawMinorTicks(ctx, box, this.#axes, ink);
    const hovered = this.#hovered();
    ctx.save();
    ctx.globalAlpha = hovered ? tokenNumber('--chart-dim-opacity', 0.18) : 1;
    this.#layer.draw(ctx, model, box, ink, tokenNumber('--chart-line', 1.5));
    ctx.globalAlpha = 1;
    const alone = {
      lines: model.lines.filter((line) => line === hovered),
      bands: model.bands.filter((band) => band === hovered),
    };
    if (hovered) drawCurves(ctx, alone, box, ink, tokenNumber('--chart-line-hover', 2.5));
    ctx.restore();
  }

  #drawMarks(plot: uPlot): void {
    const hovered = this.#hovered();
    const dim = tokenNumber('--chart-dim-opacity', 0.18);
    const opacity = (curve: ChartCurve): number => (hovered && curve !== hovered ? dim : 1);
    const model = { ...this.#model!, isClipped: this.#axes.isClipped };
    drawMarks(plot.ctx, model, this.#box(plot), this.#ink(), opacity);
    this.#options.onLayout(this.#layout(plot));
  }

  /** The curve that stands out: all others step back. */
  #hovered(): ChartCurve | undefined {
    const { lines, bands, hoveredId } = this.#model!;
    if (hoveredId === null) return undefined;
    return lines.find(({ id }) => id === hoveredId) ?? bands.find(({ id }) => id === hoveredId);
  }

  #ink(): Ink {
    return { ratio: uPlot.pxRatio, color: resolveColor, font: scaledFont(this.#font, uPlot.pxRatio) };
  }

  #box({ bbox: { left, top, width, height } }: uPlot): PlotBox {
    return { left, top, width, height, x: this.#axes.x, y: this.#axes.y };
  }

  #layout({ bbox }: uPlot): PlotLayout {
    const ratio = uPlot.pxRatio;
    return {
      left: bbox.left / ratio,
      top: bbox.top / ratio,
      width: bbox.width / ratio,
      height: bbox.height / ratio,
      x: this.#axes.x,
      y: this.#axes.y,
      widthPx: Math.max(1, Math.round(bbox.width)),
    };
  }
}
