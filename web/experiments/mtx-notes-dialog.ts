import { css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ExperimentDialog } from './experiment-dialog.js';

/** Writes notes on experiments. */
@customElement('mtx-notes-dialog')
export class NotesDialog extends ExperimentDialog {
  static override styles = [
    ...ExperimentDialog.styles,
    css`
      textarea {
        height: auto;
        min-height: 120px;
        padding: 6px 8px;
        resize: vertical;
      }
    `,
  ];

  @state() private notes = '';
  /** Whether they have other notes than each other, which all go. */
  @state() private isMixed = false;

  protected override begin(): void {
    const all = new Set(this.experiments.map(({ annotation }) => annotation?.notes ?? ''));
    this.isMixed = all.size > 1;
    this.notes = this.isMixed ? '' : ([...all][0] ?? '');
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title">
        <form method="dialog" @submit=${this.#submit}>
          <h2 id="title">Notes on ${this.subject}</h2>
          <textarea
            class="text-input"
            aria-label="Notes"
            autofocus
            placeholder=${this.isMixed ? 'They have different notes. What you write takes their place.' : ''}
            .value=${this.notes}
            @input=${(event: Event) => (this.notes = (event.target as HTMLTextAreaElement).value)}
            @keydown=${this.#keyDown}
          ></textarea>
          <div class="buttons">
            <button type="button" class="btn first-of-end" @click=${() => this.close()}>Cancel</button>
            <button class="btn primary">Save</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#submit();
  }

  #submit(): void {
    this.change({ kind: 'notes', notes: this.notes });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-notes-dialog': NotesDialog;
  }
}
