import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import type { Scale } from '../../sdk/read/logbook.js';
import { controls } from '../styles/controls.js';
import { PlotResizeEvent } from './chart-events.js';
import type { ChartGroup } from './chart-group.js';
import { pressKey } from './chart-keys.js';
import type { ChartBand, ChartLine, XKind, XWindow } from './chart-line.js';
import type { ChartModel } from './chart-model.js';
import { xExtent } from './extent.js';
import { HoverController } from './hover-controller.js';
import { sortedRows, type Drawn, type TooltipOrder } from './hover-rows.js';
import { HoverView } from './hover-view.js';
import { lineChartStyles } from './line-chart-styles.js';
import { OnScreen } from './on-screen.js';
import { PlotGestures } from './plot-gestures.js';
import type { PlotLayout } from './plot-layout.js';
import {
  blankWords,
  crosshairWords,
  curvesWords,
  otherTimeWords,
  trimmedWords,
  unplacedWords,
  valueWords,
} from './plot-words.js';
import { valueAt, type Range } from './range.js';
import { seriesTable } from './series-table.js';
import { UplotController } from './uplot-controller.js';
import { WindowControl } from './window-control.js';

/**
 * Lines and bands over steps, times or another metric: crosshair, tooltip, zoom and pan, by pointer, fingers and
 * keyboard. It knows nothing of logbooks.
 *
 * Dragging zooms to a range; with Shift, or with another button, it pans. The wheel zooms with Ctrl or ⌘ and scrolls the
 * page without. One finger moves the crosshair, two pinch and pan. A click keeps the tooltip, another or Esc lets it go.
 *
 * @fires window-change - when the person zooms or pans; the chart shows what `window` says, not what was asked
 * @fires hover-change - when the crosshair moves or leaves
 * @fires plot-resize - when the plot has another width or place, and at first
 */
@customElement('mtx-line-chart')
export class LineChart extends LitElement implements ChartModel {
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

  @query('.canvas') private canvasElement!: HTMLElement | null;

  private layout: PlotLayout | null = null;
  private view: HoverView | null = null;
  /** What a drag pans, as it was when it began. */
  private grabbed: Range | null = null;
  private isPointedAt = false;
  private words = { blank: '', unplaced: '', trimmed: '' };
  private connection = new AbortController();
  private readonly windows = new WindowControl(this, () => xExtent(this, this.xScale));
  private readonly hover = new HoverController(this, { drawn: () => this.drawing, group: () => this.group });
  private readonly plot = new UplotController(this, {
    container: () => this.canvasElement,
    onLayout: (layout) => this.drawn(layout),
  });
  protected readonly onScreen = new OnScreen(this, {
    moved: () => void this.view?.placeTooltip(),
    gone: () => this.hover.leave(),
  });
  private readonly gestures = new PlotGestures(
    {
      hover: (place) => this.hover.pointAt(place),
      leave: () => this.hover.pointAway(),
      click: (place) => {
        this.hover.pointAt(place);
        this.hover.toggleKept();
      },
      brush: (range) => {
        this.view?.showBrush(range);
        this.point(this.isPointedAt);
      },
      select: ([from, to]) => this.withLayout(({ x, width }) => this.windows.show(x, from / width, to / width)),
      grab: () => (this.grabbed = this.layout?.x ?? null),
      pan: (by) => this.withLayout(({ width }) => this.grabbed && this.windows.pan(this.grabbed, -by / width)),
      pinch: (from, to) =>
        this.withLayout(({ width }) => this.grabbed && this.windows.show(this.grabbed, from / width, to / width)),
      zoom: (left, factor) => this.withLayout(({ x, width }) => this.windows.zoom(x, valueAt(left / width, x), factor)),
    },
    () => this.view!.box,
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.followGroup();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.gestures.cancel();
    this.connection.abort();
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Not for each move of the crosshair: it looks at every point.
    if (!drawnProperties.some((name) => changed.has(name))) return;
    this.words = { blank: blankWords(this), unplaced: unplacedWords(this.lines), trimmed: trimmedWords(this) };
  }

