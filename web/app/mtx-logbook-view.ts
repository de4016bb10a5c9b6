import { consume } from '@lit/context';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { formatStep } from '../charts/format-number.js';
import { seriesColor } from '../charts/palette.js';
import { cssProperties } from '../elements/css-properties.js';
import { icon, iconStyles } from '../elements/icon.js';
import { MediaMatch } from '../elements/media-match.js';
import '../elements/mtx-mark.js';
import { panels } from '../panels/index.js';
import type { Panel } from '../panels/panel.js';
import { logbookContext, type LogbookState, type LogbookStore } from '../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { logbookViewStyles } from './logbook-view-styles.js';
import './mtx-empty-logbook.js';
import '../experiments/mtx-experiment-list.js';
import './mtx-health.js';
import './mtx-live.js';
import './mtx-logbook-menu.js';
import './mtx-notice-strips.js';
import './mtx-theme-button.js';

/** The dock shows this many of the selected colours. */
const dockColors = 10;

/** An open logbook: the bar, the list of experiments and the panels. */
@customElement('mtx-logbook-view')
export class LogbookView extends LitElement {
  static override styles = [controls, iconStyles, logbookViewStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  readonly #selection = new StoreController(this, () => this.selections);
  readonly #narrow = new MediaMatch(this, '(max-width: 720px)');

  @state() private panel: Panel | undefined = panels[0];
  @state() private failure = '';
  /** Panels keep what they show while another one is in front. */
  readonly #elements = new Map<Panel, HTMLElement>();

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('panel') && this.panel && !this.#elements.has(this.panel)) void this.#load(this.panel);
  }

  override render(): TemplateResult | typeof nothing {
    const logbook = this.#logbook.value;
    if (!logbook) return nothing;
    const { experiments, exact, error } = logbook;
    const isEmpty = experiments.length === 0 && exact;
    return html`
      <header>
        <div class="title">
          <mtx-mark></mtx-mark>
          <h1 class="unseen">${logbook.sourceLabel}</h1>
          <mtx-logbook-menu name=${logbook.sourceLabel}></mtx-logbook-menu>
          <mtx-live
            ?live=${logbook.logbook?.live ?? false}
            ?lost=${error?.isLost ?? false}
            .lastChangeMs=${logbook.lastChangeMs}
          ></mtx-live>
        </div>
        ${this.#tabs(logbook)}
        <div class="right">
          <mtx-health></mtx-health>
          <mtx-theme-button></mtx-theme-button>
        </div>
      </header>
      <mtx-notice-strips></mtx-notice-strips>
      <mtx-experiment-list
        id="list"
        role="complementary"
        aria-label="List of experiments"
        popover=${this.#narrow.matches ? 'auto' : nothing}
      >
        ${
          this.#narrow.matches
            ? html`<button
                slot="tools"
                type="button"
                class="icon-btn"
                aria-label="Close the list"
                title="Close"
                popovertarget="list"
                popovertargetaction="hide"
              >
                ${icon('close')}
              </button>`
            : nothing
        }
      </mtx-experiment-list>
      <main>
        <div id="panel" role="tabpanel" aria-labelledby="tab-${this.panel?.id ?? ''}">
          ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
          ${
            isEmpty
              ? html`<mtx-empty-logbook
                  name=${logbook.sourceLabel}
                  ?live=${logbook.logbook?.live ?? false}
                  .notices=${logbook.notices}
                ></mtx-empty-logbook>`
              : this.panel && this.#elements.get(this.panel)
          }
        </div>
      </main>
      ${this.#narrow.matches ? this.#dock(logbook) : nothing}
    `;
  }

  #tabs(logbook: LogbookState): TemplateResult {
    const selected = this.#selection.value?.selected ?? new Set<string>();
    return html`
      <div class="tabs" role="tablist" aria-label="Panels" @keydown=${this.#moveTab}>
        ${panels.map((panel) => {
          const isShown = panel === this.panel;
          return html`
            <button
              type="button"
              role="tab"
              id="tab-${panel.id}"
              aria-selected=${isShown}
              aria-controls="panel"
              tabindex=${isShown ? 0 : -1}
              @click=${() => this.#show(panel)}
            >
              ${panel.title}${
                panel.count
                  ? html`<span class="count" aria-hidden="true">${formatStep(panel.count(logbook, selected))}</span>`
                  : nothing
              }
            </button>
          `;
        })}
      </div>
    `;
  }

  #dock({ experiments, colorIndex }: LogbookState): TemplateResult {
    const shown = experiments.filter(({ id }) => this.#selection.value?.selected.has(id));
    return html`
      <div class="dock">
        <button type="button" class="btn" popovertarget="list">
          ${icon('layers')}Experiments<span class="num"
            >${formatStep(shown.length)}/${formatStep(experiments.length)}</span
          >
          <span class="colors" aria-hidden="true">
            ${shown
              .slice(0, dockColors)
              .map((one) => html`<i ${cssProperties({ '--c': seriesColor(one, colorIndex.get(one.id) ?? 0) })}></i>`)}
          </span>
        </button>
      </div>
    `;
  }

  #show(panel: Panel): void {
    this.failure = '';
    this.panel = panel;
  }

  async #load(panel: Panel): Promise<void> {
    try {
      await panel.load();
      this.#elements.set(panel, document.createElement(panel.tag));
      this.requestUpdate();
    } catch (error) {
      this.failure = `${panel.title} could not be loaded: ${(error as Error).message}. Reload the page to try again.`;
    }
  }

  #moveTab(event: KeyboardEvent): void {
    const at = panels.findIndex((panel) => panel === this.panel);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: panels.length - 1 }[event.key];
    const panel = to === undefined ? undefined : panels.at(to % panels.length);
    if (!panel) return;
    event.preventDefault();
    this.#show(panel);
    this.renderRoot.querySelector<HTMLElement>(`#tab-${panel.id}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-logbook-view': LogbookView;
  }
}
