import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { HoverChangeEvent, PlotResizeEvent, WindowChangeEvent } from '../../charts/chart-events.js';
import { formatStep } from '../../charts/format-number.js';
import '../../charts/line-chart.js';
import { countWords } from '../../charts/plot-words.js';
import { cssProperties } from '../../elements/css-properties.js';
import { icon, iconStyles } from '../../elements/icon.js';
import { StoreController } from '../../state/store-controller.js';
import type { ChartView } from '../../state/view.js';
import { controls } from '../../styles/controls.js';
import { failureInPlot, failureTag, type CardFailure } from './card-failure.js';
import { CardMenuEvent } from './card-events.js';
import { axesOf } from './chart-axes.js';
import { headValue } from './head-value.js';
import { hoveredIn, lineCount } from './hovered-in.js';
import { InView } from './in-view.js';
import { metricCardStyles } from './metric-card-styles.js';
import { metricHeading, metricName } from './metric-name.js';
import { MetricSeries, type Picture } from './metric-series.js';
import type { PanelShared } from './panel-shared.js';
import { progressLine } from './progress-line.js';
import './resize-handle.js';
import type { Charted } from './series-question.js';
import type { Drawn } from './shown-charts.js';
import { sameShown } from './shown-experiment.js';

/** Loaded with the first card that shows one. */
const loadTable = (): Promise<unknown> => import('./figures-table.js');

const nothingDrawn: Drawn = { experiments: [], groups: [], all: [] };
/** The plot's height where the person set none: `--plot-h`. */
const plotHeight = 178;

/**
 * One metric of some experiments: a chart, or its figures as a table, with its name and its last value. It asks for its
 * series while it is in view, and again whenever they may have changed.
 *
 * @fires card-menu - when a person asks for what else can be done with it
 * @fires height-change - when a person wants the plot to have another height
 */
@customElement('mtx-metric-card')
export class MetricCard extends LitElement {
  static override styles = [controls, iconStyles, progressLine, metricCardStyles];

  @property({ attribute: false }) shared: PanelShared | undefined;
  @property() metric = '';
  @property({ attribute: false, hasChanged: drawsOther }) drawn: Drawn = nothingDrawn;
  /** What the person set for this chart alone. */
  @property({ attribute: false }) chart: ChartView | undefined;
  @property({ type: Boolean }) isPinned = false;

  @state() private widthPx = 0;
  @state() private crosshairX: number | null = null;
  /** Whether the focus is about to come. */
  @state() private isAwaited = false;

  private readonly view = new InView(this);
  private readonly series = new MetricSeries(this, () => this.shared?.stores.logbooks);
  private readonly settings = new StoreController(this, () => this.shared?.stores.settings);
  private readonly zoom = new StoreController(
    this,
    () => this.shared?.stores.view,
    ({ zoom }) => [zoom],
  );
  private readonly selection = new StoreController(
    this,
    () => this.shared?.stores.selections,
    ({ hovered }) => [hovered],
  );
  private wasDrawn = false;

  /** What the chart shows now; null while there is none. */
  get picture(): Picture | null {
    const { charted, settings } = this;
    return charted && settings.value ? this.series.pictureOf(charted, settings.value) : null;
  }

  /** The button that opens its menu. */
  get menuButton(): HTMLElement | null {
    return this.renderRoot.querySelector('.more');
  }

  /** A person comes back to it, wherever it is. */
  async returnTo(): Promise<void> {
    this.isAwaited = true;
    await this.updateComplete;
    this.scrollIntoView({ block: 'nearest' });
    this.menuButton?.focus();
    this.isAwaited = false;
  }

  /** What stores tell is for those that are seen. */
  protected override shouldUpdate(changed: PropertyValues): boolean {
    return changed.size > 0 || this.isDrawn || this.wasDrawn;
  }

  protected override render(): TemplateResult {
    const { metric, picture } = this;
    const name = metricName(metric);
    const height = this.chart?.height;
    return html`<figure
      role="figure"
      aria-label=${name}
      aria-describedby="count"
      data-lines=${picture ? lineCount(picture) : 0}
      ${cssProperties(height === undefined ? {} : { '--plot-h': `${height}px` })}
    >
      <header>
        <h3 title=${name}>${metricHeading(metric)}</h3>
        ${this.isDrawn ? this.head(picture, name) : nothing}
      </header>
      <p id="count" class="unseen">${countWords(this.drawn.all)}</p>
      <div class="plot">${this.isDrawn && picture ? this.content(picture, name) : nothing}</div>
      ${
        this.isDrawn
          ? html`<mtx-resize-handle label="Height of ${name}" .height=${height ?? plotHeight}></mtx-resize-handle>`
          : nothing
      }
    </figure>`;
  }

