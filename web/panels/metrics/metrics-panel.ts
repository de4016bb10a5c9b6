import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ExperimentSummary, Logbook, SeriesX } from '../../../sdk/read/logbook.js';
import type { HoverChangeEvent, WindowChangeEvent } from '../../charts/chart-events.js';
import { ChartGroup } from '../../charts/chart-group.js';
import type { XWindow } from '../../charts/chart-line.js';
import { formatStep } from '../../charts/format-number.js';
import { dashRanks } from '../../charts/palette.js';
import { countWords } from '../../charts/plot-words.js';
import { Clock } from '../../elements/clock.js';
import { icon, iconStyles } from '../../elements/icon.js';
import { logbookContext, type LogbookStore } from '../../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../../state/selection-store.js';
import { settingsContext, type SettingsStore } from '../../state/settings-store.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { emptyWords } from './empty-words.js';
import './metric-card.js';
import { metricsPanelStyles } from './metrics-panel-styles.js';
import { nonFiniteWords } from './non-finite-words.js';
import { sectionsOf, type Section } from './sections.js';
import { shownExperiment, type ShownExperiment } from './shown-experiment.js';
import { shownMetrics } from './shown-metrics.js';

const newest = 10;
/** How often it looks whether a running experiment has gone silent. */
const lookEveryMs = 60_000;

/** Every metric of the selected experiments as a chart, in sections, with one crosshair and one zoom for all. */
@customElement('mtx-metrics-panel')
export class MetricsPanel extends LitElement {
  static override styles = [controls, iconStyles, metricsPanelStyles];

  @consume({ context: logbookContext, subscribe: true })
  @state()
  private logbookStore: LogbookStore | undefined;
  @consume({ context: selectionContext, subscribe: true })
  @state()
  private selectionStore: SelectionStore | undefined;
  @consume({ context: settingsContext, subscribe: true })
  @state()
  private settingsStore: SettingsStore | undefined;

  /** The zoom of each axis; it stays until the person takes it back. */
  @state() private windows: Readonly<Partial<Record<SeriesX, XWindow>>> = {};
  @state() private collapsed: ReadonlySet<string | null> = new Set();

  protected readonly clock = new Clock(this, lookEveryMs);
  private readonly group = new ChartGroup();
  private readonly logbook = new StoreController(this, () => this.logbookStore);
  private readonly selection = new StoreController(this, () => this.selectionStore);
  private readonly settings = new StoreController(this, () => this.settingsStore);
  private shown: ReadonlyMap<string, readonly ShownExperiment[]> = new Map();
  private sections: readonly Section[] = [];
  /** What `shown` and `sections` were made of: hovering asks for them with each move. */
  private shownFrom: readonly unknown[] = [];
  private drawnLogbook: Logbook | null = null;

  protected override willUpdate(): void {
    const state = this.logbook.value;
    const selection = this.selection.value;
    if (!state || !selection) return;
    if (state.logbook !== this.drawnLogbook) {
      this.drawnLogbook = state.logbook;
      this.windows = {};
      this.collapsed = new Set();
    }
    const nowMs = Date.now();
    const minute = Math.floor(nowMs / lookEveryMs);
    const shownFrom = [state.experiments, state.colorIndex, selection.selected, minute];
    if (shownFrom.every((part, i) => part === this.shownFrom[i])) return;
    this.shownFrom = shownFrom;
    const byId = new Map<string, ShownExperiment>();
    const ranks = dashRanks(this.selected(state.experiments), state.colorIndex);
    for (const experiment of state.experiments) {
      const { id } = experiment;
      if (!selection.selected.has(id)) continue;
      byId.set(id, shownExperiment(experiment, state.colorIndex.get(id) ?? 0, ranks.get(id) ?? 0, nowMs));
    }
    const shown = [...shownMetrics(state.experiments, selection.selected)];
    this.shown = new Map(shown.map(([metric, ids]) => [metric, ids.map((id) => byId.get(id)!)]));
    this.sections = sectionsOf(this.shown.keys());
  }

  protected override render(): TemplateResult | typeof nothing {
    const state = this.logbook.value;
    if (!state?.logbook) return nothing;
    return html`${this.tools()} ${this.shown.size > 0 ? this.charts() : this.empty(state.experiments)}`;
  }

