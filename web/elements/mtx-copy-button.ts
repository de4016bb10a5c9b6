import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, iconStyles } from './icon.js';

/** How long the button says that it has copied. */
const saysSoMs = 2000;

/** Copies a text and says so. */
@customElement('mtx-copy-button')
export class CopyButton extends LitElement {
  static override styles = [
    iconStyles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        width: 28px;
        height: 28px;
        display: grid;
        place-items: center;
        padding: 0;
        border: 0;
        border-radius: var(--r2);
        background: none;
        color: var(--text-2);
      }
      :host([named]) button {
        display: flex;
        gap: 4px;
        width: auto;
        padding: 0 6px;
        font: var(--type-small);
      }
      button:hover {
        background: var(--surface-hover);
        color: var(--text-1);
      }
      button:focus-visible {
        outline: 2px solid var(--focus-ring);
        outline-offset: 1px;
      }
      @media (max-width: 720px) {
        button {
          width: 40px;
          height: 40px;
        }
      }
      .said {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    `,
  ];

  /** What is copied. */
  @property() text = '';
  /** What the button is called. */
  @property() label = 'Copy';
  /** Whether that stands beside the icon. */
  @property({ type: Boolean }) named = false;

  @state() private outcome: 'copied' | 'refused' | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render(): TemplateResult {
    const said = { copied: 'Copied', refused: 'The browser did not allow it' };
    return html`
      <button type="button" aria-label=${this.label} title=${this.label} @click=${this.#copy}>
        ${icon(this.outcome === 'copied' ? 'check' : this.outcome === 'refused' ? 'close' : 'copy')}${
          this.named ? html`<span>${this.label}</span>` : nothing
        }
      </button>
      <span class="said" role="status">${this.outcome ? said[this.outcome] : ''}</span>
    `;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.outcome = 'copied';
    } catch {
      this.outcome = 'refused';
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.outcome = null), saysSoMs);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-copy-button': CopyButton;
  }
}
