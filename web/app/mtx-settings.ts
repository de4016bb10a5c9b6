import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { seriesColor } from '../charts/palette.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon, iconStyles } from '../elements/icon.js';
import { segmented, segmentedStyles, type Segment } from '../elements/segmented.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { refreshSeconds } from '../state/settings.js';
import { settingsContext, type Settings, type SettingsStore } from '../state/settings-store.js';
import { StoreController } from '../state/store-controller.js';
import { undoContext, type UndoStore } from '../state/undo-store.js';
import { controls } from '../styles/controls.js';
import { inputs } from '../styles/inputs.js';
import { sheet } from '../styles/sheet.js';
import { CloseSettingsEvent } from './events.js';
import { axes, bands, columns, methods, palettes, scales, themes, tooltips } from './settings-choices.js';
import { settingsStyles } from './settings-styles.js';
import { smoothingAmount } from '../panels/metrics/smoothing-amount.js';

type Names<T> = { [Name in keyof Settings]: Settings[Name] extends T ? Name : never }[keyof Settings];
type TextName = Exclude<Names<string>, undefined>;

/** No palette has more colours. */
const mostColors = 12;

/**
 * All settings. Each applies at once and is kept; resetting them can be undone.
 *
 * @fires mtx-close-settings
 */
@customElement('mtx-settings')
export class SettingsDrawer extends LitElement {
  /** Where it takes the focus, its first control has it. */
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [controls, inputs, iconStyles, segmentedStyles, sheet, settingsStyles];

