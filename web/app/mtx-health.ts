import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DamagedLine, ExperimentSummary, Notice } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { icon, iconStyles } from '../elements/icon.js';
import '../elements/mtx-copy-button.js';
import { nonFiniteWords } from '../panels/metrics/non-finite-words.js';
import { logbookContext, type LogbookState, type LogbookStore } from '../state/logbook-store.js';
import { sizeWords } from '../state/size-words.js';
import { StoreController } from '../state/store-controller.js';
import { agoWords } from '../state/time-words.js';
import { controls } from '../styles/controls.js';
import { healthStyles } from './health-styles.js';

/** More lines than this are only counted. */
const listedLines = 100;

/** How well the open logbook is: what could not be read at a glance, and each of it, with some figures, when asked. */
@customElement('mtx-health')
export class Health extends LitElement {
  static override styles = [controls, iconStyles, healthStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  /** The damaged lines that the open popover lists; null while they are being asked for. */
  @state() private lines: readonly DamagedLine[] | null = null;
  @state() private failure = '';
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
        ${this.#facts(logbook)} ${isWell ? html`<p>Every line of every file could be read.</p>` : nothing}
        ${noticeList('could not be read', notices.filter(isFault))}
        ${noticeList(
          'to know',
          notices.filter((notice) => !isFault(notice)),
        )}
        ${damaged > 0 ? this.#lineList(damaged) : nothing}
      </div>
    `;
  }

  /** How the logbook is, in figures. */
  #facts({ experiments, lastChangeMs }: LogbookState): TemplateResult {
    const rewinds = experiments.reduce((sum, experiment) => sum + (experiment.rewinds ?? 0), 0);
    const recovered = experiments.filter(({ status }) => status === 'recovered').length;
    const facts: [string, string][] = [
      ['Last write', lastChangeMs === null ? 'not known' : agoWords(lastChangeMs, Date.now())],
      ['Not finite', nonFiniteWords(experiments) || 'none'],
      ['Steps that go back', rewinds === 0 ? 'none' : count(rewinds, 'time')],
      ['Recovered', recovered === 0 ? 'none' : count(recovered, 'experiment')],
    ];
    return html`
      <dl>
        ${facts.map(
          ([name, words]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${words}</dd>
            </div>`,
        )}
      </dl>
    `;
  }

  #lineList(damaged: number): TemplateResult {
    const listed = this.lines ?? [];
    return html`
      <h2>${count(damaged, 'damaged line')} <span>skipped, the rest was read</span></h2>
      ${this.failure ? html`<p class="failure">${this.failure}</p>` : nothing}
      ${this.lines === null && !this.failure ? html`<p role="status">Looking them up…</p>` : nothing}
      <ol>
        ${listed.map(
          ({ path, line, excerpt, sizeBytes, recovered }) => html`
            <li>
              <div>
                <b title=${path}>${path.split('/').at(-1)}</b>
                <span>line ${formatStep(line)}${recovered ? ', a part was read' : ''}</span>
              </div>
              <div>
                <code>${visible(excerpt)}</code>
                <span>${sizeWords(sizeBytes)}</span>
              </div>
            </li>
          `,
        )}
      </ol>
      ${
        listed.length > 0 && damaged > listed.length
          ? html`<p>and ${formatStep(damaged - listed.length)} more</p>`
          : nothing
      }
      ${
        listed.length > 0
          ? html`<mtx-copy-button named label="Copy the list" text=${listWords(listed)}></mtx-copy-button>`
          : nothing
      }
    `;
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

/** One line each: the file, the number of the line, and how it begins. */
function listWords(lines: readonly DamagedLine[]): string {
  return lines.map(({ path, line, excerpt }) => `${path}:${line}: ${visible(excerpt)}`).join('\n');
}

function noticeList(what: string, notices: readonly Notice[]): TemplateResult | typeof nothing {
  if (notices.length === 0) return nothing;
  return html`
    <h2>${formatStep(notices.length)} <span>${what}</span></h2>
    <ul>
      ${notices.slice(0, listedLines).map(({ message }) => html`<li>${message}</li>`)}
    </ul>
    ${notices.length > listedLines ? html`<p>and ${formatStep(notices.length - listedLines)} more</p>` : nothing}
  `;
}

function damagedCount(experiments: readonly ExperimentSummary[]): number {
  return experiments.reduce((sum, { damagedLines }) => sum + (damagedLines ?? 0), 0);
}

function summaryWords(damaged: number, notices: readonly Notice[]): string {
  const unreadable = notices.filter(isFault).length;
  const others = notices.length - unreadable;
  return [
    unreadable > 0 ? `${formatStep(unreadable)} unreadable` : '',
    others > 0 ? count(others, 'notice') : '',
    damaged > 0 || notices.length === 0 ? count(damaged, 'damaged line') : '',
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

const isFault = ({ kind }: Notice): boolean => kind === 'unreadable';

const count = (number: number, what: string): string => `${formatStep(number)} ${what}${number === 1 ? '' : 's'}`;

/** Control characters as they are escaped: a block of NUL is the usual trace of a crash. */
function visible(excerpt: string): string {
  return excerpt.replace(/\p{Cc}/gu, (unit) => {
    const code = unit.charCodeAt(0);
    return code === 0 ? '\\0' : `\\x${code.toString(16).padStart(2, '0')}`;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-health': Health;
  }
}
