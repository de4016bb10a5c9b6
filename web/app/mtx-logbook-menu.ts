import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { recentContext, type RecentStore } from '../state/recent-store.js';
import { sources } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { CloseLogbookEvent, OpenEvent, OpenRecentEvent } from './events.js';

/**
 * The open logbook's name, and what else can be opened.
 *
 * @fires mtx-open
 * @fires mtx-open-recent
 * @fires mtx-close-logbook
 */
@customElement('mtx-logbook-menu')
export class LogbookMenu extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    css`
      :host {
        display: flex;
        min-width: 0;
      }
      .name {
        display: flex;
        align-items: center;
        gap: var(--s1);
        min-width: 0;
        height: 28px;
        padding: 0 var(--s1) 0 6px;
        border-radius: var(--r2);
        font-weight: 600;
      }
      .name:hover {
        background: var(--surface-hover);
      }
      button span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .icon {
        color: var(--text-3);
      }
      [popover] {
        top: 40px;
        left: 36px;
        width: 216px;
        padding: 4px;
      }
      [popover] button {
        display: flex;
        align-items: center;
        gap: 8px;
        width: 100%;
        height: 28px;
        padding: 0 8px;
        border-radius: var(--r1);
      }
      [popover] button:hover,
      [popover] button:focus-visible {
        background: var(--surface-selected);
      }
      [popover] button:focus-visible {
        outline-offset: -2px;
      }
      kbd {
        margin-left: auto;
      }
      [popover] h2 {
        padding: 4px 8px;
        color: var(--text-3);
        font: var(--type-small);
      }
      hr {
        margin: 4px -4px;
        border: 0;
        border-top: 1px solid var(--border-strong);
      }
      @media (max-width: 720px) {
        .name,
        [popover] button {
          height: 40px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ];

  /** The logbook's name. */
  @property() name = '';
  @consume({ context: recentContext, subscribe: true }) @state() private recent?: RecentStore;
  readonly #recent = new StoreController(this, () => this.recent);

  override render(): TemplateResult {
    return html`
      <button
        type="button"
        class="name"
        popovertarget="menu"
        aria-label="Logbook ${this.name}: open another"
        title=${this.name}
      >
        <span>${this.name}</span>${icon('chevron')}
      </button>
      <div id="menu" popover @click=${this.#close}>
        ${sources
          .filter(({ isAvailable }) => isAvailable)
          .map(
            (source) => html`
              <button type="button" @click=${() => this.dispatchEvent(new OpenEvent(source.id))}>
                ${icon(source.icon)}${source.title}${source.id === 'folder' ? html`<kbd>O</kbd>` : nothing}
              </button>
            `,
          )}
        ${this.#others()}
        <hr />
        <button type="button" @click=${() => this.dispatchEvent(new CloseLogbookEvent())}>
          ${icon('close')}Close logbook
        </button>
      </div>
    `;
  }

  /** The folders that were opened before this one. */
  #others(): TemplateResult | typeof nothing {
    const { folders = [], openId = null } = this.#recent.value ?? {};
    const others = folders.filter(({ id }) => id !== openId);
    if (others.length === 0) return nothing;
    return html`
      <hr />
      <section aria-labelledby="recent">
        <h2 id="recent">Recent</h2>
        ${others.map(
          (folder) => html`
            <button type="button" title=${folder.name} @click=${() => this.dispatchEvent(new OpenRecentEvent(folder))}>
              ${icon('folder')}<span>${folder.name}</span>
            </button>
          `,
        )}
      </section>
    `;
  }

  #close(event: Event): void {
    (event.currentTarget as HTMLElement).hidePopover();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-logbook-menu': LogbookMenu;
  }
}
