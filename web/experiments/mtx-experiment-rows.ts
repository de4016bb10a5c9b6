import { consume } from '@lit/context';
import { defaultRangeExtractor, VirtualizerController } from '@tanstack/lit-virtual';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssProperties } from '../elements/css-properties.js';
import { iconStyles } from '../elements/icon.js';
import { MediaMatch } from '../elements/media-match.js';
import { statusGlyphStyles } from '../elements/status-glyph.js';
import type { ListRow } from '../state/list-rows.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { settingsContext, type SettingsStore } from '../state/settings-store.js';
import { StoreController } from '../state/store-controller.js';
import { viewContext, type ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { inputs } from '../styles/inputs.js';
import { experimentRow, type RowPlace } from './experiment-row.js';
import { rowStyles } from './experiment-row-styles.js';
import { rowsStyles } from './experiment-rows-styles.js';
import { groupRow } from './group-row.js';
import { groupRowStyles } from './group-row-styles.js';
import { SightEvent } from './list-events.js';
import { RowGestures } from './row-gestures.js';
import { rememberedLooks, type RowLooks } from './row-looks.js';

/** Height of an experiment's row and of a group's heading, CSS pixels; the styles say the same. */
const wideHeights = { experiment: 44, group: 32 };
const narrowHeights = { experiment: 52, group: 40 };
/** Rows beyond both ends that are there before they are seen. */
const overscan = 8;

/** The last value of the list's metric; null where there is none, undefined while it is not known. */
export type RowValue = (id: string) => number | null | undefined;

/**
 * The rows of the list, of which only those in sight are in the document. A tree grid with one tab stop.
 *
 * @fires mtx-list-action - something is to be done to experiments
 * @fires mtx-experiment-change - an experiment is to be called otherwise
 * @fires mtx-marks - other rows are marked
 * @fires mtx-sight - other rows are in sight
 */
@customElement('mtx-experiment-rows')
export class ExperimentRows extends LitElement {
  static override styles = [controls, inputs, iconStyles, statusGlyphStyles, rowStyles, groupRowStyles, rowsStyles];

  @property({ attribute: false }) rows: readonly ListRow[] = [];
  @property({ attribute: false }) lastOf: RowValue | null = null;
  @property({ attribute: false }) nowMs = 0;
  /** Whether more rows may come. */
  @property({ type: Boolean }) busy = false;
  /** Whether experiments can be changed. */
  @property({ type: Boolean }) writable = false;

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  @consume({ context: settingsContext, subscribe: true }) @state() private settings?: SettingsStore;
  @consume({ context: viewContext, subscribe: true }) @state() private views?: ViewStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  readonly #selection = new StoreController(this, () => this.selections);
  readonly #setting = new StoreController(this, () => this.settings);
  readonly #view = new StoreController(this, () => this.views);
  readonly #narrow = new MediaMatch(this, '(max-width: 720px)');
  readonly #gestures: RowGestures = new RowGestures(this, {
    rows: () => this.rows,
    selections: () => this.selections,
    views: () => this.views,
    pageRows: () => Math.max(1, Math.floor(this.scroller.clientHeight / this.#heights.experiment) - 1),
    isScrolling: () => this.#virtual.getVirtualizer().isScrolling,
    reveal: (index) => this.#virtual.getVirtualizer().scrollToIndex(index, { align: 'auto' }),
  });
  readonly #virtual: VirtualizerController<HTMLElement, HTMLElement> = new VirtualizerController(this, {
    count: 0,
    overscan,
    getScrollElement: () => this.renderRoot.querySelector<HTMLElement>('.rows'),
    estimateSize: (index) => this.#heights[this.rows[index]?.kind ?? 'experiment'],
    // The row with the focus stays in the document, wherever the list is scrolled to.
    rangeExtractor: (range) => {
      const at = this.#gestures.at;
      const indexes = defaultRangeExtractor(range);
      return at < 0 || at >= range.count || indexes.includes(at) ? indexes : [...indexes, at].sort((a, b) => a - b);
    },
  });
  readonly #looks = rememberedLooks();
  #heights = wideHeights;
  #inSight = '';

  @query('.rows') private scroller!: HTMLElement;

  /** Puts the focus on the row that had it last, or on the first. */
  override focus(): void {
    this.#gestures.focus();
  }

  /** Begins to write another name for an experiment in its row. */
  rename(id: string): void {
    this.#gestures.rename(id);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const heights = this.#narrow.matches ? narrowHeights : wideHeights;
    if (!changed.has('rows') && heights === this.#heights) return;
    this.#heights = heights;
    const virtualizer = this.#virtual.getVirtualizer();
    virtualizer.setOptions({ ...virtualizer.options, count: this.rows.length });
    virtualizer.measure();
  }

  protected override updated(): void {
    const ids = this.#idsInSight();
    const inSight = ids.join('\n');
    if (inSight === this.#inSight) return;
    this.#inSight = inSight;
    this.dispatchEvent(new SightEvent(ids));
  }

  override render(): TemplateResult | typeof nothing {
    const looks = this.looks;
    if (!looks) return nothing;
    const virtualizer = this.#virtual.getVirtualizer();
    const gestures = this.#gestures;
    return html`
      <div
        class="rows"
        role="treegrid"
        aria-label="Experiments"
        aria-multiselectable="true"
        aria-rowcount=${this.rows.length}
        aria-busy=${this.busy}
        @click=${gestures.click}
        @dblclick=${gestures.doubleClick}
        @change=${gestures.change}
        @keydown=${gestures.keyDown}
        @contextmenu=${gestures.contextMenu}
        @focusin=${gestures.focusIn}
        @focusout=${gestures.focusOut}
        @pointerover=${gestures.pointerOver}
        @pointermove=${gestures.pointerOver}
        @pointerleave=${gestures.pointerLeave}
      >
        <div class="all" role="presentation" ${cssProperties({ '--height': `${virtualizer.getTotalSize()}px` })}>
          ${repeat(
            virtualizer.getVirtualItems().filter(({ index }) => index < this.rows.length),
            ({ index }) => this.rows[index]!.key,
            ({ index, start }) => this.#row(this.rows[index]!, this.#place(index, start), looks),
          )}
        </div>
      </div>
    `;
  }

  private get looks(): RowLooks | null {
    const [logbook, selection, view] = [this.#logbook.value, this.#selection.value, this.#view.value];
    if (!logbook || !selection || !view) return null;
    const { palette, dashes } = this.#setting.value ?? { palette: 'standard', dashes: false };
    const { experiments, colorIndex } = logbook;
    return this.#looks({
      experiments,
      colorIndex,
      rows: this.rows,
      selected: selection.selected,
      bands: view.bands,
      palette,
      dashes,
    });
  }

  #place(index: number, top: number): RowPlace {
    const { key } = this.rows[index]!;
    const { at, marks } = this.#gestures;
    return { key, index, top, isTabStop: index === Math.max(0, at), isMarked: marks.marked.has(key) };
  }

  #row(row: ListRow, place: RowPlace, looks: RowLooks): unknown {
    const { selected, hovered } = this.#selection.value!;
    const band = looks.bands.get((row.kind === 'group' ? row.key : row.groupKey) ?? '');
    if (row.kind === 'group') {
      const { label, ids } = row.group;
      const selectedCount = ids.reduce((count, id) => count + (selected.has(id) ? 1 : 0), 0);
      const mean = band ? this.#mean(band.ids) : null;
      const look = { ...place, label, count: ids.length, selectedCount, isClosed: row.isClosed };
      return guard([...Object.values(look), band?.color, mean], () =>
        groupRow({ ...look, band: band ? { color: band.color, mean } : null }),
      );
    }
    const { experiment, groupKey, key } = row;
    const { id } = experiment;
    const look = {
      ...place,
      experiment,
      isInGroup: groupKey !== null,
      color: band?.color ?? looks.colorOf(experiment),
      dashRank: band ? 0 : (looks.dashRanks.get(id) ?? 0),
      isSelected: selected.has(id),
      isHovered: hovered === id,
      isRenaming: this.#gestures.renamed === key,
      hasMetric: this.lastOf !== null,
      value: this.lastOf?.(id),
      nowMs: this.nowMs,
    };
    return guard(Object.values(look), () => experimentRow(look));
  }

  /** Null while one of them is not known, and where one has none. */
  #mean(ids: readonly string[]): number | null {
    let sum = 0;
    for (const id of ids) {
      const value = this.lastOf?.(id);
      if (value === undefined || value === null) return null;
      sum += value;
    }
    return sum / ids.length;
  }

  #idsInSight(): string[] {
    const ids = new Set<string>();
    for (const { index } of this.#virtual.getVirtualizer().getVirtualItems()) {
      const row = this.rows[index];
      if (row?.kind === 'experiment') ids.add(row.experiment.id);
      else if (row) for (const id of this.looks?.bands.get(row.key)?.ids ?? []) ids.add(id);
    }
    return [...ids];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-experiment-rows': ExperimentRows;
  }
}
