import type { ChartModel } from './chart-model.js';
import './chart-tooltip.js';
import type { Hover } from './hover-controller.js';
import type { PlotLayout } from './plot-layout.js';
import { TooltipPlacer } from './tooltip-placer.js';

/** Shows a chart's tooltip where nothing is drawn. */
export class TooltipView {
  readonly #chart: HTMLElement & ChartModel;
  readonly #tooltip: HTMLElementTagNameMap['mtx-chart-tooltip'];
  readonly #placer = new TooltipPlacer();

  /** @param chart has rendered the tooltip */
  constructor(chart: HTMLElement & ChartModel) {
    this.#chart = chart;
    this.#tooltip = chart.shadowRoot!.querySelector('mtx-chart-tooltip')!;
  }

  /** Resolves when the tooltip has the size of what it shows. */
  get updateComplete(): Promise<boolean> {
    return this.#tooltip.updateComplete;
  }

  /** The plot has been drawn anew. */
  redrawn(): void {
    this.#placer.redrawn();
  }

  /** @param plot the plot's box in the window */
  show({ left, rows }: Hover, layout: PlotLayout, plot: DOMRect): void {
    this.#tooltip.show();
    const size = { width: this.#tooltip.offsetWidth, height: this.#tooltip.offsetHeight };
    const drawn = { curves: this.#chart, layout, plot, chart: this.#chart.getBoundingClientRect() };
    this.#tooltip.moveTo(this.#placer.place(size, { left, top: rows[0]?.top || 0 }, drawn));
  }

  hide(): void {
    this.#tooltip.hide();
  }

  /** The crosshair went: the next tooltip need not stand where this one stood. */
  gone(): void {
    this.#placer.gone();
  }
}
