import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { dashRanks } from '../charts/palette.js';
import { Clock } from '../elements/clock.js';
import { cssProperties } from '../elements/css-properties.js';
import { iconStyles } from '../elements/icon.js';
import { statusGlyphStyles } from '../elements/status-glyph.js';
import { logbookContext, type LogbookState, type LogbookStore } from '../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { sizeWords } from '../state/size-words.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { experimentRow } from './experiment-row.js';
import { rowStyles } from './experiment-row-styles.js';
import { listStyles } from './experiment-list-styles.js';

/** Words like `silent 3 h` are looked at again this often. */
const wordsEveryMs = 20_000;
/** Less than this is read before anybody could see its progress. */
const shownProgressBytes = 256 * 1024;

/**
 * The experiments of the open logbook: which are drawn, in which colour, and how each of them is.
 *
 * @slot tools - stands behind the buttons of the tool row
 */
@customElement('mtx-experiment-list')
export class ExperimentList extends LitElement {
  static override styles = [controls, iconStyles, statusGlyphStyles, rowStyles, listStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  readonly #selection = new StoreController(this, () => this.selections);

  #nowMs = -Infinity;

  constructor() {
    super();
    new Clock(this, wordsEveryMs);
  }

  override render(): TemplateResult | typeof nothing {
    const logbook = this.#logbook.value;
    const selection = this.#selection.value;
    if (!logbook || !selection) return nothing;
    const { experiments } = logbook;
    const nowMs = this.#wordsNowMs();
    const shown = experiments.filter(({ id }) => selection.selected.has(id));
    const ranks = dashRanks(shown, logbook.colorIndex);
    return html`
      <div class="tools">
        <h2>Experiments</h2>
        <button
          type="button"
          class="btn ghost"
          title="Show all experiments"
          @click=${() => this.selections?.set(experiments.map(({ id }) => id))}
        >
          All
        </button>
        <button type="button" class="btn ghost" title="Show none" @click=${() => this.selections?.set([])}>None</button>
        <slot name="tools"></slot>
      </div>
      ${this.#progressLine(logbook)}
      <ul
        aria-label="Experiments"
        aria-busy=${!logbook.exact}
        @change=${this.#toggle}
        @pointerover=${this.#hover}
        @pointerleave=${() => this.selections?.hover(null)}
      >
        ${repeat(experiments, idOf, (experiment) => {
          const { id } = experiment;
          const row = {
            experiment,
            colorIndex: logbook.colorIndex.get(id) ?? 0,
            dashRank: ranks.get(id) ?? 0,
            isSelected: selection.selected.has(id),
            isHovered: selection.hovered === id,
            nowMs,
          };
          return html`<li>${guard(Object.values(row), () => experimentRow(row))}</li>`;
        })}
        ${experiments.length === 0 && !logbook.exact && !logbook.error ? placeholders() : nothing}
      </ul>
      <div class="foot">
        <span>${shownWords(logbook, selection.selected)}</span>
        <span>${readWords(experiments)}</span>
      </div>
    `;
  }

  /** One time for all words, which changes seldom: rows are drawn anew with it. */
  #wordsNowMs(): number {
    if (Date.now() - this.#nowMs >= wordsEveryMs) this.#nowMs = Date.now();
    return this.#nowMs;
  }

  #progressLine({ experiments, exact }: LogbookState): TemplateResult | typeof nothing {
    const { sizeBytes, readBytes, isReading } = progressOf(experiments);
    if (exact || !isReading) return html`<div class="progress"></div>`;
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
    `;
  }

  #toggle(event: Event): void {
    const id = (event.target as HTMLElement).dataset['id'];
    if (id !== undefined) this.selections?.toggle(id);
  }

  #hover(event: PointerEvent): void {
    // A finger has nothing to hover with, and no way to stop.
    if (event.pointerType === 'touch') return;
    const row = (event.target as Element).closest<HTMLElement>('.row');
    this.selections?.hover(row?.dataset['id'] ?? null);
  }
}

const idOf = ({ id }: ExperimentSummary): string => id;

function shownWords({ experiments }: LogbookState, selected: ReadonlySet<string>): string {
  const shown = experiments.filter(({ id }) => selected.has(id)).length;
  return `${formatStep(shown)} of ${formatStep(experiments.length)} shown`;
}

function progressOf(experiments: readonly ExperimentSummary[]): {
  sizeBytes: number;
  readBytes: number;
  isReading: boolean;
} {
  let sizeBytes = 0;
  let readBytes = 0;
  for (const experiment of experiments) {
    sizeBytes += experiment.sizeBytes;
    readBytes += Math.min(experiment.readBytes, experiment.sizeBytes);
  }
  return { sizeBytes, readBytes, isReading: sizeBytes - readBytes > shownProgressBytes };
}

function readWords(experiments: readonly ExperimentSummary[]): string {
  const { sizeBytes, readBytes, isReading } = progressOf(experiments);
  return isReading ? `${sizeWords(readBytes)} of ${sizeWords(sizeBytes)}` : sizeWords(sizeBytes);
}

/** The list's own shape, until its names are known. */
function placeholders(): TemplateResult[] {
  return [0, 1, 2, 3].map(
    () =>
      html`<li aria-hidden="true">
        <span class="row waiting"><i class="swatch"></i><i class="bar name"></i></span>
      </li>`,
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-experiment-list': ExperimentList;
  }
}
