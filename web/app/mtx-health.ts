import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DamagedLine } from '../../sdk/read/logbook.js';
import { icon, iconStyles } from '../elements/icon.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import type * as healthDetails from './health-details.js';
import { healthStyles } from './health-styles.js';
import { damagedCount, listedLines, summaryWords } from './health-words.js';

/** How well the open logbook is: what could not be read at a glance, and each of it, with some figures, when asked. */
@customElement('mtx-health')
export class Health extends LitElement {
  static override styles = [controls, iconStyles, healthStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  /** The damaged lines that the open popover lists; null while they are being asked for. */
  @state() private lines: readonly DamagedLine[] | null = null;
  @state() private failure = '';
  /** Loaded once the page is drawn, before anybody opens them. */
  @state() private details: typeof healthDetails | null = null;
  #asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asking.abort();
  }

  override render(): TemplateResult | typeof nothing {
    const logbook = this.#logbook.value;
    if (!logbook) return nothing;
    const damaged = damagedCount(logbook.experiments);
    const notices = [...logbook.notices, ...logbook.experiments.flatMap(({ faults }) => faults)];
    const isWell = damaged === 0 && notices.length === 0;
    return html`
      <button
        type="button"
        class="btn ghost ${isWell ? '' : 'trouble'}"
        popovertarget="health"
        aria-label="Health: ${summaryWords(damaged, notices)}"
        title="How well the logbook is"
      >
        ${icon(isWell ? 'check' : 'warn')}<span>${summaryWords(damaged, notices)}</span>
      </button>
      <div id="health" popover role="dialog" aria-label="Health" @toggle=${this.#toggled}>
        ${this.details?.healthDetails({ logbook, notices, damaged, lines: this.lines, failure: this.failure }) ?? nothing}
      </div>
    `;
  }

  protected override firstUpdated(): void {
    void this.#loadDetails();
  }

  async #loadDetails(): Promise<void> {
    this.details = await import('./health-details.js');
  }

  #toggled(event: ToggleEvent): void {
    this.#asking.abort();
    if (event.newState === 'open') void this.#ask();
  }

  /** Asks for the lines each time the popover is opened: there may be more by then. */
  async #ask(): Promise<void> {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.lines = null;
    this.failure = '';
    const { logbook, experiments } = this.logbooks?.value ?? { logbook: null, experiments: [] };
    const lines: DamagedLine[] = [];
    try {
      for (const { id, damagedLines } of experiments) {
        if (!logbook || !damagedLines) continue;
        if (lines.length >= listedLines) break;
        lines.push(...(await logbook.damage(id, { signal })).slice(0, listedLines - lines.length));
      }
      if (!signal.aborted) this.lines = lines;
    } catch (error) {
      if (!signal.aborted) this.failure = `They could not be looked up: ${(error as Error).message}`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-health': Health;
  }
}
