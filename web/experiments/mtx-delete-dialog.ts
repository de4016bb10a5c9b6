import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { cssProperties } from '../elements/css-properties.js';
import { experimentName } from '../state/experiment-name.js';
import { isBeingWritten } from '../state/run-status.js';
import { sizeWords } from '../state/size-words.js';
import { ExperimentDialog } from './experiment-dialog.js';

/** Asks whether experiments are to be deleted, and names what goes. */
@customElement('mtx-delete-dialog')
export class DeleteDialog extends ExperimentDialog {
  static override styles = [
    ...ExperimentDialog.styles,
    css`
      ul {
        max-height: min(300px, 40dvh);
        overflow: auto;
        overscroll-behavior: contain;
        border-block: 1px solid var(--border-strong);
      }
      li {
        display: grid;
        grid-template: 'dot name size' auto 'dot files size' auto / 10px minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 var(--s2);
        padding: 5px 0;
      }
      .dot {
        grid-area: dot;
        align-self: start;
        width: 10px;
        height: 10px;
        margin-top: 5px;
        border-radius: 3px;
        background: var(--c);
      }
      .files {
        grid-area: files;
        color: var(--text-3);
        font: var(--type-micro);
      }
      .name,
      .files {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .size {
        grid-area: size;
      }
      .written {
        display: flex;
        align-items: start;
        gap: var(--s2);
        color: var(--warn);
      }
      .written .check {
        margin-top: 3px;
      }
    `,
  ];

  /** The colour of an experiment, as a CSS value. */
  @property({ attribute: false }) colorOf: (experiment: ExperimentSummary) => string = () => 'currentColor';

  /** Whether the person wants also what is still being written. */
  @state() private isForced = false;
  /** Those that were being written when it was asked. */
  @state() private written: readonly ExperimentSummary[] = [];

  protected override begin(): void {
    this.isForced = false;
    this.written = this.experiments.filter((experiment) => isBeingWritten(experiment, Date.now()));
  }

  override render(): TemplateResult {
    const sizeBytes = this.experiments.reduce((sum, each) => sum + each.sizeBytes, 0);
    const isHeld = this.written.length > 0 && !this.isForced;
    return html`
      <dialog role="alertdialog" aria-labelledby="title" aria-describedby="what">
        <form method="dialog" @submit=${this.#submit}>
          <h2 id="title">Delete ${this.subject}?</h2>
          <p id="what">Their files leave the disk. This cannot be undone.</p>
          <ul aria-label="What is deleted" tabindex="0">
            ${this.experiments.map(
              (experiment) => html`
                <li>
                  <i class="dot" ${cssProperties({ '--c': this.colorOf(experiment) })}></i>
                  <span class="name">${experimentName(experiment)}</span>
                  <span class="files">${filesOf(experiment)}</span>
                  <span class="size num">${sizeWords(experiment.sizeBytes)}</span>
                </li>
              `,
            )}
          </ul>
          ${
            this.written.length > 0
              ? html`<label class="written">
                  <input
                    class="check"
                    type="checkbox"
                    .checked=${this.isForced}
                    @change=${(event: Event) => (this.isForced = (event.target as HTMLInputElement).checked)}
                  />
                  <span>${writtenWords(this.written)} Delete all the same: what is logged from now on is lost.</span>
                </label>`
              : nothing
          }
          ${this.failureWords()}
          <div class="buttons">
            <button
              type="button"
              class="btn"
              title="They leave the list and stay on the disk"
              @click=${() => this.change({ kind: 'archive', isArchived: true })}
            >
              Archive
            </button>
            <button class="btn first-of-end" value="cancel" autofocus>Cancel</button>
            <button
              class="btn danger"
              value="delete"
              ?disabled=${isHeld}
              title=${isHeld ? 'Say first that it is to be deleted while it is being written' : ''}
            >
              Delete ${sizeWords(sizeBytes)}
            </button>
          </div>
        </form>
      </dialog>
    `;
  }

  #submit(event: SubmitEvent): void {
    const isDeleting = (event.submitter as HTMLButtonElement | null)?.value === 'delete';
    if (isDeleting) void this.change({ kind: 'remove', force: this.isForced });
  }
}

function filesOf({ id, hasImages, hasText, hasResources, annotation }: ExperimentSummary): string {
  const parts = [hasImages && 'images', hasText && 'text', hasResources && 'resources', annotation && 'annotations'];
  const also = parts.filter((part) => typeof part === 'string').join(', ');
  return also ? `${id} · ${also}` : id;
}

function writtenWords(written: readonly ExperimentSummary[]): string {
  const [first] = written;
  return written.length === 1 && first
    ? `“${experimentName(first)}” is still being written.`
    : `${written.length} of them are still being written.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-delete-dialog': DeleteDialog;
  }
}
