import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { settingsContext, type Settings, type SettingsStore } from '../state/settings-store.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';

const themes: readonly { theme: Settings['theme']; words: string; icon: 'system' | 'sun' | 'moon' }[] = [
  { theme: 'system', words: 'System', icon: 'system' },
  { theme: 'light', words: 'Light', icon: 'sun' },
  { theme: 'dark', words: 'Dark', icon: 'moon' },
];

/** Goes round the themes: as the system has it, light, dark. */
@customElement('mtx-theme-button')
export class ThemeButton extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    css`
      :host {
        display: inline-flex;
      }
    `,
  ];

  /** Whether the theme's name stands beside the icon. */
  @property({ type: Boolean }) named = false;

  @consume({ context: settingsContext, subscribe: true }) @state() private settings?: SettingsStore;
  readonly #settings = new StoreController(this, () => this.settings);

  override render(): TemplateResult {
    const at = themes.findIndex(({ theme }) => theme === (this.#settings.value?.theme ?? 'system'));
    const now = themes[at] ?? themes[0]!;
    const next = themes[(at + 1) % themes.length]!;
    const label = `Theme: ${now.words.toLowerCase()}`;
    return html`
      <button
        type="button"
        class=${this.named ? 'btn ghost' : 'icon-btn'}
        aria-label=${label}
        title="${label}. Change to ${next.words.toLowerCase()}"
        @click=${() => this.settings?.update({ theme: next.theme })}
      >
        ${icon(now.icon)}${this.named ? now.words : ''}
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-theme-button': ThemeButton;
  }
}
