import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SeriesX } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';
import { cssProperties } from '../../elements/css-properties.js';
import { icon, iconStyles } from '../../elements/icon.js';
import type { Settings } from '../../state/settings.js';
import type { SettingsStore } from '../../state/settings-store.js';
import { smoothingAmount } from '../../state/smoothing.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import { inputs } from '../../styles/inputs.js';

const methods: readonly [method: Settings['smoothing'], words: string][] = [
  ['none', 'None'],
  ['ema', 'Debiased EMA'],
  ['time-ema', 'Time-weighted EMA'],
  ['gaussian', 'Gaussian'],
  ['mean', 'Running mean'],
];

/** A slider has so many places. */
const places = 200;

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
    const amount = smoothingAmount(settings.smoothing === 'none' ? 'ema' : settings.smoothing, this.x);
    const value = settings[amount.field];
    const place = isNone ? 0 : amount.placeOf(value);
    const said = isNone ? 'none' : `${formatStep(value)}${amount.unit ? ` ${amount.unit}` : ''}`;
    return html`<label
      >${words}<input
        type="range"
        class="slider"
        min="0"
        max=${places}
        ?disabled=${isNone && !this.short}
        title=${isNone && !this.short ? 'Choose a method first' : 'All charts are smoothed alike'}
        aria-valuetext=${said}
        .value=${String(Math.round(place * places))}
        ${cssProperties({ '--share': `${place * 100}%` })}
        @input=${(event: Event) => this.slide(amount, Number((event.target as HTMLInputElement).value) / places)}
      /><output class="num">${said}</output></label
    >`;
  }

  private slide(amount: ReturnType<typeof smoothingAmount>, place: number): void {
    const isBegun = this.settings?.value.smoothing === 'none' ? ({ smoothing: 'ema' } as const) : {};
    this.settings?.update({ ...isBegun, [amount.field]: amount.at(place) });
  }

  private choose(method: string): void {
    const found = methods.find(([each]) => each === method);
    if (found) this.settings?.update({ smoothing: found[0] });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-smoothing-controls': SmoothingControls;
  }
}
