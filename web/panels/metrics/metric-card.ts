import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Trace } from '../../../sdk/read/logbook.js';
import type { HoverChangeEvent, PlotResizeEvent } from '../../charts/chart-events.js';
import type { ChartGroup } from '../../charts/chart-group.js';
import type { ChartLine, XKind, XWindow } from '../../charts/chart-line.js';
import { formatStep, formatValue } from '../../charts/format-number.js';
import '../../charts/line-chart.js';
import { lineSwatch } from '../../charts/line-swatch.js';
import { nearestPoint } from '../../charts/nearest-point.js';
import { countWords } from '../../charts/plot-words.js';
import { icon, iconStyles } from '../../elements/icon.js';
import type { LogbookStore } from '../../state/logbook-store.js';
import { controls } from '../../styles/controls.js';
import { InView } from './in-view.js';
import { metricCardStyles } from './metric-card-styles.js';
import { splitName } from './sections.js';
import { SeriesRequests } from './series-requests.js';
import { sameExperiments, type ShownExperiment } from './shown-experiment.js';

/**
 * One metric of some experiments: a chart with its name and its last value. It asks for its series while it is in
 * view, and again whenever they may have changed.
 */
@customElement('mtx-metric-card')
export class MetricCard extends LitElement {
  static override styles = [controls, iconStyles, metricCardStyles];

  @property({ attribute: false }) store: LogbookStore | undefined;
  @property() metric = '';
  /** Newest first. */
  @property({ attribute: false, hasChanged: hasOtherExperiments })
  experiments: readonly ShownExperiment[] = [];
  @property() x: XKind = 'step';
  @property({ attribute: false }) window: XWindow = null;
  @property({ attribute: false }) hoveredId: string | null = null;
  @property({ attribute: false }) group: ChartGroup | null = null;

  @state() private widthPx = 0;
  @state() private crosshairX: number | null = null;
  @query('mtx-line-chart') private chart!: HTMLElement | null;

  private lines: readonly ChartLine[] = [];
  /** What the lines belong to: until there is an answer for another axis, the one before stays. */
  private drawnX: XKind = 'step';
  private drawnWindow: XWindow = null;
  private drawnTraces: readonly Trace[] | undefined;
  private connection = new AbortController();
  private readonly view = new InView(this);
  private readonly requests = new SeriesRequests(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.connection = new AbortController();
    this.follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.connection.abort();
    this.requests.rest();
    // From here on it hears of no changes.
    this.requests.refresh();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { answer, answered } = this.requests;
    const traces = answer?.traces;
    if (changed.has('experiments') || traces !== this.drawnTraces) {
      this.drawnTraces = traces;
      this.lines = linesOf(this.experiments, traces ?? []);
    }
    if (!answered || answered.x === this.x) {
      this.drawnX = this.x;
      this.drawnWindow = this.window;
    }
  }