  protected override updated(): void {
    const { charted, settings } = this;
    this.wasDrawn = this.isDrawn;
    if (!charted || !settings.value || !this.isDrawn || this.chart?.isTable) this.series.rest();
    else this.series.want(charted, settings.value, this.widthPx);
  }

  /** Far from the window it is its name alone; but what has the focus is not taken away. */
  private get isDrawn(): boolean {
    return this.view.isInView || this.isAwaited || this.matches(':focus-within');
  }

  private get charted(): Charted | null {
    const { metric, drawn, settings, zoom } = this;
    if (!settings.value || !zoom.value) return null;
    const axes = axesOf(settings.value, this.chart);
    return { metric, ...drawn, axes, window: zoom.value.zoom[axes.x] ?? null };
  }

  private head(picture: Picture | null, name: string): TemplateResult {
    return html`${this.tags(picture, name)}<span class="gap"></span
      >${picture ? headValue(picture, this.crosshairX) : nothing} ${this.buttons(name)}`;
  }

  private content(picture: Picture, name: string): TemplateResult {
    const failure = this.series.isAnswered ? null : this.failure(name);
    return html`${this.figuresOrLines(picture, name)} ${failure ? failureInPlot(failure) : nothing} ${this.progress()}`;
  }

  private figuresOrLines(picture: Picture, name: string): TemplateResult {
    if (this.chart?.isTable) {
      void loadTable();
      return html`<mtx-figures-table
        .shared=${this.shared}
        .metric=${this.metric}
        .experiments=${this.drawn.all}
      ></mtx-figures-table>`;
    }
    const { lines, bands, xKind, xScale, yScale, window, isRangeTrimmed } = picture;
    return html`<mtx-line-chart
      .label=${name}
      .lines=${lines}
      .bands=${bands}
      .xKind=${xKind}
      .xScale=${xScale}
      .yScale=${yScale}
      .window=${window}
      .isRangeTrimmed=${isRangeTrimmed}
      .tooltipOrder=${this.settings.value?.tooltip ?? 'nearest'}
      .hoveredId=${hoveredIn(this.drawn, this.selection.value?.hovered ?? null)}
      .group=${this.shared?.crosshairOf(xKind) ?? null}
      @plot-resize=${(event: PlotResizeEvent) => (this.widthPx = event.widthPx)}
      @hover-change=${(event: HoverChangeEvent) => (this.crosshairX = event.x)}
      @window-change=${(event: WindowChangeEvent) => this.shared?.zoom.show(xKind, event.window)}
    ></mtx-line-chart>`;
  }

  private tags(picture: Picture | null, name: string): TemplateResult {
    const { readCount, isAnswered } = this.series;
    const failure = isAnswered ? this.failure(name) : null;
    return html`${failure ? failureTag(failure) : nothing}${picture?.yScale === 'log' ? html`<span class="tag" title="The y axis is logarithmic">log</span>` : nothing}
    ${
      readCount === null
        ? nothing
        : html`<span class="tag">${formatStep(readCount)} of ${formatStep(this.drawn.all.length)} read</span>`
    }`;
  }

  private buttons(name: string): TemplateResult {
    const { layout } = this.shared ?? {};
    const pin = this.isPinned ? `Unpin ${name}` : `Pin ${name} to the top`;
    return html`<span class="buttons">
        <button
          type="button"
          class="icon-btn small"
          aria-label=${pin}
          aria-pressed=${this.isPinned}
          title="${this.isPinned ? 'Unpin' : 'Pin to the top'} (P)"
          @click=${() => layout?.togglePin(this.metric)}
        >
          ${icon('pin')}
        </button>
        <button
          type="button"
          class="icon-btn small"
          aria-label="Enlarge ${name}"
          title="Enlarge (Enter)"
          @click=${() => layout?.enlarge(this.metric)}
        >
          ${icon('expand')}
        </button>
      </span>
      <button
        type="button"
        class="icon-btn small more"
        aria-label="Menu of ${name}"
        aria-haspopup="menu"
        title="What else can be done"
        @click=${(event: Event) => this.dispatchEvent(new CardMenuEvent(this, event.currentTarget as Element))}
      >
        ${icon('more')}
      </button>`;
  }

  private progress(): TemplateResult | typeof nothing {
    const { readCount } = this.series;
    if (readCount === null) return nothing;
    return html`<progress aria-label="Experiments read" max=${this.drawn.all.length} .value=${readCount}></progress>`;
  }

  private failure(name: string): CardFailure | null {
    const { error } = this.series;
    return error && { name, error, readAgain: () => this.readAgain() };
  }

  private readAgain(): void {
    this.series.again();
    this.requestUpdate();
  }
}

function drawsOther(now: Drawn, before?: Drawn): boolean {
  return !before || !sameShown(now.experiments, before.experiments) || !sameShown(now.groups, before.groups);
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-metric-card': MetricCard;
  }
}
