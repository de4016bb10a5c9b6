import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { icon, iconStyles } from '../elements/icon.js';
import '../elements/mtx-menu.js';
import type { Menu, MenuEntry } from '../elements/mtx-menu.js';
import type { PopoverButton } from '../elements/mtx-popover-button.js';
import '../elements/mtx-popover-button.js';
import { searchField, searchFieldStyles } from '../elements/search-field.js';
import { segmentedStyles } from '../elements/segmented.js';
import { allMetricsOf } from '../state/experiment-fields.js';
import type { Listing } from '../state/listing.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { StoreController } from '../state/store-controller.js';
import { viewContext, type ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { inputs } from '../styles/inputs.js';
import { listPanelStyles } from './list-panel-styles.js';
import type * as ListPanels from './list-panels.js';
import type { SearchEvent } from './mtx-filter-panel.js';
import { groupWords, sortWords } from './list-words.js';

/** More metrics than this are chosen from a list that scrolls. */
const mostMetrics = 200;

/** What is done to the list as a whole: searched, filtered, sorted, grouped, shown. */
@customElement('mtx-list-tools')
export class ListTools extends LitElement {
  static override styles = [
    controls,
    inputs,
    iconStyles,
    searchFieldStyles,
    segmentedStyles,
    listPanelStyles,
    css`
      :host {
        display: grid;
        padding: 8px 8px 4px;
        border-bottom: 1px solid var(--border);
      }
      .bar {
        display: flex;
        align-items: center;
        gap: 2px;
        min-width: 0;
        height: 32px;
      }
      .bar .icon-btn {
        margin-left: auto;
      }
      .fault {
        padding: 6px 4px 2px;
        color: var(--bad);
        font: var(--type-small);
      }
      @media (max-width: 720px) {
        :host {
          padding: 0 var(--s3) 4px;
        }
        .bar {
          height: 48px;
        }
      }
    `,
  ];

  @property({ attribute: false }) experiments: readonly ExperimentSummary[] = [];
  @property({ attribute: false }) listing: Listing | null = null;
  /** The metric whose values the list shows. */
  @property() metric = '';

  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  @consume({ context: viewContext, subscribe: true }) @state() private views?: ViewStore;
  readonly #view = new StoreController(this, () => this.views);
  /** Loaded when the first of them is opened. */
  @state() private panels: typeof ListPanels | null = null;
  @state() private openPanel: 'filter' | 'sort' | 'group' | null = null;

  @query('mtx-menu') private menu!: Menu;
  @query('input[type="search"]') private field!: HTMLInputElement;

  /** Puts the focus into the search, and what is there under it. */
  focusSearch(): void {
    this.field.focus();
    this.field.select();
  }

  override render(): TemplateResult | typeof nothing {
    const view = this.#view.value;
    const { listing, experiments } = this;
    if (!view || !listing) return nothing;
    const { search, searchIsRegex, sort, group } = view;
    const change = (patch: Partial<typeof view>): void => this.views?.update(patch);
    return html`
      ${searchField({
        label: 'Search experiments',
        placeholder: 'Name, tag, val/loss < 0.3',
        text: search,
        isRegex: searchIsRegex,
        mistake: listing.fault,
        input: (text) => change({ search: text }),
        toggleRegex: () => change({ searchIsRegex: !searchIsRegex }),
      })}
      <p class="fault" role="status" ?hidden=${!listing.fault}>${listing.fault}</p>
      <div class="bar" role="toolbar" aria-label="List of experiments">
        <mtx-popover-button
          words="Filter"
          label="Filter"
          icon="filter"
          ?active=${search !== ''}
          @toggle=${(event: ToggleEvent) => this.#toggled('filter', event)}
        >
          ${
            this.openPanel === 'filter' && this.panels
              ? html`<mtx-filter-panel
                  .experiments=${experiments}
                  .search=${search}
                  .regex=${searchIsRegex}
                  .filter=${listing.filter}
                  .fault=${listing.fault}
                  @mtx-search=${({ search: text }: SearchEvent) => change({ search: text, searchIsRegex: false })}
                ></mtx-filter-panel>`
              : nothing
          }
        </mtx-popover-button>
        <mtx-popover-button
          words=${sortWords(sort)}
          label="Sorted by: ${sortWords(sort)}"
          icon="sort"
          @toggle=${(event: ToggleEvent) => this.#toggled('sort', event)}
        >
          ${this.openPanel === 'sort' ? this.panels?.sortPanel(experiments, sort, (written) => change({ sort: written })) : nothing}
        </mtx-popover-button>
        <mtx-popover-button
          words=${groupWords(group)}
          label=${group === '' ? 'Group' : `Grouped by: ${groupWords(group)}`}
          icon="layers"
          ?active=${group !== ''}
          @toggle=${(event: ToggleEvent) => this.#toggled('group', event)}
        >
          ${this.openPanel === 'group' ? this.panels?.groupPanel(experiments, view, change) : nothing}
        </mtx-popover-button>
        <button
          type="button"
          class="icon-btn small"
          aria-label="Menu of the list"
          title="Menu of the list"
          aria-haspopup="menu"
          @click=${this.#openMenu}
        >
          ${icon('more')}
        </button>
      </div>
      <mtx-menu label="List of experiments"></mtx-menu>
    `;
  }

  async #toggled(panel: 'filter' | 'sort' | 'group', event: ToggleEvent): Promise<void> {
    if (event.newState !== 'open') {
      if (this.openPanel === panel) this.openPanel = null;
      return;
    }
    const button = event.target as PopoverButton;
    this.openPanel = panel;
    this.panels ??= await import('./list-panels.js');
    await this.updateComplete;
    button.place();
  }

  #openMenu(event: Event): void {
    this.menu.entries = this.#entries();
    void this.menu.toggle(event.currentTarget as HTMLElement);
  }

  #entries(): MenuEntry[] {
    const shown = this.listing?.shown.map(({ id }) => id) ?? [];
    const isFiltered = this.#view.value?.search !== '';
    const selected = this.selections?.value.selected ?? new Set<string>();
    const metrics = allMetricsOf(this.experiments).slice(0, mostMetrics);
    const chosen = this.#view.value?.listMetric ?? '';
    const detail = isFiltered ? 'in the filter' : undefined;
    const entry = (words: string, run: () => void): MenuEntry => ({ words, run, ...(detail ? { detail } : {}) });
    const metric = (value: string, words: string): MenuEntry => ({
      words,
      checked: chosen === value,
      choice: true,
      run: () => this.views?.update({ listMetric: value }),
    });
    return [
      entry('Show all', () => this.selections?.choose(new Set([...selected, ...shown]))),
      entry('Show none', () => {
        const hidden = new Set(shown);
        this.selections?.choose([...selected].filter((id) => !hidden.has(id)));
      }),
      entry('Invert', () => {
        const rest = new Set(selected);
        for (const id of shown) if (!rest.delete(id)) rest.add(id);
        this.selections?.choose(rest);
      }),
      { words: 'Show the newest ten', run: () => this.selections?.newest() },
      'separator',
      { heading: 'Value in the list' },
      metric('', this.metric && chosen === '' ? `Automatic: ${this.metric}` : 'Automatic'),
      ...metrics.map((name) => metric(name, name)),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-list-tools': ListTools;
  }
}
