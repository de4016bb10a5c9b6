import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Clock } from '../elements/clock.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { StoreController } from '../state/store-controller.js';
import { agoWords, fullTimeWords } from '../state/time-words.js';
import { controls } from '../styles/controls.js';

/**
 * Whether the logbook is followed, and when it last changed: `live · 2 s ago`. While it is not followed, what has
 * changed can be shown.
 */
@customElement('mtx-live')
export class Live extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--text-2);
        font: var(--type-small);
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      i {
        flex: none;
        width: 7px;
        height: 7px;
        border-radius: 50%;
        background: var(--ok);
        box-shadow: 0 0 0 3px var(--ok-halo);
      }
      i.lost,
      i.held {
        background: none;
        box-shadow: inset 0 0 0 1.5px var(--warn);
      }
      i.held {
        box-shadow: inset 0 0 0 1.5px var(--text-3);
      }
    `,
  ];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);

  constructor() {
    super();
    new Clock(this, 1000);
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#logbook.value;
    if (!state) return nothing;
    const { lastChangeMs, error, logbook, isFollowed } = state;
    const title = lastChangeMs === null ? '' : `Last change: ${fullTimeWords(lastChangeMs)}`;
    if (error?.isLost) return html`<i class="lost"></i><span title=${title}>not followed</span>`;
    if (!logbook?.live) return html`<span title="The files were read once; they are not followed">read once</span>`;
    if (!isFollowed) return this.#held(state.heldChanges, title);
    const ago = lastChangeMs === null ? '' : ` · ${agoWords(lastChangeMs, Date.now())}`;
    return html`<i></i><span title=${title}>live${ago}</span>`;
  }

  #held(changes: number, title: string): TemplateResult {
    const words = changes === 0 ? 'paused' : `${changes} changed`;
    return html`
      <i class="held"></i><span title=${title} role="status">${words}</span>
      ${
        changes === 0
          ? nothing
          : html`<button
              type="button"
              class="btn ghost"
              title="Show what has changed"
              @click=${() => this.logbooks?.retry()}
            >
              Show
            </button>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-live': Live;
  }
}
