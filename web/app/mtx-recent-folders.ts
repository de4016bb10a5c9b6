import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { formatStep } from '../charts/format-number.js';
import { icon, iconStyles } from '../elements/icon.js';
import { recentContext, type RecentStore } from '../state/recent-store.js';
import { sizeWords } from '../state/size-words.js';
import type { RecentFolder } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { fullTimeWords, startWords } from '../state/time-words.js';
import { controls } from '../styles/controls.js';
import { ForgetRecentEvent, OpenRecentEvent } from './events.js';
import { recentFoldersStyles } from './recent-folders-styles.js';

/**
 * The folders that were opened before, to be opened again with one click. Nothing where there are none.
 *
 * @fires mtx-open-recent
 * @fires mtx-forget-recent
 */
@customElement('mtx-recent-folders')
export class RecentFolders extends LitElement {
  static override styles = [controls, iconStyles, recentFoldersStyles];

  @consume({ context: recentContext, subscribe: true }) @state() private recent?: RecentStore;
  readonly #recent = new StoreController(this, () => this.recent);
  /** The row that is to go, and where it stood. */
  #removed: { id: string; index: number } | null = null;

  override render(): TemplateResult | typeof nothing {
    const folders = this.#recent.value?.folders ?? [];
    if (folders.length === 0) return nothing;
    const nowMs = Date.now();
    return html`
      <h2 id="title">Recent</h2>
      <ul aria-labelledby="title">
        ${repeat(
          folders,
          ({ id }) => id,
          (folder) => this.#row(folder, nowMs),
        )}
      </ul>
      <p class="note">The browser asks once more before it reads a folder again.</p>
    `;
  }

  /** The keyboard goes on at the row that takes the removed one's place. */
  override updated(): void {
    const { id, index } = this.#removed ?? {};
    if (index === undefined || this.recent?.value.folders.some((each) => each.id === id)) return;
    this.#removed = null;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.icon-btn');
    buttons[Math.min(index, buttons.length - 1)]?.focus();
  }

  #row(folder: RecentFolder, nowMs: number): TemplateResult {
    const { name, counts, openedMs } = folder;
    const remove = `Remove ${name} from this list`;
    return html`
      <li>
        <button type="button" class="open" @click=${() => this.dispatchEvent(new OpenRecentEvent(folder))}>
          ${icon('folder')}
          <span class="name" title=${name}>${name}</span>
          <span class="counts">${counts ? countWords(counts.experiments, counts.sizeBytes) : nothing}</span>
          <span class="when" title="Opened ${fullTimeWords(openedMs)}">${startWords(openedMs, nowMs)}</span>
          <span class="go" aria-hidden="true">Open</span>
        </button>
        <button
          type="button"
          class="icon-btn"
          aria-label=${remove}
          title=${remove}
          @click=${() => this.#forget(folder)}
        >
          ${icon('close')}
        </button>
      </li>
    `;
  }

  #forget({ id }: RecentFolder): void {
    this.#removed = { id, index: this.recent?.value.folders.findIndex((each) => each.id === id) ?? 0 };
    this.dispatchEvent(new ForgetRecentEvent(id));
  }
}

function countWords(experiments: number, sizeBytes: number): string {
  return `${formatStep(experiments)} ${experiments === 1 ? 'experiment' : 'experiments'} · ${sizeWords(sizeBytes)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-recent-folders': RecentFolders;
  }
}
