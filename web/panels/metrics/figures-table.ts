import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MetricSummary, SummariesAnswer, SummariesQuery } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';
import { lineSwatch } from '../../charts/line-swatch.js';
import { icon, iconStyles } from '../../elements/icon.js';
import '../../elements/mtx-copy-button.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { figuresAsking } from './figures-asking.js';
import { figuresColumns, sortedBy, type FiguresColumn } from './figures-columns.js';
import { figuresTableStyles } from './figures-table-styles.js';
import { LogbookAnswer } from './logbook-answer.js';
import { metricName } from './metric-name.js';
import type { PanelShared } from './panel-shared.js';
import type { ShownExperiment } from './shown-experiment.js';

/** More rows than this are drawn only when they are asked for. */
const rowsAtFirst = 200;

interface Row extends ShownExperiment {
  summary: MetricSummary | undefined;
}

/** The figures of a metric over all its points, a row for each experiment: sorted by any column, and to be copied. */
@customElement('mtx-figures-table')
export class FiguresTable extends LitElement {
  static override styles = [controls, iconStyles, figuresTableStyles];

  @property({ attribute: false }) shared: PanelShared | undefined;
  @property() metric = '';
  /** Newest first. */
  @property({ attribute: false }) experiments: readonly ShownExperiment[] = [];
  /** Whether there is room for the most important columns only. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  @state() private sort: { key: string; isDescending: boolean } | null = null;
  @state() private showsAll = false;

  private readonly figures = new LogbookAnswer<SummariesQuery, SummariesAnswer>(
    this,
    () => this.shared?.stores.logbooks,
    figuresAsking,
  );
  private readonly selection = new StoreController(
    this,
    () => this.shared?.stores.selections,
    ({ hovered }) => [hovered],
  );

  protected override render(): TemplateResult {
    const { error } = this.figures;
    const columns = figuresColumns.filter(({ isNarrow }) => isNarrow || !this.narrow);
    const rows = this.rows;
    const shown = this.showsAll ? rows : rows.slice(0, rowsAtFirst);
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Figures of ${metricName(this.metric)}">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="first"
                  >Experiment<mtx-copy-button label="Copy the table" .text=${textOf(rows, columns)}></mtx-copy-button
                ></span>
              </th>
              ${columns.map((column) => this.heading(column))}
            </tr>
          </thead>
          <tbody
            @pointerover=${(event: PointerEvent) => this.hover(event)}
            @pointerleave=${() => this.shared?.stores.selections.hover(null)}
          >
            ${shown.map((row) => this.row(row, columns))}
          </tbody>
        </table>
        ${
          shown.length < rows.length
            ? html`<button type="button" class="btn ghost" @click=${() => (this.showsAll = true)}>
                Show all ${formatStep(rows.length)}
              </button>`
            : nothing
        }
      </div>
      ${
        error
          ? html`<p class="failed" role="alert">
              ${icon('warn')}The figures could not be read: ${error.message}
              <button type="button" class="btn" @click=${() => this.figures.again()}>Read again</button>
            </p>`
          : nothing
      }`;
  }

  protected override updated(_changed: PropertyValues): void {
    const experiments = this.experiments.map(({ id }) => id);
    this.figures.want(experiments.length > 0 ? { experiments, source: 'log', metrics: [this.metric] } : null);
  }

  private get rows(): Row[] {
    const { answer, answered } = this.figures;
    const isMine = answered?.metrics?.[0] === this.metric;
    const byId = new Map(isMine ? answer?.summaries.map((summary) => [summary.id, summary]) : []);
    const rows = this.experiments.map((experiment) => ({ ...experiment, summary: byId.get(experiment.id) }));
    const column = figuresColumns.find(({ key }) => key === this.sort?.key);
    return column && this.sort ? sortedBy(rows, column, this.sort.isDescending) : rows;
  }

  private heading({ key, words, title }: FiguresColumn): TemplateResult {
    const sorted = this.sort?.key === key ? this.sort : null;
    const direction = sorted?.isDescending ? 'descending' : 'ascending';
    return html`<th scope="col" aria-sort=${sorted ? direction : 'none'}>
      <button type="button" title=${title ?? words} @click=${() => this.sortBy(key)}>
        ${words}${sorted ? html`<span aria-hidden="true">${sorted.isDescending ? '↓' : '↑'}</span>` : nothing}
      </button>
    </th>`;
  }

  private row({ id, label, color, dash, summary }: Row, columns: readonly FiguresColumn[]): TemplateResult {
    return html`<tr data-id=${id} class=${id === this.selection.value?.hovered ? 'hovered' : ''}>
      <th scope="row" title=${label}>${lineSwatch(color, dash)}<bdi>${label}</bdi></th>
      ${columns.map((column) => {
        const isBad = column.key === 'last' && summary !== undefined && !Number.isFinite(summary.last);
        return html`<td class="num ${isBad ? 'bad' : ''}">${summary ? column.show(summary) : '…'}</td>`;
      })}
    </tr>`;
  }

  /** Ascending first, then descending, then as they came. */
  private sortBy(key: string): void {
    if (this.sort?.key !== key) this.sort = { key, isDescending: false };
    else this.sort = this.sort.isDescending ? null : { key, isDescending: true };
  }

  private hover(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const row = (event.target as Element).closest('tr');
    this.shared?.stores.selections.hover(row?.dataset['id'] ?? null);
  }
}

/** The table for a spreadsheet: exact numbers, tabs between them. */
function textOf(rows: readonly Row[], columns: readonly FiguresColumn[]): string {
  const head = ['Experiment', ...columns.map(({ words, title }) => (words === 'at' ? (title ?? words) : words))];
  const lines = rows.map(({ label, summary }) => [
    label.replace(/\s+/g, ' '),
    ...columns.map((column) => (summary ? String(column.value(summary)) : '')),
  ]);
  return [head, ...lines].map((cells) => cells.join('\t')).join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-figures-table': FiguresTable;
  }
}
