import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { seriesColor } from '../charts/palette.js';
import { icon, iconStyles } from '../elements/icon.js';
import { MediaMatch } from '../elements/media-match.js';
import '../elements/mtx-mark.js';
import '../experiments/mtx-experiment-list.js';
import type { ExperimentList } from '../experiments/mtx-experiment-list.js';
import { panels } from '../panels/index.js';
import type { Panel } from '../panels/panel.js';
import { logbookContext, type LogbookState, type LogbookStore } from '../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { settingsContext, type SettingsStore } from '../state/settings-store.js';
import { shortcutContext, Shortcuts, type ShortcutStore } from '../state/shortcut-store.js';
import { StoreController } from '../state/store-controller.js';
import { viewContext, type ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { dock, dockStyles } from './dock.js';
import { CloseLogbookEvent } from './events.js';
import { logbookViewStyles } from './logbook-view-styles.js';
import './mtx-health.js';
import './mtx-live.js';
import './mtx-logbook-menu.js';
import './mtx-notice-strips.js';
import './mtx-theme-button.js';
import './mtx-update-strip.js';
import { panelBeside, panelTabs, panelTabsStyles, tabId } from './panel-tabs.js';

const section = 'Everywhere';

/**
 * An open logbook: the bar, the list of experiments, the panels and the settings.
 *
 * @fires mtx-close-logbook
 */
@customElement('mtx-logbook-view')
export class LogbookView extends LitElement {
  static override styles = [controls, iconStyles, panelTabsStyles, dockStyles, logbookViewStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) @state() private selections?: SelectionStore;
  @consume({ context: settingsContext, subscribe: true }) @state() private settings?: SettingsStore;
  @consume({ context: viewContext, subscribe: true }) @state() private view?: ViewStore;
  @consume({ context: shortcutContext, subscribe: true }) @state() private shortcuts?: ShortcutStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  readonly #selection = new StoreController(this, () => this.selections);
  readonly #settings = new StoreController(this, () => this.settings);
  readonly #view = new StoreController(this, () => this.view);
  readonly #narrow = new MediaMatch(this, '(max-width: 720px)');

  @state() private failure = '';
  /** Beside the main column; as sheets, on a phone, they know themselves whether they are open. */
  @state() private isListShown = true;
  @state() private areSettingsShown = false;
  /** Panels keep what they show while another one is in front. */
  readonly #elements = new Map<Panel, HTMLElement | null>();
  @query('#list') private list!: ExperimentList;
  @query('#panel') private panelPlace!: HTMLElement;
  @query('#settings') private drawer!: HTMLElement;
  @query('.right .settings') private settingsButton!: HTMLElement | null;

  constructor() {
    super();
    new Shortcuts(this, () => this.shortcuts, [
      { keys: '/', words: 'Search experiments', section, run: () => void this.#search() },
      { keys: ']', words: 'Next tab', section, run: () => this.#showBeside(1) },
      { keys: '[', words: 'Previous tab', section, run: () => this.#showBeside(-1) },
      { keys: 'l', words: 'Show or hide the list', section, run: () => this.#toggleList() },
      { keys: 's', words: 'Settings', section, run: () => void this.#toggleSettings() },
    ]);
  }

  /** The one in front. */
  private get panel(): Panel | undefined {
    const id = this.#view.value?.panel;
    return panels.find((panel) => panel.id === id) ?? panels[0];
  }

  protected override willUpdate(): void {
    if (this.panel && !this.#elements.has(this.panel)) void this.#load(this.panel);
  }

  override render(): TemplateResult | typeof nothing {
    const logbook = this.#logbook.value;
    if (!logbook) return nothing;
    const { panel } = this;
    const isNarrow = this.#narrow.matches;
    return html`
      <header>
        <div class="title">
          <mtx-mark></mtx-mark>
          <h1 class="unseen">${logbook.sourceLabel}</h1>
          <mtx-logbook-menu name=${logbook.sourceLabel}></mtx-logbook-menu>
          <mtx-live></mtx-live>
        </div>
        ${panelTabs({
          logbook,
          selected: this.#selection.value?.selected ?? new Set(),
          shown: panel,
          show: (other, moved) => void this.#show(other, moved),
        })}
        <div class="right">
          <mtx-health></mtx-health>
          <mtx-theme-button></mtx-theme-button>
          ${isNarrow ? nothing : this.#settingsButton()}
        </div>
      </header>
      <div class="strips">
        <mtx-update-strip></mtx-update-strip>
        <mtx-notice-strips></mtx-notice-strips>
      </div>
      <mtx-experiment-list
        id="list"
        role="complementary"
        aria-label="List of experiments"
        popover=${isNarrow ? 'auto' : nothing}
        ?hidden=${!isNarrow && !this.isListShown}
      >
        ${isNarrow ? closeSheetButton() : nothing}
        <button
          slot="stop"
          type="button"
          class="btn ghost"
          title="Stop reading and close this logbook"
          @click=${() => this.dispatchEvent(new CloseLogbookEvent())}
        >
          ${icon('stop')}Stop
        </button>
      </mtx-experiment-list>
      <main>
        <div id="panel" role="tabpanel" aria-labelledby=${panel ? tabId(panel) : ''}>
          ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
          ${isEmpty(logbook) ? empty(logbook) : panel && this.#elements.get(panel)}
        </div>
      </main>
      <mtx-settings
        id="settings"
        role="complementary"
        aria-label="Settings"
        popover=${isNarrow ? 'auto' : nothing}
        ?hidden=${!isNarrow && !this.areSettingsShown}
        @beforetoggle=${loadSettings}
        @mtx-close-settings=${this.#closeSettings}
        @keydown=${this.#drawerKeyDown}
      ></mtx-settings>
      ${isNarrow ? this.#dock(logbook) : nothing}
    `;
  }

  #settingsButton(): TemplateResult {
    return html`
      <button
        type="button"
        class="icon-btn settings"
        aria-label="Settings"
        aria-expanded=${this.areSettingsShown}
        aria-controls="settings"
        title="Settings (S)"
        @click=${() => void this.#toggleSettings()}
      >
        ${icon('settings')}
      </button>
    `;
  }

  #dock({ experiments, colorIndex }: LogbookState): TemplateResult {
    const { palette } = this.#settings.value ?? {};
    const isZoomed = Object.keys(this.#view.value?.zoom ?? {}).length > 0;
    return dock({
      shown: experiments.filter(({ id }) => this.#selection.value?.selected.has(id)),
      total: experiments.length,
      colorOf: (one) => seriesColor(one, colorIndex.get(one.id) ?? 0, palette),
      resetZoom: isZoomed ? () => this.view?.update({ zoom: {} }) : null,
    });
  }

  async #show(panel: Panel, moved: boolean): Promise<void> {
    this.failure = '';
    this.view?.update({ panel: panel === panels[0] ? '' : panel.id });
    await this.updateComplete;
    if (moved) this.renderRoot.querySelector<HTMLElement>(`#${tabId(panel)}`)?.focus();
  }

  #showBeside(by: number): void {
    if (this.panel) void this.#show(panelBeside(this.panel, by), false);
  }

  async #load(panel: Panel): Promise<void> {
    this.#elements.set(panel, null);
    try {
      await panel.load();
      this.#elements.set(panel, document.createElement(panel.tag));
      this.requestUpdate();
    } catch (error) {
      this.#elements.delete(panel);
      this.failure = `${panel.title} could not be loaded: ${(error as Error).message}. Reload the page to try again.`;
    }
  }

  #toggleList(): void {
    if (this.#narrow.matches) return void this.list.togglePopover();
    const [isInList, isOnPanel] = [this.list.matches(':focus-within'), this.panelPlace.matches(':focus')];
    this.isListShown = !this.isListShown;
    if (isInList) this.#focusPanel();
    else if (isOnPanel && this.isListShown) void this.#focusList();
  }

  /** The place of the panel takes the focus when it is given to it, and from no click. */
  #focusPanel(): void {
    const { panelPlace } = this;
    panelPlace.tabIndex = -1;
    panelPlace.focus();
    panelPlace.addEventListener('blur', () => panelPlace.removeAttribute('tabindex'), { once: true });
  }

  async #focusList(): Promise<void> {
    await this.updateComplete;
    this.list.focus();
  }

  async #search(): Promise<void> {
    if (this.#narrow.matches) this.list.showPopover();
    this.isListShown = true;
    await this.updateComplete;
    this.list.focusSearch();
  }

  async #toggleSettings(): Promise<void> {
    if (this.#narrow.matches) {
      this.drawer.togglePopover();
      return;
    }
    if (this.areSettingsShown) return this.#closeSettings();
    this.areSettingsShown = true;
    await Promise.all([loadSettings(), this.updateComplete]);
    this.drawer.focus();
  }

  #closeSettings(): void {
    if (this.#narrow.matches) return this.drawer.hidePopover();
    this.areSettingsShown = false;
    this.settingsButton?.focus();
  }

  #drawerKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !this.#narrow.matches) this.#closeSettings();
  }
}

/** They are there when they are first opened. */
const loadSettings = (): Promise<unknown> => import('./mtx-settings.js');

const isEmpty = ({ experiments, exact }: LogbookState): boolean => experiments.length === 0 && exact;

function empty({ sourceLabel, logbook, notices }: LogbookState): TemplateResult {
  void import('./mtx-empty-logbook.js');
  return html`
    <mtx-empty-logbook name=${sourceLabel} ?live=${logbook?.live ?? false} .notices=${notices}></mtx-empty-logbook>
  `;
}

function closeSheetButton(): TemplateResult {
  return html`
    <button
      slot="tools"
      type="button"
      class="icon-btn"
      aria-label="Close the list"
      title="Close"
      popovertarget="list"
      popovertargetaction="hide"
    >
      ${icon('close')}
    </button>
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-logbook-view': LogbookView;
  }
}
