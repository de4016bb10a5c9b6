import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { controls } from '../styles/controls.js';
import { HoverChangeEvent, PlotResizeEvent, WindowChangeEvent } from './chart-events.js';
import type { ChartGroup } from './chart-group.js';
import { keyAction } from './chart-keys.js';
import type { Scale } from '../../sdk/read/logbook.js';
import type { ChartBand, ChartLine, XKind, XWindow } from './chart-line.js';
import './chart-tooltip.js';
import type { ChartTooltip } from './chart-tooltip.js';
import { CrosshairOverlay } from './crosshair-overlay.js';
import { xExtent } from './extent.js';
import { rowsAt, type HoverRow, type TooltipOrder } from './hover-rows.js';
import { lineChartStyles } from './line-chart-styles.js';
import { nextX } from './nearest-point.js';
import { OnScreen } from './on-screen.js';
import { PlotGestures } from './plot-gestures.js';
import { blankWords, countWords, crosshairWords, valueWords } from './plot-words.js';
import { fractionOf, valueAt } from './range.js';
import { seriesTable } from './series-table.js';
import { TooltipPlacer } from './tooltip-placer.js';
import { UplotController, type PlotLayout } from './uplot-controller.js';
import { zoomAround } from './zoom.js';

/** A line counts as hovered when the pointer is this near. */
const hoverPx = 10;

interface Hover {
  /** What the crosshair stands on: the nearest line's point, or the pointer where there is no line. */
  x: number;
  left: number;
  rows: readonly HoverRow[];
  byKeyboard: boolean;
}

/**
 * Lines and bands over steps, times or another metric: crosshair, tooltip, zoom and pan, by pointer, fingers and
 * keyboard. It knows nothing of logbooks.
 *
 * Dragging zooms to a range; with Shift, or with another button, it pans. The wheel zooms with Ctrl or ⌘ and scrolls the
 * page without. One finger moves the crosshair, two pinch and pan. A click keeps the tooltip, another or Esc lets it go.
 *
 * @fires window-change - when the person zooms or pans; the chart shows what `window` says, not what was asked
 * @fires hover-change - when the crosshair moves or leaves
 * @fires plot-resize - when the plot has another width, and at first
 */
@customElement('mtx-line-chart')
export class LineChart extends LitElement {
  static override styles = [controls, ...lineChartStyles];

  /** What it shows, in words: the metric's name. */
  @property() label = '';
  /** From the back to the front. */
  @property({ attribute: false }) lines: readonly ChartLine[] = [];
  /** From the back to the front, all behind the lines. */
  @property({ attribute: false }) bands: readonly ChartBand[] = [];
  @property() xKind: XKind = 'step';
  @property() xScale: Scale = 'linear';
  @property() yScale: Scale = 'linear';
  @property({ attribute: false }) window: XWindow = null;
  /** Whether y leaves out what is beyond the `quantiles` of all lines; where a line goes further, its edge is marked. */
  @property({ type: Boolean }) isRangeTrimmed = false;
  /** Whether the tooltip has room for the values as they were logged, beside the smoothed ones. */
  @property({ type: Boolean }) isLarge = false;
  @property() tooltipOrder: TooltipOrder = 'nearest';
  /** The line or band that stands out, here or anywhere on the page. */
  @property() hoveredId: string | null = null;
  /** The charts that share this one's crosshair. */
  @property({ attribute: false }) group: ChartGroup | null = null;

  @state() private hover: Hover | null = null;
  @query('.overlay') private overlayElement!: HTMLElement;
  @query('.canvas') private canvasElement!: HTMLElement | null;
  @query('mtx-chart-tooltip') private tooltip!: ChartTooltip | null;

