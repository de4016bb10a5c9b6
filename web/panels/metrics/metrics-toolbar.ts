import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';
import { countWords } from '../../charts/plot-words.js';
import { icon, iconStyles } from '../../elements/icon.js';
import '../../elements/mtx-menu.js';
import type { Menu, MenuEntry } from '../../elements/mtx-menu.js';
import { searchField, searchFieldStyles } from '../../elements/search-field.js';
import { segmented, segmentedStyles } from '../../elements/segmented.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { hiddenMenu, layoutMenu } from './layout-menu.js';
import { metricName } from './metric-name.js';
import { metricSearch } from './metric-search.js';
import { metricsToolbarStyles } from './metrics-toolbar-styles.js';
import { nonFiniteWords } from './non-finite-words.js';
import type { PanelShared } from './panel-shared.js';
import type { Section } from './sections.js';
import './smoothing-controls.js';
import { zoomWords } from './zoom-words.js';

const axisSegments = [
  { value: 'step', words: 'Step' },
  { value: 'time', words: 'Relative', title: 'Time since the experiment began' },
  { value: 'clock', words: 'Wall', title: 'Date and time' },
] as const;

/** What is said and done above the charts: search, x axis, smoothing, how the data is, zoom and layout. */
@customElement('mtx-metrics-toolbar')
export class MetricsToolbar extends LitElement {
  static override styles = [controls, iconStyles, searchFieldStyles, segmentedStyles, metricsToolbarStyles];

  @property({ attribute: false }) shared: PanelShared | undefined;
  /** The experiments whose metrics are shown. */
  @property({ attribute: false }) selected: readonly ExperimentSummary[] = [];
  /** All sections, closed ones too. */
  @property({ attribute: false }) sections: readonly Section[] = [];
  /** The metrics that would be shown, were they not hidden. */
  @property({ attribute: false }) hiddenMetrics: readonly string[] = [];

  @query('input[type=search]') private field!: HTMLInputElement | null;
  @query('mtx-menu') private menu!: Menu | null;
  protected readonly settings = new StoreController(
    this,
    () => this.shared?.stores.settings,
    ({ x }) => [x],
  );
  protected readonly view = new StoreController(
    this,
    () => this.shared?.stores.view,
    ({ metricSearch, metricSearchIsRegex, zoom }) => [metricSearch, metricSearchIsRegex, zoom],
  );

  /** Puts the focus into the search. */
  search(): void {
    this.field?.select();
    this.field?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shared } = this;
    if (!shared) return nothing;
    return html`<div class="tools" role="toolbar" aria-label="Charts">
      ${this.searching(shared)}
      ${segmented({
        label: 'X axis',
        name: 'x',
        segments: axisSegments,
        value: shared.stores.settings.value.x,
        change: (x) => shared.stores.settings.update({ x }),
      })}
      <mtx-smoothing-controls
        short
        .settings=${shared.stores.settings}
        .x=${shared.stores.settings.value.x}
      ></mtx-smoothing-controls>
      ${this.health(shared)} <span class="separator"></span> ${this.zoom(shared)} ${this.hiding(shared)}
      <button
        type="button"
        class="icon-btn"
        aria-label="Layout of the charts"
        aria-haspopup="menu"
        title="Columns, sections and order"
        @click=${(event: Event) => this.open('Layout of the charts', layoutMenu(this.sections, shared), event)}
      >
        ${icon('columns')}
      </button>
      <mtx-menu></mtx-menu>
    </div>`;
  }

  private searching({ stores: { view } }: PanelShared): TemplateResult {
    const { metricSearch: text, metricSearchIsRegex: isRegex } = view.value;
    return searchField({
      label: 'Search metrics',
      placeholder: 'Metrics',
      text,
      isRegex,
      mistake: metricSearch(text, isRegex).mistake,
      input: (metricSearch) => view.update({ metricSearch }),
      toggleRegex: () => view.update({ metricSearchIsRegex: !isRegex }),
    });
  }

  private health({ stores: { view } }: PanelShared): TemplateResult {
    const { mistake } = metricSearch(view.value.metricSearch, view.value.metricSearchIsRegex);
    if (mistake) return html`<span class="counts mistake" role="alert" title=${mistake}>${warning(mistake)}</span>`;
    const trouble = nonFiniteWords(this.selected);
    return html`<span
      class="counts"
      role="status"
      title=${trouble ? 'Logged values of the selected experiments that are not finite' : ''}
      ><span class="wide">${countWords(this.selected)}${trouble ? ' · ' : ''}</span
      >${trouble ? warning(trouble) : nothing}</span
    >`;
  }

  private zoom({ stores, zoom }: PanelShared): TemplateResult {
    const { x } = stores.settings.value;
    const shown = stores.view.value.zoom[x];
    const isZoomed = Object.keys(stores.view.value.zoom).length > 0;
    return html`${shown ? html`<span class="range num">${zoomWords(shown, x)}</span>` : nothing}
      <button
        type="button"
        class="btn ghost reset"
        ?disabled=${!isZoomed}
        title=${
          isZoomed
            ? 'Show all of the x axis (0). Backspace goes back by one zoom.'
            : 'All of the x axis is shown. Drag across a chart to zoom.'
        }
        @click=${() => zoom.showAll()}
      >
        ${icon('reset')}<span>Reset zoom</span>
      </button>`;
  }

  private hiding(shared: PanelShared): TemplateResult {
    const { length } = this.hiddenMetrics;
    return html`<button
      type="button"
      class="btn ghost hiding"
      ?disabled=${length === 0}
      aria-label=${length === 0 ? 'No chart is hidden' : `${formatStep(length)} hidden`}
      aria-haspopup="menu"
      title=${length === 0 ? 'No chart is hidden' : 'Show hidden charts again'}
      @click=${(event: Event) => this.open('Hidden charts', hiddenMenu(this.hiddenMetrics, shared, metricName), event)}
    >
      ${icon('hide')}${length === 0 ? nothing : html`<span>${formatStep(length)} hidden</span>`}
    </button>`;
  }

  private open(label: string, entries: readonly MenuEntry[], event: Event): void {
    if (!this.menu) return;
    this.menu.label = label;
    this.menu.entries = entries;
    void this.menu.toggle(event.currentTarget as Element);
  }
}

const warning = (words: string): TemplateResult =>
  html`<span class="trouble">${icon('warn')}<span>${words}</span></span>`;

declare global {
  interface HTMLElementTagNameMap {
    'mtx-metrics-toolbar': MetricsToolbar;
  }
}
