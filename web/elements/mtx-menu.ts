import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { floatingStyles } from './floating-styles.js';
import { icon, iconStyles, type IconName } from './icon.js';
import { menuStyles } from './menu-styles.js';
import { placeBeside, type Anchor } from './place-beside.js';
import { TypeAhead } from './type-ahead.js';

/** Something that a menu does. */
export interface MenuItem {
  words: string;
  icon?: IconName;
  /** The key that does the same, as it is shown: `F2`. */
  keys?: string;
  /** A fact at the row's end instead of a key: `1 of 6`. */
  detail?: string;
  /** Whether it is ticked: with `choice` one of several, otherwise on or off by itself. */
  checked?: boolean;
  choice?: boolean;
  /** Whether it destroys something. */
  dangerous?: boolean;
  /** Why it cannot be done now. */
  disabled?: string;
  run(): void;
}

export type MenuEntry = MenuItem | { heading: string } | 'separator';

/**
 * A menu beside a button, or where the pointer is. Arrow keys, Home, End and the first letters of an item move in it;
 * Escape, Tab and a click elsewhere close it. The focus goes back to where it came from. One menu may serve many
 * buttons: `entries` are set before each `toggle`.
 */
@customElement('mtx-menu')
export class Menu extends LitElement {
  static override styles = [iconStyles, floatingStyles, menuStyles];

  /** What the menu is called. */
  @property() label = '';
  @property({ attribute: false }) entries: readonly MenuEntry[] = [];

  /** What it stands beside, while it is open. */
  #anchor: Anchor | null = null;
  /** The button that was pressed while its own menu was open: the press has closed it, and the click is not to open it. */
  #pressed: Anchor | null = null;
  /** Where the focus was before. */
  #focused: HTMLElement | null = null;
  readonly #typeAhead = new TypeAhead();
  #connection = new AbortController();

  @query('[popover]') private popup!: HTMLElement;
  @state() private isOpen = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    addEventListener('pointerdown', (event) => this.#notePress(event), { capture: true, signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection.abort();
    this.isOpen = false;
  }

  /**
   * Opens it beside a button, or where the pointer is, with the focus on its first item; closes it where it is open
   * there already. Called from the event that asks for it.
   */
  async toggle(anchor: Anchor): Promise<void> {
    if (anchor === this.#pressed) {
      this.#pressed = null;
      return;
    }
    if (this.isOpen && anchor === this.#anchor) return this.close();
    this.#anchor = anchor;
    this.#focused = anchor instanceof HTMLElement ? anchor : focusedElement();
    this.isOpen = true;
    await this.updateComplete;
    if (!this.isConnected) return;
    this.popup.showPopover();
    placeBeside(this.popup, anchor);
    this.#items[0]?.focus();
  }

  close(): void {
    if (!this.isOpen) return;
    this.popup.hidePopover();
    this.#returnFocus();
  }

  override render(): TemplateResult {
    return html`
      <div
        popover
        role="menu"
        aria-label=${this.label}
        @toggle=${this.#toggled}
        @keydown=${this.#keyDown}
        @pointermove=${this.#followPointer}
      >
        ${this.isOpen ? this.entries.map((entry) => this.#entry(entry)) : nothing}
      </div>
    `;
  }

  #entry(entry: MenuEntry): TemplateResult {
    if (entry === 'separator') return html`<hr />`;
    if ('heading' in entry) return html`<p role="presentation">${entry.heading}</p>`;
    const { words, keys, detail, checked, choice = false, dangerous = false, disabled } = entry;
    const role = checked === undefined ? 'menuitem' : choice ? 'menuitemradio' : 'menuitemcheckbox';
    return html`
      <button
        type="button"
        role=${role}
        tabindex="-1"
        class=${dangerous ? 'dangerous' : ''}
        aria-checked=${ifDefined(checked === undefined ? undefined : checked ? 'true' : 'false')}
        aria-disabled=${disabled === undefined ? 'false' : 'true'}
        title=${ifDefined(disabled)}
        @click=${() => this.#run(entry)}
      >
        ${checked === undefined ? nothing : html`<span class="tick">${checked ? icon('check') : nothing}</span>`}
        ${entry.icon === undefined ? nothing : icon(entry.icon)}
        <span class="words">${words}</span>
        ${keys === undefined ? nothing : html`<kbd aria-hidden="true">${keys}</kbd>`}
        ${detail === undefined ? nothing : html`<span class="detail">${detail}</span>`}
      </button>
    `;
  }

  #run(item: MenuItem): void {
    if (item.disabled !== undefined) return;
    this.close();
    item.run();
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('button')];
  }

  #toggled({ newState }: ToggleEvent): void {
    const { opener } = this;
    if (opener) opener.ariaExpanded = String(newState === 'open');
    if (newState === 'open') return;
    this.#returnFocus();
    this.isOpen = false;
    this.#anchor = null;
  }

  /** Unless a click elsewhere has taken it. */
  #returnFocus(): void {
    const isLost = document.activeElement === document.body || this.renderRoot.querySelector(':focus') !== null;
    if (isLost) this.#focused?.focus();
  }

  private get opener(): Element | null {
    return this.#anchor instanceof Element ? this.#anchor : null;
  }

  #notePress(event: PointerEvent): void {
    const { opener } = this;
    this.#pressed = this.isOpen && opener && event.composedPath().includes(opener) ? opener : null;
  }

  /** One item is marked, wherever the mark came from. */
  #followPointer(event: PointerEvent): void {
    if (event.pointerType === 'touch') return;
    const item = (event.target as Element).closest<HTMLElement>('button');
    if (item && !item.matches(':focus')) item.focus({ preventScroll: true });
  }

  #keyDown(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[event.key];
    // What is pressed in a menu is the menu's, until it is closed.
    if (!this.popup.matches(':popover-open')) return;
    event.stopPropagation();
    if (to !== undefined) {
      event.preventDefault();
      items.at(to % items.length)?.focus();
    } else if (event.key === 'Tab') {
      event.preventDefault();
      this.close();
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const words = items.map((item) => item.querySelector('.words')?.textContent ?? '');
      items[this.#typeAhead.find(event.key, words, at)]?.focus();
    }
  }
}

function focusedElement(): HTMLElement | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement ? focused : null;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-menu': Menu;
  }
}
