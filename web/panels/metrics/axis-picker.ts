import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { SeriesX } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';
import { icon, iconStyles } from '../../elements/icon.js';
import { placeBeside, type Anchor } from '../../elements/place-beside.js';
import { controls } from '../../styles/controls.js';
import { axisWords } from './chart-axes.js';
import { metricHeading, metricName } from './metric-name.js';
import { metricSearch } from './metric-search.js';

/** More metrics than this are found by searching only. */
const listedAtMost = 100;

/** What a chart can be drawn along. */
export interface AxisChoice {
  /** The chart's name. */
  label: string;
  /** What it is drawn along now. */
  x: SeriesX;
  /** How many experiments the chart draws. */
  count: number;
  /** Metrics, and how many of these experiments logged each. */
  metrics: readonly { metric: string; count: number }[];
  choose: (x: SeriesX) => void;
}

/** Chooses what a chart is drawn along: the step, a time, or another metric, matched by step. One serves all charts. */
@customElement('mtx-axis-picker')
export class AxisPicker extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    css`
      :host {
        display: contents;
      }
      [popover] {
        top: var(--top);
        left: var(--left);
        width: 280px;
        max-height: min(420px, calc(100dvh - 16px));
        padding: 4px;
        overflow: auto;
        overscroll-behavior: contain;
      }
      button {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        height: 28px;
        padding: 0 8px;
        border-radius: var(--r1);
        text-align: start;
        white-space: nowrap;
      }
      button:hover:not(:disabled) {
        background: var(--surface-selected);
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      button:disabled,
      button:disabled span {
        color: var(--text-disabled);
      }
      .tick {
        flex: none;
        width: 16px;
      }
      .name {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .name span {
        color: var(--text-3);
      }
      small,
      p {
        color: var(--text-3);
        font: var(--type-micro);
      }
      p {
        padding: 6px 8px 2px;
      }
      hr {
        margin: 4px -4px;
        border: 0;
        border-top: 1px solid var(--border-strong);
      }
      .search {
        display: flex;
        align-items: center;
        gap: 6px;
        height: 28px;
        margin: 4px;
        padding: 0 8px;
        border: 1px solid var(--border-strong);
        border-radius: var(--r2);
        background: var(--surface-field);
        color: var(--text-3);
      }
      .search:has(:focus-visible) {
        outline: 2px solid var(--focus-ring);
      }
      input {
        flex: 1;
        min-width: 0;
        border: 0;
        outline: 0;
        background: none;
        color: var(--text-1);
      }
      @media (max-width: 720px) {
        button,
        .search {
          height: 40px;
        }
      }
    `,
  ];

  @state() private choice: AxisChoice | null = null;
  @state() private searched = '';
  @query('[popover]') private popup!: HTMLElement;
  #back: HTMLElement | null = null;

  /** Opens it beside an element, with the focus on what is chosen; the focus goes back to `back` afterwards. */
  async open(choice: AxisChoice, anchor: Anchor, back: HTMLElement | null): Promise<void> {
    this.choice = choice;
    this.searched = '';
    this.#back = back;
    await this.updateComplete;
    this.popup.showPopover();
    placeBeside(this.popup, anchor);
    this.renderRoot.querySelector<HTMLElement>('[aria-current=true]')?.focus();
  }

  protected override render(): TemplateResult {
    const { choice } = this;
    return html`<div
      popover
      role="dialog"
      aria-label="X axis of ${choice?.label ?? ''}"
      @toggle=${(event: ToggleEvent) => this.toggled(event)}
      @keydown=${(event: KeyboardEvent) => this.press(event)}
    >
      ${choice ? this.content(choice) : nothing}
    </div>`;
  }

  private content(choice: AxisChoice): TemplateResult {
    const { finds } = metricSearch(this.searched, false);
    const found = choice.metrics.filter(({ metric }) => finds(metric));
    const listed = found.slice(0, listedAtMost);
    return html`${(['step', 'time', 'clock'] as const).map((x) => this.option(choice, x, html`${axisWords(x)}`))}
      <hr />
      <p>Another metric, matched by step</p>
      <label class="search">
        ${icon('search')}
        <input
          type="search"
          aria-label="Search metrics for the axis"
          placeholder="Metrics"
          autocomplete="off"
          spellcheck="false"
          .value=${this.searched}
          @input=${(event: Event) => (this.searched = (event.target as HTMLInputElement).value)}
        />
      </label>
      ${listed.map(({ metric, count }) => this.option(choice, `metric:${metric}`, metricHeading(metric), count))}
      ${found.length === 0 ? html`<p role="status">No metric has that name.</p>` : nothing}
      ${
        found.length > listed.length
          ? html`<p>and ${formatStep(found.length - listed.length)} more: search</p>`
          : nothing
      }`;
  }

  private option(choice: AxisChoice, x: SeriesX, words: TemplateResult, count = choice.count): TemplateResult {
    const isChosen = x === choice.x;
    // One experiment alone can't be compared with the others.
    const isTooFew = count < Math.min(2, choice.count);
    const share = `${formatStep(count)} of ${formatStep(choice.count)}`;
    return html`<button
      type="button"
      aria-current=${isChosen ? 'true' : 'false'}
      ?disabled=${isTooFew}
      title=${isTooFew ? `Only ${share} experiments logged it` : metricName(axisWords(x))}
      @click=${() => this.choose(choice, x)}
    >
      <span class="tick">${isChosen ? icon('check') : nothing}</span
      ><span class="name">${words}</span>${count < choice.count ? html`<small>${share}</small>` : nothing}
    </button>`;
  }

  private choose(choice: AxisChoice, x: SeriesX): void {
    this.popup.hidePopover();
    choice.choose(x);
  }

  private toggled({ newState }: ToggleEvent): void {
    if (newState === 'open') return;
    this.choice = null;
    this.#back?.focus();
    this.#back = null;
  }

  private press(event: KeyboardEvent): void {
    // What is pressed here is for here.
    event.stopPropagation();
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('button:not(:disabled), input')];
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    stops.at(to % stops.length)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-axis-picker': AxisPicker;
  }
}