  private layout: PlotLayout | null = null;
  private overlay: CrosshairOverlay | null = null;
  private readonly placer = new TooltipPlacer();
  /** Where the pointer is in the plot, so that what it shows follows the data below it. */
  private pointer: { left: number; top: number } | null = null;
  private connection = new AbortController();
  private readonly plot = new UplotController(this, {
    container: () => this.canvasElement,
    onLayout: (layout) => this.drawn(layout),
  });
  protected readonly onScreen = new OnScreen(this, {
    moved: () => this.hover && void this.placeTooltip(this.hover),
    gone: () => this.leave(),
  });
  private readonly gestures = new PlotGestures(
    {
      hover: (left, top) => this.pointAt(left, top),
      leave: () => this.leave(),
      brush: (range) => this.overlay?.showBrush(range),
      select: (range) => this.zoomTo(range),
    },
    () => this.overlayElement.getBoundingClientRect(),
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.connection = new AbortController();
    this.followGroup();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gestures.cancel();
    this.leave();
    this.connection.abort();
  }

  protected override render(): TemplateResult {
    const { hover, label: name } = this;
    const spoken = hover?.byKeyboard ? `${crosshairWords(hover.x, this.xKind)}: ${valueWords(hover.rows)}` : '';
    const blank = blankWords(
      this.lines.map(({ trace }) => trace),
      this.xKind,
      this.window,
    );
    return html`<div
        class="plot"
        tabindex="0"
        role="application"
        aria-label="Line chart of ${name}"
        aria-describedby="keys"
        @pointerdown=${(event: PointerEvent) => this.gestures.down(event)}
        @pointermove=${(event: PointerEvent) => this.gestures.move(event)}
        @pointerleave=${() => this.gestures.leave()}
        @dblclick=${() => this.dispatchEvent(new WindowChangeEvent(null))}
        @keydown=${(event: KeyboardEvent) => this.press(event)}
        @blur=${() => this.hover?.byKeyboard && this.leave()}
      >
        <div class="canvas"></div>
        ${blank ? html`<p class="blank">${blank}</p>` : nothing}
        <div class="overlay" aria-hidden="true">
          <div class="brush" hidden></div>
          <div class="cross-x"></div>
          <div class="cross-y"></div>
          <div class="points"></div>
          <div class="chip chip-x"></div>
          <div class="chip chip-y"></div>
        </div>
      </div>
      <p id="keys" class="unseen">
        ${countWords(this.lines)}. Arrow keys move along the points, + and − zoom, 0 shows all.
      </p>
      <p class="unseen" role="status">${spoken}</p>
      ${seriesTable(this.lines, this.xKind, `${name}, figures of all points`)}
      <mtx-chart-tooltip
        .heading=${hover ? crosshairWords(hover.x, this.xKind) : ''}
        .rows=${hover?.rows ?? []}
      ></mtx-chart-tooltip>`;
  }

