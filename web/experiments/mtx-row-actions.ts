import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { formatStep } from '../charts/format-number.js';
import { seriesColor } from '../charts/palette.js';
import { icon, iconStyles } from '../elements/icon.js';
import type { Menu } from '../elements/mtx-menu.js';
import '../elements/mtx-menu.js';
import type { Anchor } from '../elements/place-beside.js';
import { editsContext, type Edit, type ExperimentEdits } from '../state/experiment-edits.js';
import { tagsOf } from '../state/experiment-fields.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { selectionContext, type SelectionStore } from '../state/selection-store.js';
import { settingsContext, type SettingsStore } from '../state/settings-store.js';
import { StoreController } from '../state/store-controller.js';
import { undoContext, type UndoStore } from '../state/undo-store.js';
import { controls } from '../styles/controls.js';
import { carryOut } from './carry-out.js';
import type { ExperimentDialog } from './experiment-dialog.js';
import type { ExperimentChange, ListAction } from './list-events.js';
import { rowMenu, subjectOf, type DialogName } from './row-menu.js';

/** Loaded when a person asks for them. */
const dialogs: Record<DialogName, () => Promise<unknown>> = {
  notes: () => import('./mtx-notes-dialog.js'),
  tags: () => import('./mtx-tags-dialog.js'),
  color: () => import('./mtx-color-dialog.js'),
  delete: () => import('./mtx-delete-dialog.js'),
};

/** A person wants to write another name for an experiment. */
export class WriteNameEvent extends Event {
  static readonly type = 'mtx-write-name';

  constructor(readonly id: string) {
    super(WriteNameEvent.type);
  }
}

/**
 * What is done to experiments of the list: their menu, its dialogs, and why something could not be done.
 *
 * @fires mtx-write-name - the list's row is to take another name
 */
@customElement('mtx-row-actions')
export class RowActions extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    css`
      :host {
        display: block;
      }
      .failure {
        display: flex;
        align-items: start;
        gap: var(--s2);
        padding: var(--s2) var(--s2) var(--s2) var(--s3);
        border-top: 1px solid var(--border);
        font: var(--type-small);
      }
      .failure > .icon {
        color: var(--bad);
      }
      .failure p {
        flex: 1;
        overflow-wrap: anywhere;
      }
      .failure .icon-btn {
        margin-top: -4px;
      }
    `,
  ];

  @consume({ context: logbookContext, subscribe: true }) private logbooks?: LogbookStore;
  @consume({ context: selectionContext, subscribe: true }) private selections?: SelectionStore;
  @consume({ context: settingsContext, subscribe: true }) private settings?: SettingsStore;
  @consume({ context: undoContext, subscribe: true }) private undos?: UndoStore;
  @consume({ context: editsContext, subscribe: true }) @state() private edits?: ExperimentEdits;
  readonly #edit = new StoreController(this, () => this.edits);

  readonly #colorOf = (experiment: ExperimentSummary): string => {
    const number = this.logbooks?.value.colorIndex.get(experiment.id) ?? 0;
    return seriesColor(experiment, number, this.settings?.value.palette);
  };

  @state() private said = '';
  @query('mtx-menu') private menu!: Menu;

  /** Opens the menu of experiments, or asks whether to delete them. */
  act(action: ListAction, ids: readonly string[], anchor: Anchor): void {
    const experiments = this.#experimentsOf(ids);
    if (experiments.length === 0) return;
    if (action === 'delete') return void this.#open('delete', experiments);
    this.menu.label = subjectOf(experiments);
    this.menu.entries = rowMenu(experiments, {
      isWritable: this.logbooks?.value.logbook?.writable ?? false,
      only: () => this.selections?.choose(ids),
      rename: (id) => this.dispatchEvent(new WriteNameEvent(id)),
      open: (name) => void this.#open(name, experiments),
      copy: (texts) => void this.#copy(texts),
      archive: (isArchived) => void this.change(ids, { kind: 'archive', isArchived }),
    });
    void this.menu.toggle(anchor);
  }

  /** Called in a click or on a key: the browser may ask whether the page may write. */
  readonly change = async (ids: readonly string[], change: ExperimentChange): Promise<Edit | null> => {
    const { edits, undos, selections } = this;
    return edits && undos ? carryOut(change, this.#experimentsOf(ids), { edits, undos, selections }) : null;
  };

  override render(): TemplateResult {
    const edit = this.#edit.value;
    const palette = this.settings?.value.palette ?? 'standard';
    return html`
      <mtx-menu></mtx-menu>
      <span class="unseen" role="status">${this.said}</span>
      ${edit?.isOver && edit.failed.length > 0 ? this.#failure(edit) : nothing}
      <mtx-notes-dialog .write=${this.change}></mtx-notes-dialog>
      <mtx-tags-dialog .write=${this.change} .known=${this.#tagCounts()}></mtx-tags-dialog>
      <mtx-color-dialog .write=${this.change} .colorOf=${this.#colorOf} palette=${palette}></mtx-color-dialog>
      <mtx-delete-dialog .write=${this.change} .colorOf=${this.#colorOf}></mtx-delete-dialog>
    `;
  }

  #failure({ words, failed }: Edit): TemplateResult {
    const [first, ...others] = failed;
    const { message = '', canForce = false } = first?.failure ?? {};
    const ids = failed.map(({ id }) => id);
    return html`
      <div class="failure" role="alert">
        ${icon('warn')}
        <p>
          ${words}. ${message}${others.length > 0 ? ` ${formatStep(others.length)} more could not be changed.` : ''}
        </p>
        ${
          canForce
            ? html`<button type="button" class="btn" @click=${() => this.change(ids, { kind: 'remove', force: true })}>
                Delete
              </button>`
            : nothing
        }
        <button
          type="button"
          class="icon-btn small"
          aria-label="Close"
          title="Close"
          @click=${() => this.edits?.dismiss()}
        >
          ${icon('close')}
        </button>
      </div>
    `;
  }

  async #open(name: DialogName, experiments: readonly ExperimentSummary[]): Promise<void> {
    try {
      await dialogs[name]();
    } catch {
      this.said = 'The dialog could not be loaded. Reload the page to try again.';
      return;
    }
    // What is told to it beside the experiments may have changed since it was drawn.
    this.requestUpdate();
    await this.updateComplete;
    await this.renderRoot.querySelector<ExperimentDialog>(`mtx-${name}-dialog`)?.show(experiments);
  }

  async #copy(texts: readonly string[]): Promise<void> {
    try {
      await navigator.clipboard.writeText(texts.join('\n'));
      this.said = 'Copied';
    } catch {
      this.said = 'The browser did not allow it';
    }
  }

  #experimentsOf(ids: readonly string[]): ExperimentSummary[] {
    const wanted = new Set(ids);
    return this.logbooks?.value.experiments.filter(({ id }) => wanted.has(id)) ?? [];
  }

  #tagCounts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const experiment of this.logbooks?.value.experiments ?? []) {
      for (const tag of tagsOf(experiment)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
    return counts;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-row-actions': RowActions;
  }
  interface GlobalEventHandlersEventMap {
    'mtx-write-name': WriteNameEvent;
  }
}
