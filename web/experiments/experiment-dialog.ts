import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { iconStyles } from '../elements/icon.js';
import type { Edit } from '../state/experiment-edits.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog.js';
import { inputs } from '../styles/inputs.js';
import type { ExperimentChange } from './list-events.js';
import { subjectOf } from './row-menu.js';

/** A dialog about some experiments. It stays until they are changed, and says why they could not be. */
export abstract class ExperimentDialog extends LitElement {
  static override styles = [
    controls,
    inputs,
    iconStyles,
    dialogStyles,
    css`
      form {
        display: grid;
        gap: var(--s3);
      }
      h2 {
        overflow-wrap: anywhere;
      }
      p {
        color: var(--text-2);
      }
      .failure {
        color: var(--bad);
        overflow-wrap: anywhere;
      }
      .buttons {
        display: flex;
        gap: var(--s2);
        margin-top: var(--s1);
      }
      .buttons .first-of-end {
        margin-left: auto;
      }
      @media (max-width: 720px) {
        .btn {
          height: 40px;
        }
      }
    `,
  ];

  /** Those that it is about, at least one. */
  @property({ attribute: false }) experiments: readonly ExperimentSummary[] = [];

  /** Changes the experiments of these ids; null where nothing can be changed. */
  @property({ attribute: false }) write: (ids: readonly string[], change: ExperimentChange) => Promise<Edit | null> =
    () => Promise.resolve(null);

  @state() protected isWriting = false;
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  /** Shows what is there of these experiments now. */
  async show(experiments: readonly ExperimentSummary[]): Promise<void> {
    this.experiments = experiments;
    this.isWriting = false;
    this.failure = '';
    this.begin();
    await this.updateComplete;
    this.dialog.showModal();
  }

  /** Called when it is about to be shown. */
  protected abstract begin(): void;

  protected close(): void {
    this.dialog.close();
  }

  /** Closes when all are changed. Whether they are; never rejects. */
  protected async change(change: ExperimentChange): Promise<boolean> {
    if (this.isWriting) return false;
    const { experiments } = this;
    this.isWriting = true;
    this.failure = '';
    const ids = experiments.map(({ id }) => id);
    const edit = await this.write(ids, change);
    const [failed] = edit?.failed ?? [];
    const isChanged = edit !== null && !failed;
    // Meanwhile the person may have opened it for others.
    if (this.experiments !== experiments) return isChanged;
    this.isWriting = false;
    if (failed) this.failure = `${edit?.words}. ${failed.failure.message}`;
    else this.close();
    return isChanged;
  }

  /** Why they could not be changed. */
  protected failureWords(): TemplateResult | typeof nothing {
    return this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing;
  }

  /** What they are called together: `“baseline”`, `3 experiments`. */
  protected get subject(): string {
    const subject = subjectOf(this.experiments);
    return this.experiments.length === 1 ? `“${subject}”` : subject;
  }
}
