import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Logbook } from '../../../sdk/read/logbook.js';
import type { HoverChangeEvent } from '../../charts/chart-events.js';
import { formatStep } from '../../charts/format-number.js';
import { Clock } from '../../elements/clock.js';
import { icon, iconStyles } from '../../elements/icon.js';
import '../../elements/mtx-menu.js';
import type { Menu } from '../../elements/mtx-menu.js';
import { logbookContext, type LogbookStore } from '../../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../../state/selection-store.js';
import { remembered } from '../../state/remembered.js';
import { settingsContext, type SettingsStore } from '../../state/settings-store.js';
import { shortcutContext, Shortcuts, type ShortcutStore } from '../../state/shortcut-store.js';
import { StoreController } from '../../state/store-controller.js';
import { undoContext, type UndoStore } from '../../state/undo-store.js';
import { addressContext, type ViewAddress } from '../../state/view-address.js';
import { viewContext, type ViewStore } from '../../state/view-store.js';
import { controls } from '../../styles/controls.js';
import type { AxisPicker } from './axis-picker.js';
import { CardActions, loadMenu } from './card-actions.js';
import { CardDrag } from './card-drag.js';
import type { CardMenuEvent, HeightChangeEvent } from './card-events.js';
import { emptyState } from './empty-state.js';
import type { EnlargedChart } from './enlarged-chart.js';
import './metric-card.js';
import type { MetricCard } from './metric-card.js';
import { metricsPanelStyles } from './metrics-panel-styles.js';
import './metrics-toolbar.js';
import type { MetricsToolbar } from './metrics-toolbar.js';
import { ContentsMemo, type PanelContents } from './panel-contents.js';
import './panel-foot-strip.js';
import { PanelShared } from './panel-shared.js';
import { panelShortcuts } from './panel-shortcuts.js';
import type { Section } from './sections.js';

/** How often it looks whether a running experiment has gone silent. */
const lookEveryMs = 60_000;

/** Not needed to see the first charts. */
const loadEnlarged = (): Promise<unknown> => import('./enlarged-chart.js');

