import type { ChartModel } from './chart-model.js';
import { CrosshairOverlay } from './crosshair-overlay.js';
import type { Hover } from './hover-controller.js';
import type { PlotLayout } from './plot-layout.js';
import type { TooltipView } from './tooltip-view.js';

/** Shows a chart's crosshair: the overlay over its plot, and the tooltip where nothing is drawn. */
export class HoverView {
  readonly #chart: HTMLElement & ChartModel;
  readonly #overlayElement: HTMLElement;
  readonly #overlay: CrosshairOverlay;
  #tooltip: TooltipView | null = null;
  #layout: PlotLayout | null = null;
  #hover: Hover | null = null;

  /** @param chart has rendered an element with the class `overlay`, and the tooltip */
  constructor(chart: HTMLElement & ChartModel) {
    this.#chart = chart;
    this.#overlayElement = chart.shadowRoot!.querySelector<HTMLElement>('.overlay')!;
    this.#overlay = new CrosshairOverlay(this.#overlayElement);
  }

  /** The plot's box in the window. */
  get box(): DOMRect {
    return this.#overlayElement.getBoundingClientRect();
  }

  /** The plot has been drawn anew. */
  fit(layout: PlotLayout): void {
    this.#layout = layout;
    this.#overlay.fit(layout);
    if (this.#tooltip) this.#tooltip.redrawn();
    else void this.#loadTooltip();
  }

  /** Shows a crosshair of the chart's own, or with null none. */
  show(hover: Hover | null): void {
    if (hover === this.#hover) return;
    this.#hover = hover;
    if (hover) this.#overlay.showNear(hover.left, hover.x, this.#chart.xKind, hover.rows);
    else this.#overlay.hide();
    if (hover && hover.rows.length > 0) void this.placeTooltip();
    else this.#tooltip?.hide();
    if (!hover) this.#tooltip?.gone();
  }

  /** Shows where the crosshair is in another chart, or with null none. */
  showFar(x: number | null): void {
    if (x === null) this.#overlay.hide();
    else this.#overlay.showFar(x);
  }

  showBrush(range: readonly [from: number, to: number] | null): void {
    this.#overlay.showBrush(range);
  }

  /** Puts the tooltip in its place, where the chart has been moved, too. */
  async placeTooltip(): Promise<void> {
    const hover = this.#hover;
    const tooltip = this.#tooltip ?? (await this.#loadTooltip());
    await tooltip.updateComplete;
    if (!hover || hover.rows.length === 0 || this.#hover !== hover || !this.#layout) return;
    tooltip.show(hover, this.#layout, this.box);
  }

  /** It comes once the plot is drawn, before anybody points at it. */
  async #loadTooltip(): Promise<TooltipView> {
    const { TooltipView } = await import('./tooltip-view.js');
    return (this.#tooltip ??= new TooltipView(this.#chart));
  }
}
