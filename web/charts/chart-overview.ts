import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Scale } from '../../sdk/read/logbook.js';
import { cssProperties } from '../elements/css-properties.js';
import { controls } from '../styles/controls.js';
import type { ChartBand, ChartLine, XKind, XWindow } from './chart-line.js';
import { chartOverviewStyles } from './chart-overview-styles.js';
import { xExtent } from './extent.js';
import { lineChartStyles } from './line-chart-styles.js';
import type { PlotLayout } from './plot-layout.js';
import { crosshairWords, formatX } from './plot-words.js';
import { fractionOf, valueAt } from './range.js';
import { UplotController } from './uplot-controller.js';
import { WindowControl } from './window-control.js';
import { narrowest, WindowDrag } from './window-drag.js';

/** The shares of the strip that the brush begins and ends at. */
type Brush = readonly [from: number, to: number];
type Edge = 0 | 1;

const keySteps: { readonly [key: string]: number } = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageDown: -0.1,
  PageUp: 0.1,
  Home: -1,
  End: 1,
};

/**
 * The whole of the x axis in a strip, with the part that a chart shows as a brush to be dragged and resized, by pointer
 * and by keyboard. A drag beside the brush makes a new one, a double click shows all.
 *
 * @fires window-change - when the person asks for another part
 */
@customElement('mtx-chart-overview')
export class ChartOverview extends LitElement {
  static override styles = [controls, ...lineChartStyles, chartOverviewStyles];

  /** What it shows, in words: the metric's name. */
  @property() label = '';
  /** From the back to the front, over all of the axis. */
  @property({ attribute: false }) lines: readonly ChartLine[] = [];
  /** From the back to the front, all behind the lines. */
  @property({ attribute: false }) bands: readonly ChartBand[] = [];
  @property() xKind: XKind = 'step';
  @property() xScale: Scale = 'linear';
  @property() yScale: Scale = 'linear';
  /** What the chart shows. */
  @property({ attribute: false }) window: XWindow = null;
  /** Where its plot begins, CSS pixels: what `plot-resize` of the chart above says. */
  @property({ type: Number }) plotLeft = 44;

  @state() private layout: PlotLayout | null = null;
  @query('.canvas') private canvasElement!: HTMLElement | null;
  @query('.track') private trackElement!: HTMLElement;

  private readonly windows = new WindowControl(this, () => xExtent(this, this.xScale));
  private readonly drag = new WindowDrag({
    track: () => this.trackElement.getBoundingClientRect(),
    brush: () => this.brush,
    show: (brush) => this.show(brush),
  });
  private readonly plot = new UplotController(this, {
    container: () => this.canvasElement,
    onLayout: (layout) => (this.layout = layout),
    left: () => this.plotLeft,
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.drag.cancel();
  }

  protected override render(): TemplateResult {
    const { layout } = this;
    const hasAxis = layout !== null && xExtent(this, this.xScale) !== null;
    return html`<div class="strip" role="group" aria-label="Shown part of ${this.label}">
      <div class="canvas" aria-hidden="true"></div>
      ${hasAxis ? this.track(layout, this.brush) : nothing}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (['lines', 'bands', 'xKind', 'xScale', 'yScale', 'plotLeft'].some((name) => changed.has(name))) {
      const { lines, bands, xKind, xScale, yScale } = this;
      const shown = { lines, bands, xKind, xScale, yScale };
      this.plot.set({ ...shown, window: null, isRangeTrimmed: false, hoveredId: null });
    }
  }

  private track({ left, top, width, height }: PlotLayout, brush: Brush): TemplateResult {
    const place = { '--left': px(left), '--top': px(top), '--width': px(width), '--height': px(height) } as const;
    return html`<div
      class="track"
      ${cssProperties(place)}
      @pointerdown=${(event: PointerEvent) => this.drag.down(event)}
      @dblclick=${() => this.windows.showAll()}
    >
      <div
        class="brush"
        data-part="brush"
        ${cssProperties({ '--from': percent(brush[0]), '--share': percent(brush[1] - brush[0]) })}
      ></div>
      ${this.handle(0, brush)} ${this.handle(1, brush)}
    </div>`;
  }

  private handle(edge: Edge, brush: Brush): TemplateResult {
    const { x } = this.layout!;
    const value = this.window?.[edge] ?? (edge === 0 ? x.min : x.max);
    return html`<div
      class="handle"
      data-part=${edge}
      role="slider"
      tabindex="0"
      aria-label=${edge === 0 ? 'From' : 'To'}
      aria-valuemin=${edge === 0 ? x.min : valueAt(brush[0], x)}
      aria-valuemax=${edge === 0 ? valueAt(brush[1], x) : x.max}
      aria-valuenow=${value}
      aria-valuetext=${crosshairWords(value, this.xKind)}
      title=${formatX(value, this.xKind)}
      ${cssProperties({ '--at': percent(brush[edge]) })}
      @keydown=${(event: KeyboardEvent) => this.press(event, edge)}
    ></div>`;
  }

  /** All of it where nothing else is asked for, or where the axis has no place for that. */
  private get brush(): Brush {
    const { layout, window } = this;
    if (!layout || !window) return [0, 1];
    const [from, to] = window.map((value) => Math.max(0, Math.min(1, fractionOf(value, layout.x)))) as [number, number];
    return from < to ? [from, to] : [0, 1];
  }

  private show([from, to]: Brush): void {
    if (this.layout) this.windows.show(this.layout.x, from, to);
  }

  private press(event: KeyboardEvent, edge: Edge): void {
    const step = keySteps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const brush: [number, number] = [...this.brush];
    const moved = brush[edge] + step * (event.shiftKey && Math.abs(step) < 0.1 ? 10 : 1);
    const [least, most] = edge === 0 ? [0, brush[1] - narrowest] : [brush[0] + narrowest, 1];
    brush[edge] = Math.max(least, Math.min(most, moved));
    this.show(brush);
  }
}

const px = (length: number): string => `${length}px`;
const percent = (share: number): string => `${share * 100}%`;

declare global {
  interface HTMLElementTagNameMap {
    'mtx-chart-overview': ChartOverview;
  }
}
