import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { keyCaps } from '../elements/keys.js';
import { shortcutContext, type Shortcut, type ShortcutStore } from '../state/shortcut-store.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog.js';

/** A dialog with all shortcuts of what is on the page. */
@customElement('mtx-shortcut-sheet')
export class ShortcutSheet extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    dialogStyles,
    css`
      dialog {
        padding: 0;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: var(--s3) var(--s3) 0 var(--s4);
      }
      .scroll {
        max-height: min(640px, calc(100dvh - 120px));
        padding: 0 var(--s4) var(--s4);
        overflow: auto;
        overscroll-behavior: contain;
      }
      h3 {
        margin-top: var(--s3);
        padding-bottom: var(--s1);
        color: var(--text-2);
        font: var(--type-small);
      }
      dl,
      dd {
        margin: 0;
      }
      dl div {
        display: flex;
        align-items: center;
        min-height: 27px;
        border-top: 1px solid var(--border-strong);
      }
      dd {
        display: flex;
        gap: 3px;
        margin-inline-start: auto;
      }
    `,
  ];

  @consume({ context: shortcutContext, subscribe: true }) @state() private store?: ShortcutStore;
  readonly #shortcuts = new StoreController(this, () => this.store);
  @query('dialog') private dialog!: HTMLDialogElement;

  async show(): Promise<void> {
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title" @click=${this.#clicked} @keydown=${this.#keyDown}>
        <div class="head">
          <h2 id="title">Shortcuts</h2>
          <button
            type="button"
            class="icon-btn"
            aria-label="Close"
            title="Close"
            autofocus
            @click=${() => this.dialog.close()}
          >
            ${icon('close')}
          </button>
        </div>
        <div class="scroll" tabindex="0" role="group" aria-labelledby="title">
          ${sectionsOf(this.#shortcuts.value ?? []).map(
            ([section, shortcuts]) => html`
              <h3>${section}</h3>
              <dl>
                ${shortcuts.map(
                  ({ words, keys }) => html`
                    <div>
                      <dt>${words}</dt>
                      <dd>${keyCaps(keys)}</dd>
                    </div>
                  `,
                )}
              </dl>
            `,
          )}
        </div>
      </dialog>
    `;
  }

  /** The dialog's own box is covered by what is in it: a click on it is beside it. */
  #clicked(event: MouseEvent): void {
    if (event.target === this.dialog) this.dialog.close();
  }

  /** The key that opened it closes it. */
  #keyDown(event: KeyboardEvent): void {
    if (event.key !== '?') return;
    event.preventDefault();
    this.dialog.close();
  }
}

/** In the order in which they came; of two for the same key the one that came last. */
function sectionsOf(shortcuts: readonly Shortcut[]): [string, Shortcut[]][] {
  const sections = new Map<string, Shortcut[]>();
  const byKeys = new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut]));
  for (const shortcut of byKeys.values()) {
    const section = sections.get(shortcut.section);
    if (section) section.push(shortcut);
    else sections.set(shortcut.section, [shortcut]);
  }
  return [...sections];
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-shortcut-sheet': ShortcutSheet;
  }
}