/** Every metric of the selected experiments as a chart, in sections, with one crosshair and one zoom for all. */
@customElement('mtx-metrics-panel')
export class MetricsPanel extends LitElement {
  static override styles = [controls, iconStyles, metricsPanelStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  @consume({ context: settingsContext, subscribe: true }) @state() private settings?: SettingsStore;
  @consume({ context: viewContext, subscribe: true }) @state() private view?: ViewStore;
  @consume({ context: undoContext, subscribe: true }) @state() private undo?: UndoStore;
  @consume({ context: shortcutContext, subscribe: true }) @state() private shortcuts?: ShortcutStore;

  @consume({ context: addressContext, subscribe: true }) @state() private address?: ViewAddress;

  @query('mtx-metrics-toolbar') private toolbar!: MetricsToolbar | null;
  @query('mtx-enlarged-chart') private enlarged!: EnlargedChart | null;
  @query('#menu') menu!: Menu | null;
  @query('mtx-axis-picker') picker!: AxisPicker | null;

  shared: PanelShared | undefined;
  contents: PanelContents = { selected: [], charts: new Map(), hidden: [], sections: [] };

  protected readonly clock = new Clock(this, lookEveryMs);
  private readonly memo = new ContentsMemo();
  private readonly sharing = remembered(sharedBy);
  private readonly actions = new CardActions(this);
  private readonly drag = new CardDrag(this, (card, target, side) => this.actions.drop(card, target, side));
  private drawnLogbook: Logbook | null = null;
  private enlargedBefore: string | undefined;

  constructor() {
    super();
    new StoreController(this, () => this.logbooks);
    new StoreController(
      this,
      () => this.selections,
      ({ selected }) => [selected],
    );
    new StoreController(
      this,
      () => this.settings,
      ({ columns, palette, dashes }) => [columns, palette, dashes],
    );
    // Not its zoom, which the charts follow by themselves.
    new StoreController(
      this,
      () => this.view,
      ({ zoom, ...others }) => Object.values(others),
    );
    new Shortcuts(
      this,
      () => this.shortcuts,
      panelShortcuts({
        shared: () => this.shared,
        search: () => this.toolbar?.search(),
        card: () => this.renderRoot.querySelector<MetricCard>('mtx-metric-card:hover'),
      }),
    );
  }

  get link(): string {
    return this.address?.link ?? location.href;
  }

  protected override willUpdate(): void {
    const { logbooks, selections, settings, view, undo } = this;
    this.shared = this.sharing(logbooks, selections, settings, view, undo);
    if (!logbooks || !selections || !settings || !view) return;
    const { logbook } = logbooks.value;
    if (logbook !== this.drawnLogbook) this.shared?.zoom.clear();
    this.drawnLogbook = logbook;
    this.contents = this.memo.of(
      { state: logbooks.value, selected: selections.value.selected, settings: settings.value, view: view.value },
      Date.now(),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shared, contents } = this;
    if (!shared?.stores.logbooks.value.logbook) return nothing;
    const { enlarged } = shared.stores.view.value;
    return html`${enlarged === '' ? this.overview(shared) : this.large(shared, enlarged)}
      <div class="charts" ?hidden=${enlarged !== ''}>
        ${contents.sections.length > 0 ? this.cards(shared) : emptyState(contents, shared)}
      </div>
      <mtx-panel-foot .foot=${shared.foot}></mtx-panel-foot>
      <mtx-menu id="menu"></mtx-menu>
      <mtx-axis-picker></mtx-axis-picker>`;
  }

  protected override firstUpdated(): void {
    void loadMenu();
  }

  protected override updated(_changed: PropertyValues): void {
    const enlarged = this.view?.value.enlarged ?? '';
    const before = this.enlargedBefore;
    this.enlargedBefore = enlarged;
    // The focus follows what the person does, and not what a link shows at first.
    if (enlarged === before || before === undefined) return;
    if (enlarged === '') void this.cardOf(before)?.returnTo();
    else if (before === '') void this.focusEnlarged();
  }

  private overview(shared: PanelShared): TemplateResult {
    const { selected, sections, hidden } = this.contents;
    return html`<mtx-metrics-toolbar
      .shared=${shared}
      .selected=${selected}
      .sections=${sections}
      .hiddenMetrics=${hidden}
    ></mtx-metrics-toolbar>`;
  }

  private large(shared: PanelShared, metric: string): TemplateResult {
    void loadEnlarged();
    const metrics = this.contents.sections.flatMap((section) => section.metrics);
    const place = metrics.indexOf(metric);
    const neighbours = { previous: metrics[place - 1] ?? null, next: metrics[place + 1] ?? null };
    return html`<mtx-enlarged-chart
      .shared=${shared}
      .metric=${metric}
      .drawn=${this.contents.charts.get(metric) ?? null}
      .neighbours=${neighbours}
      @axis-menu=${() => this.enlarged && this.actions.chooseX(metric, this.enlarged.axisButton!, this.enlarged.axisButton)}
      @copy-link=${() => this.actions.copyLink()}
      @hover-change=${(event: HoverChangeEvent) => this.selections?.hover(event.lineId)}
    ></mtx-enlarged-chart>`;
  }

  private cards(shared: PanelShared): TemplateResult {
    const { sections } = this.contents;
    return html`<div
      class="scroll ${columnsClass(shared.stores.settings.value.columns, sections)}"
      @card-menu=${(event: CardMenuEvent) => void this.actions.openMenu(event)}
      @height-change=${(event: HeightChangeEvent) => this.actions.resize(event)}
      @hover-change=${(event: HoverChangeEvent) => this.selections?.hover(event.lineId)}
      @keydown=${(event: KeyboardEvent) => this.actions.press(event)}
      @pointerdown=${(event: PointerEvent) => this.drag.down(event)}
    >
      ${repeat(
        sections,
        ({ key }) => key,
        (section) => this.section(section, shared),
      )}
    </div>`;
  }

  private section({ key, title, metrics }: Section, shared: PanelShared): TemplateResult {
    const isOpen = !shared.stores.view.value.closedSections.includes(key);
    return html`<section aria-label=${title}>
      <h2>
        <button
          type="button"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => shared.layout.toggleSection(key)}
        >
          ${icon('chevron')}<bdi>${title}</bdi></button
        ><small aria-hidden="true">${formatStep(metrics.length)}${isOpen ? '' : ' · collapsed'}</small>
      </h2>
      ${
        isOpen
          ? html`<div class="cards">
              ${repeat(
                metrics,
                (metric) => metric,
                (metric) => this.card(metric, shared),
              )}
            </div>`
          : nothing
      }
    </section>`;
  }

  private card(metric: string, shared: PanelShared): TemplateResult {
    const { charts, pinned } = shared.stores.view.value;
    return html`<mtx-metric-card
      .shared=${shared}
      .metric=${metric}
      .drawn=${this.contents.charts.get(metric)!}
      .chart=${charts[metric]}
      .isPinned=${pinned.includes(metric)}
    ></mtx-metric-card>`;
  }

  private async focusEnlarged(): Promise<void> {
    await loadEnlarged();
    await this.enlarged?.updateComplete;
    this.enlarged?.focus();
  }

  private cardOf(metric: string): MetricCard | undefined {
    return [...this.renderRoot.querySelectorAll('mtx-metric-card')].find((card) => card.metric === metric);
  }
}

/** What the charts share, once all stores are there. */
function sharedBy(
  logbooks?: LogbookStore,
  selections?: SelectionStore,
  settings?: SettingsStore,
  view?: ViewStore,
  undo?: UndoStore,
): PanelShared | undefined {
  if (!logbooks || !selections || !settings || !view) return undefined;
  return new PanelShared({ logbooks, selections, settings, view, undo });
}

/** How many columns: as the person set it, else as many as fit, but none that no section would fill. */
function columnsClass(columns: number, sections: readonly Section[]): string {
  if (columns > 0) return `columns-${columns}`;
  const widest = Math.max(...sections.map(({ metrics }) => metrics.length));
  return `fitting ${widest <= 2 ? 'pairs' : widest === 3 ? 'threes' : ''}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-metrics-panel': MetricsPanel;
  }
}
