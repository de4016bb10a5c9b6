import { ContextProvider } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { editsContext, ExperimentEdits } from '../state/experiment-edits.js';
import { logbookContext, LogbookStore } from '../state/logbook-store.js';
import { recentContext, RecentStore } from '../state/recent-store.js';
import { selectionContext, SelectionStore } from '../state/selection-store.js';
import { settingsContext, SettingsStore } from '../state/settings-store.js';
import { shortcutContext, ShortcutStore } from '../state/shortcut-store.js';
import { openRecentFolder, SourceError, sources } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { undoContext, UndoStore } from '../state/undo-store.js';
import { viewContext, ViewStore } from '../state/view-store.js';
import { controls } from '../styles/controls.js';
import { DropTarget } from './drop-target.js';
import type { OpenEvent } from './events.js';
import './mtx-logbook-view.js';
import './mtx-welcome.js';
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
  readonly #selections = new SelectionStore();
  readonly #settings = new SettingsStore();
  readonly #view = new ViewStore();
  readonly #undo = new UndoStore();
  readonly #shortcuts = new ShortcutStore();
  readonly #dropTarget = new DropTarget(this, (dropped) => this.#drop(dropped));
  #connected = new AbortController();
  /** The logbook that the selection belongs to. */
  #followed: Logbook | null = null;

  @state() private isStarting = true;
  /** What was opened, said to those who do not see it; once, however often more of it is read afterwards. */
  @state() private opened = '';
  @query('input') private fileInput!: HTMLInputElement;

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
    new StoreController(this, () => this.#logbooks);
    this.addEventListener('mtx-open', (event) => this.#open(event));
    this.addEventListener('mtx-open-recent', ({ folder }) => void this.#show(openRecentFolder(folder), folder.name));
    this.addEventListener('mtx-forget-recent', ({ folderId }) => this.#forget(folderId));
    this.addEventListener('mtx-close-logbook', () => this.#logbooks.close());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    followTheme(this.#settings, { signal });
    this.#logbooks.subscribe(() => this.#follow(), { signal });
    this.#follow();
    void this.#recent.load();
    addEventListener('keydown', (event) => this.#keyDown(event), { signal });
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
    } catch (error) {
      this.#logbooks.fail(error);
    } finally {
      this.isStarting = false;
    }
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
    void this.#recent.forget(folderId);
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

  #keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return;
    if (event.key.toLowerCase() !== 'o' || isTyping(event)) return;
    event.preventDefault();
    this.#open({ sourceId: 'folder' });
  }

  /** What else follows from the open logbook: the page's title, what is selected, and what is remembered. */
  #follow(): void {
    const { logbook, phase, sourceLabel, experiments, exact } = this.#logbooks.value;
    document.title = phase === 'open' ? sourceLabel : 'microtrax';
    if (logbook !== this.#followed) {
      this.#selections.reset();
      this.#undo.clear();
      this.#edits.dismiss();
      if (logbook) this.#view.begin(logbook.name, null);
      this.opened = '';
    }
    this.#followed = logbook;
    if (logbook && exact) this.opened = openedWords(sourceLabel, experiments.length);
    this.#recent.follow(this.#logbooks.value);
    this.#selections.follow(experiments, exact);
  }
}

function openedWords(name: string, count: number): string {
  return `${name}: ${formatStep(count)} ${count === 1 ? 'experiment' : 'experiments'}`;
}

/** Whether the key goes into a text that is being written. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'range', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-app': App;
  }
}
