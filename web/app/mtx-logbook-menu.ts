import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { keyNames } from '../elements/keys.js';
import '../elements/mtx-menu.js';
import type { Menu, MenuEntry } from '../elements/mtx-menu.js';
import { recentContext, type RecentStore } from '../state/recent-store.js';
import { sources } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { CloseLogbookEvent, OpenEvent, OpenRecentEvent, ShowShortcutsEvent } from './events.js';

/**
 * The open logbook's name, what else can be opened, and what the page can do.
 *
 * @fires mtx-open
 * @fires mtx-open-recent
 * @fires mtx-close-logbook
 * @fires mtx-show-shortcuts
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
      button {
        display: flex;
        align-items: center;
        gap: var(--s1);
        min-width: 0;
        height: 28px;
        padding: 0 var(--s1) 0 6px;
        border-radius: var(--r2);
        font-weight: 600;
      }
      button:hover {
        background: var(--surface-hover);
      }
      span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .icon {
        color: var(--text-3);
      }
      @media (max-width: 720px) {
        button {
          height: 40px;
        }
      }
    `,
  ];

  /** The logbook's name. */
  @property() name = '';
  @consume({ context: recentContext, subscribe: true }) @state() private recent?: RecentStore;
  readonly #recent = new StoreController(this, () => this.recent);
  @query('button') private button!: HTMLElement;
  @query('mtx-menu') private menu!: Menu;

  override render(): TemplateResult {
    return html`
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded="false"
        aria-label="Logbook ${this.name}: open another"
        title=${this.name}
        @click=${() => void this.menu.toggle(this.button)}
      >
        <span>${this.name}</span>${icon('chevron')}
      </button>
      <mtx-menu label="Logbook" .entries=${this.#entries()}></mtx-menu>
    `;
  }

  #entries(): MenuEntry[] {
    const opens = sources
      .filter(({ isAvailable }) => isAvailable)
      .map(({ id, title, icon }) => ({
        words: title,
        icon,
        keys: id === 'folder' ? keyNames('o').join('') : undefined,
        run: () => this.dispatchEvent(new OpenEvent(id)),
      }));
    return [
      ...opens,
      ...this.#others(),
      'separator',
      { words: 'Shortcuts', icon: 'keyboard', keys: '?', run: () => this.dispatchEvent(new ShowShortcutsEvent()) },
      { words: 'Close logbook', icon: 'close', run: () => this.dispatchEvent(new CloseLogbookEvent()) },
    ];
  }

  /** The folders that were opened before this one. */
  #others(): MenuEntry[] {
    const { folders = [], openId = null } = this.#recent.value ?? {};
    const others = folders.filter(({ id }) => id !== openId);
    if (others.length === 0) return [];
    return [
      { heading: 'Recent' },
      ...others.map((folder) => ({
        words: folder.name,
        icon: 'folder' as const,
        run: () => this.dispatchEvent(new OpenRecentEvent(folder)),
      })),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-logbook-menu': LogbookMenu;
  }
}