  protected override render(): TemplateResult {
    const { label: name } = this;
    const { blank, unplaced, trimmed } = this.words;
    return html`<div
        class="plot"
        tabindex="0"
        role="application"
        aria-label="Line chart of ${name}"
        aria-describedby="keys"
        @pointerdown=${(event: PointerEvent) => this.gestures.down(event)}
        @pointermove=${(event: PointerEvent) => this.gestures.move(event)}
        @pointerenter=${() => this.point(true)}
        @pointerleave=${(event: PointerEvent) => {
          this.gestures.leave(event);
          this.point(false);
        }}
        @wheel=${(event: WheelEvent) => this.gestures.wheel(event)}
        @contextmenu=${(event: PointerEvent) => this.gestures.menu(event)}
        @dblclick=${() => this.windows.showAll()}
        @keydown=${(event: KeyboardEvent) => this.press(event)}
        @blur=${() => this.hover.value?.byKeyboard && this.hover.pointAway()}
      >
        <div class="canvas"></div>
        ${blank ? html`<p class="blank">${blank}</p>` : nothing}
        ${unplaced ? html`<p class="unplaced">${unplaced}</p>` : nothing}
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
        ${[curvesWords(this), unplaced, trimmed].filter(Boolean).join('. ')}. Arrow keys move along the points, space
        keeps their values, + and − zoom, Shift and arrow keys pan, 0 shows all.
      </p>
      <p class="unseen" role="status">${this.spokenWords()}</p>
      ${guard([this.lines, this.bands, this.xKind, name], () => seriesTable(this, `${name}, figures of all points`))}
      ${this.values()}`;
  }

  protected override firstUpdated(): void {
    this.view = new HoverView(this);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('group')) this.followGroup();
    if (drawnProperties.some((name) => changed.has(name))) {
      const { lines, bands, xKind, xScale, yScale, window, isRangeTrimmed, hoveredId } = this;
      this.plot.set({ lines, bands, xKind, xScale, yScale, window, isRangeTrimmed, hoveredId });
    }
    this.view?.show(this.hover.value);
    if (!this.hover.value) this.showFar();
  }

  private get drawing(): Drawn | null {
    const { layout, lines, bands, xKind } = this;
    return layout && { layout, lines, bands, xKind };
  }

  private withLayout(act: (layout: PlotLayout) => void): void {
    if (this.layout) act(this.layout);
  }

  private values(): TemplateResult {
    const hover = this.hover.value;
    const [nearest = null] = hover?.rows ?? [];
    return html`<mtx-chart-tooltip
      role="group"
      aria-label="Values at the crosshair"
      .heading=${hover ? crosshairWords(hover.x, this.xKind) : ''}
      .aside=${hover ? otherTimeWords(hover.x, this.xKind, nearest?.startTime) : ''}
      .rows=${sortedRows(hover?.rows ?? [], this.tooltipOrder)}
      .nearest=${nearest}
      .order=${this.tooltipOrder === 'nearest' ? 'nearest first' : 'highest first'}
      .isLarge=${this.isLarge}
      .isKept=${hover?.isKept ?? false}
      @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && this.press(event)}
    ></mtx-chart-tooltip>`;
  }

  /** What is said of the crosshair: where the keyboard moved it, and that it is kept. */
  private spokenWords(): string {
    const hover = this.hover.value;
    if (!hover || !(hover.byKeyboard || hover.isKept)) return '';
    const words = `${crosshairWords(hover.x, this.xKind)}: ${valueWords(hover.rows)}`;
    return hover.isKept ? `Kept, Escape lets go. ${words}` : words;
  }

  private followGroup(): void {
    this.connection.abort();
    this.connection = new AbortController();
    this.group?.subscribe(() => this.showFar(), { signal: this.connection.signal });
  }

  private showFar(): void {
    const crosshair = this.group?.value;
    if (crosshair?.source === this) return;
    if (crosshair) this.hover.yield();
    if (!this.hover.value) this.view?.showFar(crosshair?.x ?? null);
  }

  private drawn(layout: PlotLayout): void {
    const before = this.layout;
    this.layout = layout;
    this.view?.fit(layout);
    if (layout.widthPx !== before?.widthPx || layout.left !== before.left) {
      this.dispatchEvent(new PlotResizeEvent(layout.widthPx, layout.left));
    }
    this.hover.redrawn();
    if (!this.hover.value) this.showFar();
  }

  private point(isPointedAt: boolean): void {
    this.isPointedAt = isPointedAt;
    this.plot.hold(this.isPointedAt || this.gestures.isDragging);
  }

  private press(event: KeyboardEvent): void {
    pressKey(event, { axis: () => this.layout?.x ?? null, hover: this.hover, window: this.windows });
  }
}

/** What the plot shows: when one changes, it is drawn anew. */
const drawnProperties = [
  'lines',
  'bands',
  'xKind',
  'xScale',
  'yScale',
  'window',
  'isRangeTrimmed',
  'hoveredId',
] as const;

declare global {
  interface HTMLElementTagNameMap {
    'mtx-line-chart': LineChart;
  }
}
