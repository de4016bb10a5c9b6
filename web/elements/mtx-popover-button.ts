import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { floatingStyles } from './floating-styles.js';
import { icon, iconStyles, type IconName } from './icon.js';
import { placeBeside } from './place-beside.js';

/**
 * A button with a panel that it opens below itself. Escape and a click elsewhere close the panel.
 *
 * @slot - what the panel holds
 * @fires toggle - after the panel was opened or closed, with `newState`
 */
@customElement('mtx-popover-button')
export class PopoverButton extends LitElement {
  static override styles = [
    iconStyles,
    floatingStyles,
    css`
      :host {
        display: inline-flex;
        min-width: 0;
      }
      button {
        display: flex;
        align-items: center;
        gap: 4px;
        min-width: 0;
        height: 24px;
        padding: 0 6px;
        border: 0;
        border-radius: var(--r2);
        background: none;
        color: var(--text-2);
        font: var(--type-small);
        white-space: nowrap;
        cursor: default;
      }
      button:hover,
      button[aria-expanded='true'] {
        background: var(--surface-hover);
        color: var(--text-1);
      }
      :host([active]) button {
        background: var(--surface-selected);
        color: var(--text-1);
      }
      button:focus-visible {
        outline: 2px solid var(--focus-ring);
        outline-offset: 1px;
      }
      .words {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      [popover] {
        width: 264px;
        padding: 12px;
      }
      @media (max-width: 720px) {
        button {
          height: 40px;
          padding: 0 10px;
        }
        [popover] {
          width: 320px;
        }
      }
    `,
  ];

  @property() words = '';
  @property() icon: IconName | '' = '';
  /** What the button is called in full. */
  @property() label = '';
  /** Whether what the panel sets is in force. */
  @property({ type: Boolean, reflect: true }) active = false;

  @query('button') private button!: HTMLButtonElement;
  @query('[popover]') private panel!: HTMLElement;

  /** Closes the panel; the focus goes back to the button. */
  close(): void {
    this.panel.hidePopover();
  }

  override render(): TemplateResult {
    return html`
      <button type="button" aria-label=${this.label} title=${this.label} aria-haspopup="dialog" popovertarget="panel">
        ${this.icon === '' ? nothing : icon(this.icon)}<span class="words">${this.words}</span>
      </button>
      <div id="panel" popover role="dialog" aria-label=${this.label} @toggle=${this.#toggled}><slot></slot></div>
    `;
  }

  #toggled({ newState, oldState }: ToggleEvent): void {
    if (newState === 'open') placeBeside(this.panel, this.button);
    this.dispatchEvent(new ToggleEvent('toggle', { newState, oldState }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-popover-button': PopoverButton;
  }
}
