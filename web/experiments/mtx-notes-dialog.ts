import { css, html, nothing, type TemplateResult } from 'lit';
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

  /** What was written and not saved, by the ids that it was written for. */
  readonly #drafts = new Map<string, string>();
  @state() private isDraft = false;

  protected override begin(): void {
    this.isMixed = this.#kept === null;
    const draft = this.#drafts.get(this.#key);
    this.isDraft = draft !== undefined;
    this.notes = draft ?? this.#kept ?? '';
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title" @cancel=${this.#keepDraft}>
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
          ${this.isDraft ? html`<p>This was written before, and is not saved yet.</p>` : nothing} ${this.failureWords()}
          <div class="buttons">
            <button type="button" class="btn first-of-end" @click=${this.#discard}>Cancel</button>
            <button class="btn primary" ?disabled=${this.isWriting}>Save</button>
          </div>
        </form>
      </dialog>
    `;
  }

  get #key(): string {
    return this.experiments.map(({ id }) => id).join('\n');
  }

  /** The notes that they all have; null where these differ. */
  get #kept(): string | null {
    const [first = '', ...others] = new Set(this.experiments.map(({ annotation }) => annotation?.notes ?? ''));
    return others.length > 0 ? null : first;
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#save();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    void this.#save();
  }

  async #save(): Promise<void> {
    const key = this.#key;
    if (await this.change({ kind: 'notes', notes: this.notes })) this.#drafts.delete(key);
  }

  #keepDraft(): void {
    if (this.notes === (this.#kept ?? '')) this.#drafts.delete(this.#key);
    else this.#drafts.set(this.#key, this.notes);
  }

  #discard(): void {
    this.#drafts.delete(this.#key);
    this.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-notes-dialog': NotesDialog;
  }
}
