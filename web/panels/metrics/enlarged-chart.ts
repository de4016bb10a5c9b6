import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../charts/chart-overview.js';
import type { PlotResizeEvent, WindowChangeEvent } from '../../charts/chart-events.js';
import '../../charts/line-chart.js';
import { icon, iconStyles } from '../../elements/icon.js';
import '../../elements/mtx-menu.js';
import type { Menu } from '../../elements/mtx-menu.js';
import { segmentedStyles } from '../../elements/segmented.js';
import { shortcutContext, Shortcuts, type ShortcutStore } from '../../state/shortcut-store.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { AxisMenuEvent, CopyLinkEvent } from './card-events.js';
import { downloadEntries } from './card-menu.js';
import { axesOf } from './chart-axes.js';
import { enlargedChartStyles } from './enlarged-chart-styles.js';
import { enlargedSide } from './enlarged-side.js';
import { enlargedTools, goTo, type Neighbours } from './enlarged-tools.js';
import { hoveredIn, lineCount } from './hovered-in.js';
import { metricName } from './metric-name.js';
import { MetricSeries, type Picture } from './metric-series.js';
import type { PanelShared } from './panel-shared.js';
import type { Charted } from './series-question.js';
import type { Drawn } from './shown-charts.js';

const nothingDrawn: Drawn = { experiments: [], groups: [], all: [] };

/**
 * One metric as large as the panel, with its figures, its smoothing and its axes beside it.
 *
 * @fires axis-menu - when a person asks for another x axis
 * @fires copy-link - when a person asks for the link to this view
 */
@customElement('mtx-enlarged-chart')
export class EnlargedChart extends LitElement {
  static override styles = [controls, iconStyles, segmentedStyles, enlargedChartStyles];

  @property({ attribute: false }) shared: PanelShared | undefined;
  @property() metric = '';
  /** Null where no selected experiment logged it. */
  @property({ attribute: false }) drawn: Drawn | null = null;
  /** What stands before and after it; null at the ends. */
  @property({ attribute: false }) neighbours: Neighbours = { previous: null, next: null };
  @consume({ context: shortcutContext, subscribe: true }) @state() private shortcuts?: ShortcutStore;

  @state() private widthPx = 0;
  @state() private plotLeft = 44;
  @query('mtx-menu') private menu!: Menu | null;

  private readonly series = new MetricSeries(this, () => this.shared?.stores.logbooks);
  private readonly whole = new MetricSeries(this, () => this.shared?.stores.logbooks);
  private readonly settings = new StoreController(this, () => this.shared?.stores.settings);
  private readonly view = new StoreController(
    this,
    () => this.shared?.stores.view,
    ({ zoom, charts, pinned }) => [zoom, charts, pinned],
  );
  private readonly selection = new StoreController(
    this,
    () => this.shared?.stores.selections,
    ({ hovered }) => [hovered],
  );

  constructor() {
    super();
    const section = 'Enlarged chart';
    new Shortcuts(this, () => this.shortcuts, [
      { keys: 'Escape', words: 'Back to all charts', section, run: () => this.shared?.layout.shrink() },
      { keys: 'j', words: 'Next chart', section, run: () => goTo(this.shared, this.neighbours.next) },
      { keys: 'k', words: 'Previous chart', section, run: () => goTo(this.shared, this.neighbours.previous) },
      { keys: 'p', words: 'Pin the chart', section, run: () => this.shared?.layout.togglePin(this.metric) },
      {
        keys: 'l',
        words: 'Logarithmic or linear',
        section,
        run: () => this.shared?.layout.toggleLog(this.metric, this.shared.stores.settings.value),
      },
    ]);
  }