  private get x(): SeriesX {
    return this.settings.value?.x ?? 'step';
  }

  private get window(): XWindow {
    return this.windows[this.x] ?? null;
  }

  private tools(): TemplateResult {
    const isZoomed = this.window !== null;
    const selected = this.selected(this.logbook.value?.experiments ?? []);
    const trouble = nonFiniteWords(selected);
    return html`<div class="tools" role="toolbar" aria-label="Charts">
      <fieldset role="radiogroup" aria-label="X axis">
        ${(['step', 'time'] as const).map(
          (x) =>
            html`<label
              ><input
                type="radio"
                name="x"
                .checked=${x === this.x}
                @change=${() => this.settingsStore?.update({ x })}
              />${x === 'step' ? 'Step' : 'Time'}</label
            >`,
        )}
      </fieldset>
      <span
        class="counts"
        role="status"
        title=${trouble ? 'Logged values of the selected experiments that are not finite' : ''}
        >${trouble ? icon('warn') : nothing}<span
          ><span class="wide">${countWords(selected)}${trouble ? ' · ' : ''}</span>${trouble}</span
        ></span
      >
      <span class="separator"></span>
      <button
        class="btn ghost"
        ?disabled=${!isZoomed}
        title=${isZoomed ? 'Show the whole x axis' : 'All of the x axis is shown. Drag across a chart to zoom.'}
        @click=${() => this.zoom(null)}
      >
        Reset zoom
      </button>
    </div>`;
  }

  private charts(): TemplateResult {
    const widest = Math.max(...this.sections.map(({ metrics }) => metrics.length));
    return html`<div
      class="scroll ${widest <= 2 ? 'pairs' : widest === 3 ? 'threes' : ''}"
      @window-change=${(event: WindowChangeEvent) => this.zoom(event.window)}
      @hover-change=${(event: HoverChangeEvent) => this.selectionStore?.hover(event.lineId)}
    >
      ${repeat(
        this.sections,
        ({ prefix }) => prefix,
        (section) => this.section(section),
      )}
    </div>`;
  }

  private section({ prefix, title, metrics }: Section): TemplateResult {
    const isOpen = !this.collapsed.has(prefix);
    return html`<section aria-label=${title}>
      <h2>
        <button aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.toggle(prefix)}>
          ${icon('chevron')}<bdi>${title}</bdi></button
        ><small aria-hidden="true">${formatStep(metrics.length)}${isOpen ? '' : ' · collapsed'}</small>
      </h2>
      ${
        isOpen
          ? html`<div class="cards">
              ${repeat(
                metrics,
                (metric) => metric,
                (metric) => this.card(metric),
              )}
            </div>`
          : nothing
      }
    </section>`;
  }

  private card(metric: string): TemplateResult {
    return html`<mtx-metric-card
      .store=${this.logbookStore}
      .metric=${metric}
      .experiments=${this.shown.get(metric) ?? []}
      .x=${this.x}
      .window=${this.window}
      .hoveredId=${this.selection.value?.hovered ?? null}
      .group=${this.group}
    ></mtx-metric-card>`;
  }

  private empty(experiments: readonly ExperimentSummary[]): TemplateResult | typeof nothing {
    if (experiments.length === 0) return nothing;
    const selected = this.selected(experiments);
    if (selected.length > 0) return html`<div class="empty"><p role="status">${emptyWords(selected)}</p></div>`;
    const count = Math.min(newest, experiments.length);
    return html`<div class="empty">
      <p>No experiment is selected.</p>
      <button class="btn" @click=${() => this.selectionStore?.set(experiments.slice(0, count).map(({ id }) => id))}>
        ${count === 1 ? 'Select the newest' : `Select the newest ${count}`}
      </button>
    </div>`;
  }

  private selected(experiments: readonly ExperimentSummary[]): ExperimentSummary[] {
    return experiments.filter(({ id }) => this.selection.value?.selected.has(id));
  }

  private zoom(window: XWindow): void {
    this.windows = { ...this.windows, [this.x]: window };
  }

  private toggle(prefix: string | null): void {
    const collapsed = new Set(this.collapsed);
    if (!collapsed.delete(prefix)) collapsed.add(prefix);
    this.collapsed = collapsed;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-metrics-panel': MetricsPanel;
  }
}
