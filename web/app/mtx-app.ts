import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { editsContext, ExperimentEdits } from '../state/experiment-edits.js';
import { logbookContext, LogbookStore } from '../state/logbook-store.js';
import { PageUpdates, updatesContext } from '../state/page-updates.js';
import { recentContext, RecentStore } from '../state/recent-store.js';
import { selectionContext, SelectionStore } from '../state/selection-store.js';
import { settingsContext, SettingsStore } from '../state/settings-store.js';
import { shortcutContext, Shortcuts, ShortcutStore } from '../state/shortcut-store.js';
import { openAgain, openRecentFolder, SourceError, sources } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { undoContext, UndoStore } from '../state/undo-store.js';
import { addressContext, ViewAddress } from '../state/view-address.js';
import { viewContext, ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { DropTarget } from './drop-target.js';
import type { OpenEvent } from './events.js';
import './mtx-logbook-view.js';
import './mtx-undo-strip.js';
import type { ShortcutSheet } from './mtx-shortcut-sheet.js';
import { ShortcutKeys } from './shortcut-keys.js';
import { followTheme } from './theme.js';

/** The page: opens logbooks, and gives what is open to everything below through contexts. */
@customElement('mtx-app')
export class App extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        position: relative;
        display: block;
        height: 100dvh;
        overflow: auto;
      }
      .drop {
        position: fixed;
        inset: 0;
        z-index: 10;
        display: grid;
        place-items: center;
        background: color-mix(in srgb, var(--surface-canvas) 82%, transparent);
        color: var(--text-1);
        font: var(--type-title);
        pointer-events: none;
      }
      .drop::before {
        content: '';
        position: absolute;
        inset: 12px;
        border: 2px dashed var(--accent);
        border-radius: var(--r4);
      }
    `,
  ];

  readonly #logbooks = new LogbookStore();
  readonly #edits = new ExperimentEdits(this.#logbooks);
  readonly #recent = new RecentStore();
  readonly #undo = new UndoStore();
  readonly #selections = new SelectionStore(this.#undo);
  readonly #settings = new SettingsStore();
  readonly #view = new ViewStore();
  readonly #shortcuts = new ShortcutStore();
  readonly #updates = new PageUpdates();
  readonly #address = new ViewAddress({
    logbooks: this.#logbooks,
    selections: this.#selections,
    settings: this.#settings,
    view: this.#view,
  });
  readonly #dropTarget = new DropTarget(this, (dropped) => this.#drop(dropped));
  #connected = new AbortController();
  /** The logbook that the selection belongs to. */
  #followed: Logbook | null = null;

  @state() private isStarting = true;
  /** What was opened, said to those who do not see it; once, however often more of it is read afterwards. */
  @state() private opened = '';
  /** It is loaded when it is first asked for. */
  @state() private isSheetThere = false;
  @query('input') private fileInput!: HTMLInputElement;
  @query('mtx-shortcut-sheet') private shortcutSheet?: ShortcutSheet;

  constructor() {
    super();
    new ContextProvider(this, { context: logbookContext, initialValue: this.#logbooks });
    new ContextProvider(this, { context: editsContext, initialValue: this.#edits });
    new ContextProvider(this, { context: recentContext, initialValue: this.#recent });
    new ContextProvider(this, { context: selectionContext, initialValue: this.#selections });
    new ContextProvider(this, { context: settingsContext, initialValue: this.#settings });
    new ContextProvider(this, { context: viewContext, initialValue: this.#view });
    new ContextProvider(this, { context: undoContext, initialValue: this.#undo });
    new ContextProvider(this, { context: shortcutContext, initialValue: this.#shortcuts });
    new ContextProvider(this, { context: addressContext, initialValue: this.#address });
    new ContextProvider(this, { context: updatesContext, initialValue: this.#updates });
    new StoreController(this, () => this.#logbooks);
    new ShortcutKeys(this, this.#shortcuts);
    new Shortcuts(this, () => this.#shortcuts, [
      { keys: 'o', words: 'Open a folder', section: 'Everywhere', run: () => this.#open({ sourceId: 'folder' }) },
      { keys: 'Ctrl+z', words: 'Undo', section: 'Everywhere', run: () => void this.#undo.undo() },
      { keys: '?', words: 'Shortcuts', section: 'Everywhere', run: () => void this.#showShortcuts() },
    ]);
    this.addEventListener('mtx-open', (event) => this.#open(event));
    this.addEventListener('mtx-open-recent', ({ folder }) => void this.#show(openRecentFolder(folder), folder.name));
    this.addEventListener('mtx-forget-recent', ({ folderId }) => this.#forget(folderId));
    this.addEventListener('mtx-close-logbook', () => this.#logbooks.close());
    this.addEventListener('mtx-show-shortcuts', () => void this.#showShortcuts());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    followTheme(this.#settings, { signal });
    this.#logbooks.subscribe(() => this.#follow(), { signal });
    this.#settings.subscribe(() => this.#followSettings(), { signal });
    this.#followSettings();
    this.#address.connect({ signal });
    this.#updates.connect({ signal });
    this.#follow();
    void this.#recent.load();
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connected.abort();
    this.#logbooks.close();
  }

  override render(): TemplateResult {
    const { phase, sourceLabel, error } = this.#logbooks.value;
    return html`
      <p class="unseen" role="status">${this.opened}</p>
      ${
        phase === 'open'
          ? html`<mtx-logbook-view></mtx-logbook-view>`
          : this.isStarting
            ? nothing
            : html`<mtx-welcome .failure=${error} .opening=${phase === 'opening' ? sourceLabel : null}></mtx-welcome>`
      }
      <mtx-undo-strip></mtx-undo-strip>
      ${this.isSheetThere ? html`<mtx-shortcut-sheet></mtx-shortcut-sheet>` : nothing}
      <input type="file" webkitdirectory multiple hidden aria-label="Files of a logbook" @change=${this.#chosen} />
      ${this.#dropTarget.isOver ? html`<div class="drop"><span>Drop to open this logbook</span></div>` : nothing}
    `;
  }

  /** Opens the logbook that this page is about, if it is about one. */
  async #start(): Promise<void> {
    try {
      for (const source of sources) {
        const logbook = await source.atStart?.();
        if (!logbook) continue;
        if (this.#logbooks.value.phase === 'closed' && this.isConnected)
          return await this.#show(Promise.resolve(logbook));
        logbook.close();
      }
      await this.#openLinked();
    } catch (error) {
      this.#logbooks.fail(error);
    } finally {
      await loadWelcome();
      this.isStarting = false;
    }
  }

  /** Opens the logbook that the address is of, where that takes no question. */
  async #openLinked(): Promise<void> {
    const name = this.#address.value?.logbook;
    const logbook = name === undefined ? null : await openAgain(name);
    if (!logbook) return;
    if (this.#logbooks.value.phase === 'closed' && this.isConnected) await this.#show(Promise.resolve(logbook));
    else logbook.close();
  }

  #show(opening: Promise<Logbook>, label = ''): Promise<void> {
    return this.#logbooks.open(opening, label);
  }

  #open({ sourceId }: Pick<OpenEvent, 'sourceId'>): void {
    const source = sources.find(({ id }) => id === sourceId);
    // A browser without directory handles can still read the files of a folder once.
    if (!source?.isAvailable || source.choose) this.fileInput.click();
    else if (source.open) void this.#show(source.open());
  }

  #forget(folderId: string): void {
    const folder = this.#recent.value.folders.find(({ id }) => id === folderId);
    void this.#recent.forget(folderId);
    if (folder) {
      this.#undo.add({ words: `“${folder.name}” forgotten`, undo: () => this.#recent.restore(folder) });
    }
    if (this.#logbooks.value.error?.goneId === folderId) this.#logbooks.dismissError();
  }

  #chosen(): void {
    const files = [...(this.fileInput.files ?? [])];
    // So that choosing the same folder once more is a change, too.
    this.fileInput.value = '';
    const chooser = sources.find((source) => source.choose !== undefined);
    if (files.length > 0 && chooser?.choose) void this.#show(chooser.choose(files));
  }

  #drop(dropped: DataTransfer): void {
    for (const source of sources) {
      const opening = source.drop?.(dropped);
      if (opening) return void this.#show(opening);
    }
    this.#logbooks.fail(new SourceError('That is no folder. Drop the folder that holds the logs.'));
  }

  async #showShortcuts(): Promise<void> {
    await import('./mtx-shortcut-sheet.js');
    this.isSheetThere = true;
    await this.updateComplete;
    await this.shortcutSheet?.show();
  }

  #followSettings(): void {
    const { refresh, refreshSeconds } = this.#settings.value;
    this.#logbooks.follow(refresh ? refreshSeconds * 1000 : null);
  }

  /** What else follows from the open logbook: the page's title, what is selected, and what is remembered. */
  #follow(): void {
    const { logbook, phase, sourceLabel, experiments, exact } = this.#logbooks.value;
    document.title = phase === 'open' ? sourceLabel : 'microtrax';
    if (logbook !== this.#followed) {
      this.#selections.reset();
      this.#undo.clear();
      this.#edits.dismiss();
      if (logbook) this.#address.begin(logbook.name);
      else this.#address.end();
      this.opened = '';
    }
    this.#followed = logbook;
    if (logbook && exact) this.opened = openedWords(sourceLabel, experiments.length);
    this.#recent.follow(this.#logbooks.value);
    this.#selections.follow(experiments, exact);
  }
}

/** It is there when it is first seen: where there is nothing to open, or what is open may be closed. */
const loadWelcome = (): Promise<unknown> => import('./mtx-welcome.js');

function openedWords(name: string, count: number): string {
  return `${name}: ${formatStep(count)} ${count === 1 ? 'experiment' : 'experiments'}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-app': App;
  }
}