  /** The focus goes to the way back. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.tools button')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shared, charted } = this;
    if (!shared || !charted) return nothing;
    const settings = shared.stores.settings.value;
    const picture = this.series.pictureOf(charted, settings);
    return html`${enlargedTools({
        shared,
        charted,
        neighbours: this.neighbours,
        openDownloads: (anchor) => this.openDownloads(picture, anchor),
      })}
      <div class="columns">
        <div class="main">${this.chart(shared, picture)} ${this.overview(shared, charted)}</div>
        ${enlargedSide({ shared, charted, chooseX: () => this.dispatchEvent(new AxisMenuEvent()) })}
      </div>
      <mtx-menu label="Download"></mtx-menu>`;
  }

  protected override updated(): void {
    const { charted } = this;
    const settings = this.settings.value;
    if (!charted || !settings) return;
    this.series.want(charted, settings, this.widthPx);
    if (charted.window) this.whole.want({ ...charted, window: null }, settings, this.widthPx);
    else this.whole.rest();
  }

  private get charted(): Charted | null {
    const { metric, drawn, settings, view } = this;
    if (!settings.value || !view.value) return null;
    const axes = axesOf(settings.value, view.value.charts[metric]);
    return { metric, ...(drawn ?? nothingDrawn), axes, window: view.value.zoom[axes.x] ?? null };
  }

  private chart(shared: PanelShared, picture: Picture): TemplateResult {
    const name = metricName(this.metric);
    const { error } = this.series;
    return html`<figure role="figure" aria-label=${name} data-lines=${lineCount(picture)}>
      <mtx-line-chart
        isLarge
        .label=${name}
        .lines=${picture.lines}
        .bands=${picture.bands}
        .xKind=${picture.xKind}
        .xScale=${picture.xScale}
        .yScale=${picture.yScale}
        .window=${picture.window}
        .isRangeTrimmed=${picture.isRangeTrimmed}
        .tooltipOrder=${shared.stores.settings.value.tooltip}
        .hoveredId=${hoveredIn(this.drawn ?? nothingDrawn, this.selection.value?.hovered ?? null)}
        @plot-resize=${(event: PlotResizeEvent) => this.resized(event)}
        @window-change=${(event: WindowChangeEvent) => shared.zoom.show(picture.xKind, event.window)}
      ></mtx-line-chart>
      ${this.drawn ? nothing : html`<p class="none" role="status">No selected experiment has ${name}.</p>`}
      ${
        error
          ? html`<div class="failed" role="alert">
              <p>${icon('warn')}${name} could not be read: ${error.message}</p>
              <button type="button" class="btn" @click=${() => this.readAgain()}>${icon('reset')}Read again</button>
            </div>`
          : nothing
      }
    </figure>`;
  }

  private overview(shared: PanelShared, charted: Charted): TemplateResult {
    const series = charted.window ? this.whole : this.series;
    const whole = series.pictureOf({ ...charted, window: null }, shared.stores.settings.value);
    const { lines, bands, xKind, xScale, yScale } = whole;
    return html`<mtx-chart-overview
      .label=${metricName(this.metric)}
      .lines=${lines}
      .bands=${bands}
      .xKind=${xKind}
      .xScale=${xScale}
      .yScale=${yScale}
      .window=${charted.window}
      .plotLeft=${this.plotLeft}
      @window-change=${(event: WindowChangeEvent) => shared.zoom.show(xKind, event.window)}
    ></mtx-chart-overview>`;
  }

  /** The button that opens the choice of an x axis. */
  get axisButton(): HTMLElement | null {
    return this.renderRoot.querySelector('.chosen');
  }

  private resized({ widthPx, left }: PlotResizeEvent): void {
    this.widthPx = widthPx;
    this.plotLeft = left;
  }

  private readAgain(): void {
    this.series.again();
    this.requestUpdate();
  }

  private openDownloads(picture: Picture, anchor: Element): void {
    const { shared, menu, metric } = this;
    if (!shared || !menu) return;
    const copyLink = (): void => void this.dispatchEvent(new CopyLinkEvent());
    menu.entries = downloadEntries({ metric, drawn: this.drawn ?? nothingDrawn, picture, copyLink }, shared);
    void menu.toggle(anchor);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-enlarged-chart': EnlargedChart;
  }
}
