import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { icon, iconStyles } from '../elements/icon.js';
import { statusGlyph, statusGlyphStyles } from '../elements/status-glyph.js';
import { allTagsOf } from '../state/experiment-fields.js';
import { plainTerms, withCondition, withStatuses, withTag } from '../state/filter/edit-filter.js';
import { operators, type Filter, type Operator } from '../state/filter/filter.js';
import { quoted } from '../state/filter/filter-words.js';
import { numberOf } from '../state/filter/wanted.js';
import { figureNames, type FigureName } from '../state/quantity.js';
import { runStatuses } from '../state/run-status.js';
import { controls } from '../styles/controls.js';
import { inputs } from '../styles/inputs.js';
import { listPanelStyles } from './list-panel-styles.js';
import { quantityOptions } from './quantity-options.js';

const figureWords: Readonly<Record<FigureName, string>> = { last: 'Last', min: 'Lowest', max: 'Highest' };

/** A person has changed what the list is searched by, as words. */
export class SearchEvent extends Event {
  static readonly type = 'mtx-search';

  constructor(readonly search: string) {
    super(SearchEvent.type);
  }
}

/**
 * The filter for who does not write it: statuses, tags and a condition. It writes the same text.
 *
 * @fires mtx-search - with the text as it is to be
 */
@customElement('mtx-filter-panel')
export class FilterPanel extends LitElement {
  static override styles = [controls, inputs, iconStyles, statusGlyphStyles, listPanelStyles];

  @property({ attribute: false }) experiments: readonly ExperimentSummary[] = [];
  @property() search = '';
  @property({ type: Boolean }) regex = false;
  /** What the text asks for. */
  @property({ attribute: false }) filter: Filter | null = null;
  /** Why the text cannot be read. */
  @property() fault = '';

  @state() private quantity = '';
  @state() private figure: FigureName = 'last';
  @state() private operator: Operator = '<';
  @state() private value = '';

  override render(): TemplateResult {
    if (this.regex || this.fault) {
      return html`
        <div class="panel">
          <p>${this.regex ? 'The list is searched by a regular expression.' : this.fault}</p>
          <button type="button" class="btn" @click=${() => this.#write('')}>Clear filter</button>
        </div>
      `;
    }
    const { statuses, tags } = plainTerms(this.filter);
    const allTags = allTagsOf(this.experiments);
    return html`
      <div class="panel">
        <fieldset>
          <legend class="label">Status</legend>
          <div class="checks">
            ${runStatuses.map(
              (status) => html`
                <label>
                  <input
                    class="check"
                    type="checkbox"
                    .checked=${statuses.has(status)}
                    @change=${(event: Event) => this.#setStatus(status, isChecked(event))}
                  />${statusGlyph(status)}<span>${status}</span>
                </label>
              `,
            )}
          </div>
        </fieldset>
        ${
          allTags.length > 0
            ? html`<fieldset>
                <legend class="label">Tags</legend>
                <div class="checks">
                  ${allTags.map(
                    (tag) => html`
                      <label>
                        <input
                          class="check"
                          type="checkbox"
                          .checked=${tags.has(tag)}
                          @change=${(event: Event) =>
                            this.#write(withTag(this.search, this.filter, tag, isChecked(event)))}
                        /><span title=${tag}>${tag}</span>
                      </label>
                    `,
                  )}
                </div>
              </fieldset>`
            : nothing
        }
        ${this.#condition()}
      </div>
    `;
  }

  #condition(): TemplateResult {
    const plain = [
      ['', 'Choose…'],
      ['steps', 'Steps'],
    ] as const;
    const isMetric = this.quantity.startsWith('metric:');
    return html`
      <form @submit=${this.#addCondition}>
        <fieldset>
          <legend class="label">Value</legend>
          <div class="condition">
            <span class="select wide">
              <select aria-label="Of what" @change=${(event: Event) => (this.quantity = textOf(event))}>
                ${quantityOptions(plain, this.experiments, this.quantity, { metrics: true })}
              </select>
              ${icon('chevron')}
            </span>
            ${
              isMetric
                ? html`<span class="select wide">
                    <select
                      aria-label="Which value"
                      @change=${(event: Event) => (this.figure = textOf(event) as FigureName)}
                    >
                      ${figureNames.map(
                        (figure) =>
                          html`<option value=${figure} ?selected=${figure === this.figure}>
                            ${figureWords[figure]}
                          </option>`,
                      )}
                    </select>
                    ${icon('chevron')}
                  </span>`
                : nothing
            }
            <span class="select">
              <select
                aria-label="Compared how"
                @change=${(event: Event) => (this.operator = textOf(event) as Operator)}
              >
                ${operators.map(
                  (operator) => html`<option ?selected=${operator === this.operator}>${operator}</option>`,
                )}
              </select>
              ${icon('chevron')}
            </span>
            <input
              class="text-input num"
              aria-label="With what"
              autocomplete="off"
              .value=${this.value}
              @input=${(event: Event) => (this.value = textOf(event))}
            />
            <button class="btn" ?disabled=${!this.#isComplete}>Add</button>
          </div>
        </fieldset>
      </form>
    `;
  }

  get #isComplete(): boolean {
    const value = this.value.trim();
    const isText = this.quantity.startsWith('config.') && (this.operator === '=' || this.operator === '!=');
    return this.quantity !== '' && (isText ? value !== '' : numberOf(value) !== null);
  }

  #addCondition(event: Event): void {
    event.preventDefault();
    if (!this.#isComplete) return;
    const value = quoted(this.value.trim());
    this.#write(withCondition(this.search, this.filter, `${this.#written} ${this.operator} ${value}`));
    this.value = '';
  }

  get #written(): string {
    const metric = this.quantity.startsWith('metric:') ? this.quantity.slice('metric:'.length) : null;
    if (metric === null) return quoted(this.quantity);
    return this.figure === 'last' && !isName(metric) ? quoted(metric) : `${this.figure}(${quoted(metric)})`;
  }

  #setStatus(status: string, isWanted: boolean): void {
    const statuses = new Set(plainTerms(this.filter).statuses);
    if (isWanted) statuses.add(status);
    else statuses.delete(status);
    this.#write(withStatuses(this.search, this.filter, [...statuses]));
  }

  #write(search: string): void {
    this.dispatchEvent(new SearchEvent(search));
  }
}

/** Whether a metric is called as something that is no metric. */
const isName = (metric: string): boolean =>
  ['steps', 'started', 'duration'].includes(metric) || metric.startsWith('config.');

const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;
const textOf = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value;

declare global {
  interface HTMLElementTagNameMap {
    'mtx-filter-panel': FilterPanel;
  }
  interface GlobalEventHandlersEventMap {
    'mtx-search': SearchEvent;
  }
}