  @consume({ context: settingsContext, subscribe: true }) @state() private settings?: SettingsStore;
  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: undoContext, subscribe: true }) @state() private undo?: UndoStore;
  readonly #settings = new StoreController(this, () => this.settings);
  readonly #logbook = new StoreController(this, () => this.logbooks);

  override render(): TemplateResult | typeof nothing {
    const settings = this.#settings.value;
    if (!settings) return nothing;
    return html`
      <div class="head">
        <h2>Settings</h2>
        <button
          type="button"
          class="icon-btn"
          aria-label="Reset all settings"
          title="Reset all settings"
          @click=${this.#reset}
        >
          ${icon('reset')}
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label="Close settings"
          title="Close"
          @click=${() => this.dispatchEvent(new CloseSettingsEvent())}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="scroll">
        <section aria-labelledby="smoothing">
          <h3 id="smoothing">Smoothing</h3>
          ${this.#select('Method', 'smoothing', methods)} ${this.#amount(settings)}
          ${this.#switch('Raw line as a shadow', 'shadow', settings.smoothing === 'none' ? 'Nothing is smoothed' : '')}
        </section>
        <section aria-labelledby="axes">
          <h3 id="axes">Axes</h3>
          ${this.#choice('X', 'x', axes)} ${this.#choice('X scale', 'xScale', scales)}
          ${this.#choice('Y scale', 'yScale', scales)}
          ${this.#toggle('Leave outliers out of the range', settings.outliers === 'left-out', (isLeftOut) =>
            this.settings?.update({ outliers: isLeftOut ? 'left-out' : 'shown' }),
          )}
        </section>
        <section aria-labelledby="groups">
          <h3 id="groups">Groups</h3>
          ${this.#choice('Band', 'band', bands)}
        </section>
        <section aria-labelledby="colours">
          <h3 id="colours">Colours</h3>
          ${this.#select('Palette', 'palette', palettes)}
          <div class="swatches" aria-hidden="true">
            ${colorsOf(settings.palette).map((color) => html`<i ${cssProperties({ '--c': color })}></i>`)}
          </div>
          ${this.#switch('Dashes from the first line on', 'dashes')}
        </section>
        <section aria-labelledby="layout">
          <h3 id="layout">Layout</h3>
          ${row(
            'Columns',
            segmented({
              label: 'Columns',
              name: 'columns',
              segments: columns,
              value: String(settings.columns),
              change: (value) => this.settings?.update({ columns: Number(value) }),
            }),
          )}
          ${this.#choice('Theme', 'theme', themes)} ${this.#choice('Tooltip', 'tooltip', tooltips)}
        </section>
        <section aria-labelledby="updates">
          <h3 id="updates">Updates</h3>
          ${this.#updates(settings)}
        </section>
      </div>
    `;
  }

  #amount(settings: Settings): TemplateResult {
    const amount = smoothingAmount(settings);
    if (!amount) return row('Amount', html`<span class="note">as it was logged</span>`);
    const { field, label, end, words } = amount;
    const value = settings[field];
    const place = Math.min(end, Math.max(0, amount.place(value)));
    return row(
      label,
      html`
        <span class="amount">
          <input
            class="slider"
            type="range"
            aria-label=${label}
            aria-valuetext=${words(value)}
            min="0"
            max=${end}
            step="0.01"
            .value=${String(place)}
            ${cssProperties({ '--share': `${(place / end) * 100}%` })}
            @input=${(event: Event) =>
              this.settings?.update({ [field]: amount.value((event.target as HTMLInputElement).valueAsNumber) })}
          />
          <output class="num" aria-hidden="true">${words(value)}</output>
        </span>
      `,
    );
  }

  #updates({ refresh, refreshSeconds: seconds }: Settings): TemplateResult {
    const { logbook, heldChanges = 0 } = this.#logbook.value ?? {};
    const isLive = logbook?.live ?? true;
    const options = refreshSeconds.map((each) => ({ value: String(each), words: intervalWords(each) }));
    return html`
      ${this.#switch('Follow new points', 'refresh', isLive ? '' : 'The files were read once; they are not followed')}
      ${row(
        'At most',
        select('At most', options, String(seconds), !refresh || !isLive, (value) =>
          this.settings?.update({ refreshSeconds: Number(value) }),
        ),
      )}
      ${
        refresh || !isLive
          ? nothing
          : html`<div class="row end">
              <span class="note" role="status">${heldWords(heldChanges)}</span>
              <button type="button" class="btn" @click=${() => this.logbooks?.retry()}>Look now</button>
            </div>`
      }
    `;
  }

  #choice<Name extends TextName>(label: string, name: Name, segments: readonly Segment<Settings[Name]>[]) {
    const value = this.#settings.value![name];
    const change = (chosen: Settings[Name]): void => this.settings?.update({ [name]: chosen });
    return row(label, segmented({ label, name, segments, value, change }));
  }

  #select<Name extends TextName>(
    label: string,
    name: Name,
    options: readonly { value: Settings[Name]; words: string }[],
  ): TemplateResult {
    const change = (value: string): void => this.settings?.update({ [name]: value });
    return row(label, select(label, options, this.#settings.value![name], false, change));
  }

  #switch(label: string, name: Names<boolean>, disabled = ''): TemplateResult {
    const change = (isOn: boolean): void => this.settings?.update({ [name]: isOn });
    return this.#toggle(label, this.#settings.value![name], change, disabled);
  }

  /** @param disabled why it cannot be used now; empty where it can */
  #toggle(label: string, isOn: boolean, change: (isOn: boolean) => void, disabled = ''): TemplateResult {
    return html`
      <label class="row end" title=${disabled}>
        ${label}
        <input
          class="switch"
          type="checkbox"
          role="switch"
          .checked=${isOn}
          ?disabled=${disabled !== ''}
          @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
        />
      </label>
    `;
  }

  #reset(): void {
    const { settings } = this;
    if (!settings) return;
    const before = settings.value;
    settings.reset();
    this.undo?.add({ words: 'All settings reset', undo: async () => settings.update(before) });
  }
}

function colorsOf(palette: Settings['palette']): string[] {
  const colors = Array.from({ length: mostColors }, (_, i) => seriesColor({ annotation: null }, i, palette));
  return [...new Set(colors)];
}

function row(label: string, control: TemplateResult): TemplateResult {
  return html`<div class="row"><span aria-hidden="true">${label}</span>${control}</div>`;
}

function select(
  label: string,
  options: readonly { value: string; words: string }[],
  chosen: string,
  isDisabled: boolean,
  change: (value: string) => void,
): TemplateResult {
  return html`
    <span class="select">
      <select
        aria-label=${label}
        ?disabled=${isDisabled}
        @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}
      >
        ${options.map(
          ({ value, words }) => html`<option value=${value} .selected=${value === chosen}>${words}</option>`,
        )}
      </select>
      ${icon('chevron')}
    </span>
  `;
}

function intervalWords(seconds: number): string {
  if (seconds === 0) return 'As they come';
  return seconds === 60 ? 'Every minute' : `Every ${seconds} seconds`;
}

function heldWords(count: number): string {
  if (count === 0) return 'Nothing new';
  return `${count} ${count === 1 ? 'experiment has' : 'experiments have'} changed`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-settings': SettingsDrawer;
  }
}
