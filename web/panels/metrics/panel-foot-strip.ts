import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon, iconStyles } from '../../elements/icon.js';
import { StoreController } from '../../state/store-controller.js';
import { controls } from '../../styles/controls.js';
import type { FootState, PanelFoot } from './panel-foot.js';
import { progressLine } from './progress-line.js';

/** How a file that is being saved comes along, or what was done; nothing where there is nothing to say. */
@customElement('mtx-panel-foot')
export class PanelFootStrip extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    progressLine,
    css`
      :host {
        display: block;
        flex: none;
      }
      .strip {
        position: relative;
        display: flex;
        align-items: center;
        gap: var(--s2);
        height: 36px;
        padding: 0 var(--s2) 0 var(--s4);
        border-top: 1px solid var(--border);
        background: var(--surface-chrome);
        font: var(--type-small);
      }
      .words {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .failed > .icon {
        color: var(--bad);
      }
    `,
  ];

  @property({ attribute: false }) foot: PanelFoot | undefined;
  private readonly state = new StoreController(this, () => this.foot);

  protected override render(): TemplateResult {
    const state = this.state.value ?? null;
    // Said once, when it is done, and not with each per cent.
    return html`<p class="unseen" role="status">${state && state.phase !== 'making' ? state.words : ''}</p>
      ${state ? this.strip(state) : nothing}`;
  }

  private strip({ words, phase, share }: FootState): TemplateResult {
    const button =
      phase === 'making'
        ? html`<button type="button" class="btn ghost" @click=${() => this.foot?.cancel()}>Cancel</button>`
        : html`<button
            type="button"
            class="icon-btn"
            aria-label="Close"
            title="Close"
            @click=${() => this.foot?.cancel()}
          >
            ${icon('close')}
          </button>`;
    return html`<div class="strip ${phase}">
      ${icon(phase === 'failed' ? 'warn' : phase === 'done' ? 'check' : 'download')}
      <span class="words" aria-hidden=${phase === 'making' ? 'false' : 'true'}>${words}</span>${button}
      ${share === null ? nothing : html`<progress aria-label=${words} max="1" .value=${share}></progress>`}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-panel-foot': PanelFootStrip;
  }
}
