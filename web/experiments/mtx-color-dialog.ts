import { css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { seriesColor, type Palette } from '../charts/palette.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon } from '../elements/icon.js';
import { ExperimentDialog } from './experiment-dialog.js';

/** Gives experiments a colour of their own. It is kept as `#rrggbb`, alike in both themes. */
@customElement('mtx-color-dialog')
export class ColorDialog extends ExperimentDialog {
  static override styles = [
    ...ExperimentDialog.styles,
    css`
      .swatches {
        display: grid;
        grid-template-columns: repeat(auto-fill, 36px);
        gap: var(--s1);
      }
      .swatches button {
        display: grid;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: var(--r2);
      }
      .swatches button:hover {
        background: var(--surface-selected);
      }
      .swatches i {
        display: grid;
        place-items: center;
        width: 22px;
        height: 22px;
        border-radius: 5px;
        background: var(--c);
        color: var(--surface-card);
      }
      .own {
        display: flex;
        align-items: center;
        gap: var(--s3);
      }
      .own input {
        width: 44px;
        height: 28px;
        padding: 0;
        border: 1px solid var(--border-strong);
        border-radius: var(--r2);
        background: none;
      }
      @media (forced-colors: active) {
        .swatches i {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  @property() palette: Palette = 'standard';
  /** The colour of an experiment, as a CSS value. */
  @property({ attribute: false }) colorOf: (experiment: ExperimentSummary) => string = () => '';
  /** The colours of the palette, `#rrggbb`. */
  @state() private colors: readonly string[] = [];
  /** The one that they are all drawn in, `#rrggbb`; empty where there is none. */
  @state() private current = '';

  protected override begin(): void {
    const style = getComputedStyle(this);
    const valueOf = (name: string): string => style.getPropertyValue(name).trim().toLowerCase();
    this.colors = namesOf(this.palette).map(valueOf);
    const [first = '', ...others] = new Set(this.experiments.map(this.colorOf));
    const shown = others.length > 0 ? '' : first;
    this.current = shown.startsWith('var(') ? valueOf(nameIn(shown)) : shown.toLowerCase();
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title">
        <form method="dialog">
          <h2 id="title">Colour of ${this.subject}</h2>
          <div class="swatches" role="group" aria-label="Colours">
            ${this.colors.map(
              (color, index) => html`
                <button
                  type="button"
                  aria-label="Colour ${index + 1}"
                  aria-pressed=${color === this.current}
                  title=${color}
                  @click=${() => this.change({ kind: 'color', color })}
                >
                  <i ${cssProperties({ '--c': color })}>${color === this.current ? icon('check') : ''}</i>
                </button>
              `,
            )}
          </div>
          <label class="own">
            <input
              type="color"
              .value=${this.current || this.colors[0] || '#000000'}
              @change=${(event: Event) =>
                this.change({ kind: 'color', color: (event.target as HTMLInputElement).value })}
            />
            A colour of your own
          </label>
          ${this.failureWords()}
          <div class="buttons">
            <button
              type="button"
              class="btn"
              title="The colour that they have by their number"
              @click=${() => this.change({ kind: 'color', color: null })}
            >
              Reset
            </button>
            <button class="btn first-of-end">Cancel</button>
          </div>
        </form>
      </dialog>
    `;
  }
}

/** The custom property in `var(--series-3)`. */
const nameIn = (value: string): string => value.slice('var('.length, -1);

/** The custom properties that hold the palette's colours. */
function namesOf(palette: Palette): string[] {
  const names = new Set<string>();
  for (let index = 0; names.size === index; index++) {
    names.add(nameIn(seriesColor({ annotation: null }, index, palette)));
  }
  return [...names];
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-color-dialog': ColorDialog;
  }
}
