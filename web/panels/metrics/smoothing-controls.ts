import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SeriesX } from '../../../sdk/read/logbook.js';
import { cssProperties } from '../../elements/css-properties.js';
import { icon, iconStyles } from '../../elements/icon.js';
import type { Settings } from '../../state/settings.js';
import type { SettingsStore } from '../../state/settings-store.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { inputs } from '../../styles/inputs.js';
import { smoothingAmount } from './smoothing-amount.js';

const methods: readonly [method: Settings['smoothing'], words: string][] = [
  ['none', 'None'],
  ['ema', 'Debiased EMA'],
  ['time-ema', 'Time-weighted EMA'],
  ['gaussian', 'Gaussian'],
  ['mean', 'Running mean'],
];

/** How all charts are smoothed: with `short` only how much, which also begins to smooth; else method and shadow, too. */
@customElement('mtx-smoothing-controls')
export class SmoothingControls extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    inputs,
    css`
      :host {
        display: grid;
        gap: var(--s3);
      }
      label {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--s2);
        min-height: 28px;
      }
      :host([short]) label {
        grid-template-columns: auto 92px 64px;
        color: var(--text-2);
        font: var(--type-small);
      }
      .select {
        grid-column: span 2;
      }
      .switch {
        grid-column: 3;
      }
      .wide {
        grid-column: 1 / span 2;
      }
      output {
        min-width: 40px;
        text-align: right;
        white-space: nowrap;
      }
      :host([short]) output {
        text-align: left;
      }
    `,
  ];

  @property({ attribute: false }) settings: SettingsStore | undefined;
  /** What charts are drawn along: some amounts are in its units. */
  @property() x: SeriesX = 'step';
  @property({ type: Boolean, reflect: true }) short = false;

  private readonly value = new StoreController(
    this,
    () => this.settings,
    ({ smoothing, weight, halfLifeSteps, halfLifeSeconds, sigma, meanPoints, shadow }) => [
      ...[smoothing, weight, halfLifeSteps, halfLifeSeconds, sigma, meanPoints, shadow],
    ],
  );

  protected override render(): TemplateResult | typeof nothing {
    const settings = this.value.value;
    if (!settings) return nothing;
    if (this.short) return this.amount(settings, 'Smoothing');
    return html`<label
        >Method<span class="select"
          ><select @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
            ${methods.map(
              ([method, words]) =>
                html`<option value=${method} ?selected=${method === settings.smoothing}>${words}</option>`,
            )}</select
          >${icon('chevron')}</span
        ></label
      >
      ${this.amount(settings, 'Amount')}
      <label
        ><span class="wide">Raw line as a shadow</span
        ><input
          type="checkbox"
          role="switch"
          class="switch"
          .checked=${settings.shadow}
          @change=${(event: Event) => this.settings?.update({ shadow: (event.target as HTMLInputElement).checked })}
      /></label>`;
  }

  private amount(settings: Settings, words: string): TemplateResult {
    const isNone = settings.smoothing === 'none';
    // Without a method the slider begins with the one that most people know.
    const smoothing = isNone ? 'ema' : settings.smoothing;
    const amount = smoothingAmount({ smoothing, x: axisOf(this.x) });
    if (!amount) return html``;
    const { field, end } = amount;
    const place = isNone ? 0 : Math.min(end, Math.max(0, amount.place(settings[field])));
    const said = isNone ? 'none' : amount.words(settings[field]);
    const isIdle = isNone && !this.short;
    return html`<label
      >${words}<input
        type="range"
        class="slider"
        min="0"
        max=${end}
        step="0.01"
        ?disabled=${isIdle}
        title=${isIdle ? 'Choose a method first' : 'All charts are smoothed alike'}
        aria-valuetext=${said}
        .value=${String(place)}
        ${cssProperties({ '--share': `${(place / end) * 100}%` })}
        @input=${(event: Event) =>
          this.settings?.update({ smoothing, [field]: amount.value((event.target as HTMLInputElement).valueAsNumber) })}
      /><output class="num">${said}</output></label
    >`;
  }

  private choose(method: string): void {
    const found = methods.find(([each]) => each === method);
    if (found) this.settings?.update({ smoothing: found[0] });
  }
}

/** Another metric has steps to be smoothed along, too. */
const axisOf = (x: SeriesX): Settings['x'] => (x === 'time' || x === 'clock' ? x : 'step');

declare global {
  interface HTMLElementTagNameMap {
    'mtx-smoothing-controls': SmoothingControls;
  }
}
