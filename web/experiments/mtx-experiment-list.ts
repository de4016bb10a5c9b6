import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { Clock } from '../elements/clock.js';
import { cssProperties } from '../elements/css-properties.js';
import { MediaMatch } from '../elements/media-match.js';
import type { Filter } from '../state/filter/filter.js';
import { noneWords } from '../state/filter/filter-words.js';
import { unknownName } from '../state/filter/unknown-name.js';
import type { Listing } from '../state/listing.js';
import { logbookContext, type LogbookState, type LogbookStore } from '../state/logbook-store.js';
import { readProgress } from '../state/read-progress.js';
import { remembered } from '../state/remembered.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { sizeWords } from '../state/size-words.js';
import { StoreController } from '../state/store-controller.js';
import { viewContext, type ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { sheet } from '../styles/sheet.js';
import { listStyles } from './experiment-list-styles.js';
import { rowStyles } from './experiment-row-styles.js';
import { ListData } from './list-data.js';
import type { ExperimentChangeEvent, ListActionEvent, MarksEvent, SightEvent } from './list-events.js';
import type { ExperimentRows } from './mtx-experiment-rows.js';
import './mtx-experiment-rows.js';
import './mtx-list-tools.js';
import type { ListTools } from './mtx-list-tools.js';
import type { RowActions, WriteNameEvent } from './mtx-row-actions.js';

/** They come once the list is drawn, before a person does anything to an experiment. */
const loadActions = (): Promise<unknown> => import('./mtx-row-actions.js');

/** Words like `silent 3 h` are looked at again this often. */
const wordsEveryMs = 20_000;

/**
 * The experiments of the open logbook: which there are, which are drawn, in which colour, how each of them is, and what
 * is done to them.
 *
 * @slot tools - stands behind the heading, which narrow pages have
 * @slot stop - stands beside the words of how much has been read
 * @slot foot - stands above the list's last line
 */
@customElement('mtx-experiment-list')
export class ExperimentList extends LitElement {
  static override styles = [controls, sheet, rowStyles, listStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  @consume({ context: viewContext, subscribe: true }) @state() private views?: ViewStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  readonly #selection = new StoreController(this, () => this.selections);
  readonly #view = new StoreController(this, () => this.views);
  readonly #narrow = new MediaMatch(this, '(max-width: 720px)');
  readonly #data = new ListData(this, () => this.logbooks);
  readonly #progress = remembered(readProgress);

  @state() private markedCount = 0;
  @query('mtx-list-tools') private tools!: ListTools;
  @query('mtx-experiment-rows') private rows!: ExperimentRows;
  @query('mtx-row-actions') private actions!: RowActions;

  #nowMs = -Infinity;

  constructor() {
    super();
    new Clock(this, wordsEveryMs);
  }

  /** Puts the focus on the row that had it last. */
  override focus(): void {
    this.rows.focus();
  }

  /** Puts the focus into the search. */
  focusSearch(): void {
    this.tools.focusSearch();
  }

  override render(): TemplateResult | typeof nothing {
    const [logbook, selection, view] = [this.#logbook.value, this.#selection.value, this.#view.value];
    if (!logbook || !selection || !view) return nothing;
    const { experiments, exact, error } = logbook;
    const nowMs = this.#wordsNowMs();
    const { listing, metric, lastOf } = this.#data.look(logbook, view, nowMs);
    return html`
      ${
        this.#narrow.matches
          ? html`<div class="head">
              <h2>Experiments</h2>
              <slot name="tools"></slot>
            </div>`
          : nothing
      }
      ${this.#loading(logbook)}
      <mtx-list-tools .experiments=${experiments} .listing=${listing} metric=${metric}></mtx-list-tools>
      <mtx-experiment-rows
        .rows=${listing.rows}
        .lastOf=${lastOf}
        .nowMs=${nowMs}
        ?busy=${!exact}
        ?writable=${logbook.logbook?.writable ?? false}
        ?hidden=${listing.rows.length === 0}
        @mtx-sight=${({ ids }: SightEvent) => this.#data.see(ids)}
        @mtx-list-action=${({ action, ids, anchor }: ListActionEvent) =>
          void this.#readyActions().then((actions) => actions.act(action, ids, anchor))}
        @mtx-experiment-change=${({ ids, change }: ExperimentChangeEvent) =>
          void this.#readyActions().then((actions) => actions.change(ids, change))}
        @mtx-marks=${({ ids }: MarksEvent) => (this.markedCount = ids.length)}
      ></mtx-experiment-rows>
      ${listing.rows.length > 0 ? nothing : experiments.length > 0 ? this.#none(listing, experiments, view.search) : exact || error ? nothing : placeholders()}
      <mtx-row-actions @mtx-write-name=${({ id }: WriteNameEvent) => this.rows.rename(id)}></mtx-row-actions>
      <slot name="foot"></slot>
      <div class="foot">
        <span>${this.#shownWords(logbook, selection.selected)}</span>
        <span role="status">${fitWords(listing, view.search)}</span>
        <span class="end">${sizeWords(this.#progress(experiments).sizeBytes)}</span>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    void loadActions();
  }

  async #readyActions(): Promise<RowActions> {
    await loadActions();
    await this.actions.updateComplete;
    return this.actions;
  }

  /** One time for all words, which changes seldom: rows are drawn anew with it. */
  #wordsNowMs(): number {
    if (Date.now() - this.#nowMs >= wordsEveryMs) this.#nowMs = Date.now();
    return this.#nowMs;
  }

  #loading({ experiments, exact }: LogbookState): TemplateResult | typeof nothing {
    const { sizeBytes, readBytes, isReading } = this.#progress(experiments);
    if (exact || !isReading) return nothing;
    const share = readBytes / sizeBytes;
    return html`
      <div
        class="progress"
        role="progressbar"
        aria-label="Reading the logbook"
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.floor(share * 100)}
      >
        <i ${cssProperties({ '--share': `${share * 100}%` })}></i>
      </div>
      <div class="loading">
        <span class="num">${sizeWords(readBytes)} of ${sizeWords(sizeBytes)}</span><slot name="stop"></slot>
      </div>
    `;
  }

  #none(
    { filter, asked, unreadCount }: Listing,
    experiments: readonly ExperimentSummary[],
    search: string,
  ): TemplateResult {
    return html`
      <div class="none">
        <p role="status">
          ${
            unreadCount > 0
              ? html`${formatStep(unreadCount)} not read yet. None of the others fits.`
              : noneSentence(filter, experiments, filter ? asked : search)
          }
        </p>
        <button type="button" class="btn" @click=${() => this.views?.update({ search: '' })}>Clear filter</button>
      </div>
    `;
  }

  #shownWords({ experiments }: LogbookState, selected: ReadonlySet<string>): string {
    const shown = `${formatStep(selected.size)} of ${formatStep(experiments.length)} shown`;
    return this.markedCount > 1 ? `${shown} · ${formatStep(this.markedCount)} marked` : shown;
  }
}

function noneSentence(
  filter: Filter | null,
  experiments: readonly ExperimentSummary[],
  search: string,
): TemplateResult {
  const count = experiments.length;
  if (!filter) return html`None of ${formatStep(count)} experiments fits <b>${search}</b>.`;
  const unknown = unknownName(filter, experiments);
  if (unknown) {
    const { name, nearest } = unknown;
    return html`No experiment has “${name}”.${nearest === null ? nothing : html` Did you mean <b>${nearest}</b>?`}`;
  }
  return html`${noneWords(count, filter, search).map(({ text, isAsked }) => (isAsked ? html`<b>${text}</b>` : text))}`;
}

function fitWords({ shown, unreadCount }: Listing, search: string): string {
  if (search === '') return '';
  const fit = `${formatStep(shown.length)} ${shown.length === 1 ? 'fits' : 'fit'}`;
  return unreadCount > 0 ? `${fit} · ${formatStep(unreadCount)} not read yet` : fit;
}

/** The list's own shape, until its names are known. */
function placeholders(): TemplateResult {
  return html`<div class="waiting" aria-hidden="true">
    ${[0, 1, 2, 3].map(() => html`<span><i class="swatch"></i><i class="bar"></i></span>`)}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-experiment-list': ExperimentList;
  }
}