  protected override firstUpdated(): void {
    this.overlay = new CrosshairOverlay(this.overlayElement);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('group')) this.followGroup();
    if (['lines', 'xKind', 'window', 'hoveredId'].some((name) => changed.has(name))) {
      const { lines, xKind, window, hoveredId } = this;
      this.plot.set({ lines, xKind, window, hoveredId });
    }
    if (changed.has('hover')) this.showHover();
  }

  private followGroup(): void {
    this.connection.abort();
    this.connection = new AbortController();
    this.group?.subscribe(() => this.showFar(), { signal: this.connection.signal });
  }

  private showFar(): void {
    const crosshair = this.group?.value;
    if (crosshair?.source === this) return;
    if (crosshair && this.hover) this.hover = null;
    if (crosshair) this.overlay?.showFar(crosshair.x);
    else this.overlay?.hide();
  }

  private drawn(layout: PlotLayout): void {
    const isResized = layout.widthPx !== this.layout?.widthPx;
    this.layout = layout;
    this.placer.redrawn();
    this.overlay?.fit(layout);
    if (isResized) this.dispatchEvent(new PlotResizeEvent(layout.widthPx, layout.left));
    if (this.pointer) this.pointAt(this.pointer.left, this.pointer.top);
    else if (this.hover) this.stepTo(this.hover.x);
    else this.showFar();
  }

  private pointAt(left: number, top: number): void {
    if (!this.layout) return;
    this.pointer = { left, top };
    const rows = rowsAt(this.lines, this.layout, left, top);
    const nearest = rows[0];
    const x = nearest?.point.x ?? valueAt(left / this.layout.width, this.layout.x);
    const isOnLine = nearest !== undefined && Math.abs(nearest.top - top) <= hoverPx;
    this.moveTo({ x, left: nearest?.left ?? left, rows, byKeyboard: false }, isOnLine ? nearest.line.id : null);
  }

  /** Puts the crosshair at an x of its own, as the keyboard does. */
  private stepTo(x: number): void {
    const { layout } = this;
    if (!layout) return;
    this.pointer = null;
    const left = fractionOf(x, layout.x) * layout.width;
    if (left < 0 || left > layout.width) {
      this.leave();
      return;
    }
    const rows = rowsAt(this.lines, layout, left, this.hover?.rows[0]?.top || 0);
    this.moveTo({ x, left, rows, byKeyboard: true }, null);
  }

  private moveTo(hover: Hover, lineId: string | null): void {
    this.hover = hover;
    this.group?.show(hover.x, this);
    this.dispatchEvent(new HoverChangeEvent(hover.x, lineId));
  }

  private leave(): void {
    this.pointer = null;
    if (!this.hover) return;
    this.hover = null;
    this.group?.hide(this);
    this.dispatchEvent(new HoverChangeEvent(null, null));
  }

  private showHover(): void {
    const { hover, tooltip } = this;
    if (hover) this.overlay?.showNear(hover.left, hover.x, this.xKind, hover.rows);
    else this.showFar();
    if (hover && hover.rows.length > 0) void this.placeTooltip(hover);
    else tooltip?.hide();
    if (!hover) this.placer.gone();
  }

  private async placeTooltip(hover: Hover): Promise<void> {
    const { tooltip, layout } = this;
    if (!tooltip || !layout) return;
    await tooltip.updateComplete;
    if (this.hover !== hover) return;
    tooltip.show();
    const size = { width: tooltip.offsetWidth, height: tooltip.offsetHeight };
    const near = { left: hover.left, top: hover.rows[0]?.top || 0 };
    const plot = this.overlayElement.getBoundingClientRect();
    tooltip.moveTo(
      this.placer.place(size, near, { lines: this.lines, layout, plot, chart: this.getBoundingClientRect() }),
    );
  }

  private zoomTo([from, to]: readonly [from: number, to: number]): void {
    if (!this.layout) return;
    const { x, width } = this.layout;
    const window = [valueAt(Math.min(from, to) / width, x), valueAt(Math.max(from, to) / width, x)] as const;
    if (window[0] < window[1]) this.dispatchEvent(new WindowChangeEvent(window));
  }

  private press(event: KeyboardEvent): void {
    const action = keyAction(event);
    // Esc without a crosshair is someone else's.
    if (!this.layout || !action || (action === 'leave' && !this.hover)) return;
    event.preventDefault();
    event.stopPropagation();
    switch (action) {
      case 'next':
        return this.stepBy(1, this.hover?.x ?? -Infinity);
      case 'previous':
        return this.stepBy(-1, this.hover?.x ?? Infinity);
      case 'first':
        return this.stepBy(1, -Infinity);
      case 'last':
        return this.stepBy(-1, Infinity);
      case 'leave':
        return this.leave();
      case 'zoom-in':
        return this.zoomBy(0.5);
      case 'zoom-out':
        return this.zoomBy(2);
      case 'zoom-reset':
        this.dispatchEvent(new WindowChangeEvent(null));
    }
  }

  private stepBy(direction: 1 | -1, from: number): void {
    const traces = this.lines.map(({ trace }) => trace);
    const next = this.layout && nextX(traces, from, direction, this.layout.x);
    if (next !== null) this.stepTo(next);
  }

  private zoomBy(factor: number): void {
    const whole = xExtent(this.lines.map(({ trace }) => trace));
    if (!this.layout || !whole) return;
    const { x } = this.layout;
    const window = zoomAround(x, whole, this.hover?.x ?? valueAt(0.5, x), factor);
    if (window !== undefined) this.dispatchEvent(new WindowChangeEvent(window));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-line-chart': LineChart;
  }
}
