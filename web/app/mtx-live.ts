import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Clock } from '../elements/clock.js';
import { agoWords, fullTimeWords } from '../state/time-words.js';

/** Whether the logbook is followed, and when it last changed: `live · 2 s ago`. */
@customElement('mtx-live')
export class Live extends LitElement {
  static override styles = css`
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
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--ok);
      box-shadow: 0 0 0 3px var(--ok-halo);
    }
    i.lost {
      background: none;
      box-shadow: inset 0 0 0 1.5px var(--warn);
    }
  `;

  /** Whether changes on disk show by themselves; otherwise the files were read once. */
  @property({ type: Boolean }) live = false;
  /** Whether it cannot be reached just now. */
  @property({ type: Boolean }) lost = false;
  /** Unix milliseconds. */
  @property({ type: Number }) lastChangeMs: number | null = null;

  constructor() {
    super();
    new Clock(this, 1000);
  }

  override render(): TemplateResult {
    const { lastChangeMs } = this;
    const title = lastChangeMs === null ? '' : `Last change: ${fullTimeWords(lastChangeMs)}`;
    if (this.lost) return html`<i class="lost"></i><span title=${title}>not followed</span>`;
    if (!this.live) return html`<span title="The files were read once; they are not followed">read once</span>`;
    const ago = lastChangeMs === null ? '' : ` · ${agoWords(lastChangeMs, Date.now())}`;
    return html`<i></i><span title=${title}>live${ago}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-live': Live;
  }
}