  protected override render(): TemplateResult {
    const { lines, metric } = this;
    const name = nameOf(metric);
    const { error } = this.requests;
    return html`<figure role="figure" aria-label=${name} aria-describedby="count" data-lines=${lines.length}>
      <header>
        <h3 title=${name}>${heading(metric)}</h3>
        ${this.readTag()} ${this.value()}
      </header>
      <p id="count" class="unseen">${countWords(lines)}</p>
      <div class="plot">
        ${
          this.isDrawn
            ? html`<mtx-line-chart
                class=${lines.length > 0 ? 'drawn' : ''}
                .label=${name}
                .lines=${lines}
                .xKind=${this.drawnX}
                .window=${this.drawnWindow}
                .hoveredId=${this.hoveredId}
                .group=${this.group}
                @plot-resize=${(event: PlotResizeEvent) => (this.widthPx = event.widthPx)}
                @hover-change=${(event: HoverChangeEvent) => (this.crosshairX = event.x)}
              ></mtx-line-chart>`
            : nothing
        }
        ${error ? this.failure(error) : nothing} ${this.progress()}
      </div>
    </figure>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('store')) this.follow();
    const logbook = this.store?.value.logbook;
    if (!logbook || !this.isDrawn || this.widthPx === 0 || this.experiments.length === 0) {
      this.requests.rest();
      return;
    }
    this.requests.want(logbook, {
      experiments: this.experiments.map(({ id }) => id),
      source: 'log',
      metric: this.metric,
      x: this.x,
      window: this.window && [...this.window],
      widthPx: this.widthPx,
    });
  }

  /** A chart that has the focus is not taken from under it when it leaves the view. */
  private get isDrawn(): boolean {
    return this.view.isInView || (this.chart?.matches(':focus-within') ?? false);
  }

  private follow(): void {
    this.connection.abort();
    this.connection = new AbortController();
    this.store?.onChange(
      ({ ids }) => {
        if (this.experiments.some(({ id }) => ids.includes(id))) this.requests.refresh();
      },
      { signal: this.connection.signal },
    );
  }

  private value(): TemplateResult | typeof nothing {
    // The lines stand from the back to the front: the newest experiment is the last.
    const newest = this.lines.at(-1);
    if (!newest) return nothing;
    const { trace, color, dash, label } = newest;
    const at =
      this.crosshairX === null ? null : nearestPoint(trace, this.crosshairX, { min: -Infinity, max: Infinity });
    const value = at ? at.y : trace.stats.last;
    return html`<span class="last num" title=${`${at ? 'value' : 'last value'} of ${label}`}
      >${lineSwatch(color, dash)}${formatValue(value)}</span
    >`;
  }

  private readTag(): TemplateResult | typeof nothing {
    const { answer } = this.requests;
    if (!answer || answer.complete) return nothing;
    return html`<span class="tag"
      >${formatStep(completeCount(answer.traces))} of ${formatStep(this.experiments.length)} read</span
    >`;
  }

  private progress(): TemplateResult | typeof nothing {
    const { answer } = this.requests;
    if (!answer || answer.complete) return nothing;
    return html`<progress
      aria-label="Experiments read"
      max=${this.experiments.length}
      .value=${completeCount(answer.traces)}
    ></progress>`;
  }

  private failure({ message }: Error): TemplateResult {
    return html`<div class="failed" role="alert">
      <p>${icon('warn')}${nameOf(this.metric)} could not be read: ${message}</p>
      <button class="btn" @click=${() => this.readAgain()}>Read again</button>
    </div>`;
  }

  private readAgain(): void {
    this.requests.again();
    this.requestUpdate();
  }
}

function hasOtherExperiments(now: readonly ShownExperiment[], before?: readonly ShownExperiment[]): boolean {
  return !before || !sameExperiments(now, before);
}

/** A name that can be seen and said. */
function nameOf(metric: string): string {
  if (metric === '') return '(empty name)';
  return metric.trim() === '' ? '(blank name)' : metric;
}

function heading(metric: string): TemplateResult {
  if (metric.trim() === '') return html`<span>${nameOf(metric)}</span>`;
  const { prefix, last } = splitName(metric);
  return html`<bdi>${prefix ? html`<span>${prefix}</span>` : nothing}<b>${last}</b></bdi>`;
}

/** From the back to the front, the newest on top; without those that are no longer selected. */
function linesOf(experiments: readonly ShownExperiment[], traces: readonly Trace[]): ChartLine[] {
  const byId = new Map(traces.map((trace) => [trace.id, trace]));
  const lines: ChartLine[] = [];
  for (const experiment of experiments) {
    const trace = byId.get(experiment.id);
    if (trace) lines.push({ ...experiment, trace });
  }
  return lines.reverse();
}

const completeCount = (traces: readonly Trace[]): number => traces.filter(({ complete }) => complete).length;

declare global {
  interface HTMLElementTagNameMap {
    'mtx-metric-card': MetricCard;
  }
}
