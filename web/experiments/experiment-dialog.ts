import { css, LitElement } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { iconStyles } from '../elements/icon.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog.js';
import { inputs } from '../styles/inputs.js';
import { ExperimentChangeEvent, type ExperimentChange } from './list-events.js';
import { subjectOf } from './row-menu.js';

/**
 * A dialog about some experiments.
 *
 * @fires mtx-experiment-change - when the person wants them changed
 */
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

  @query('dialog') private dialog!: HTMLDialogElement;

  /** Shows what is there of these experiments now. */
  async show(experiments: readonly ExperimentSummary[]): Promise<void> {
    this.experiments = experiments;
    this.begin();
    await this.updateComplete;
    this.dialog.showModal();
  }

  /** Called when it is about to be shown. */
  protected abstract begin(): void;

  protected close(): void {
    this.dialog.close();
  }

  protected change(change: ExperimentChange): void {
    this.close();
    const ids = this.experiments.map(({ id }) => id);
    this.dispatchEvent(new ExperimentChangeEvent(ids, change));
  }

  /** What they are called together: `“baseline”`, `3 experiments`. */
  protected get subject(): string {
    const subject = subjectOf(this.experiments);
    return this.experiments.length === 1 ? `“${subject}”` : subject;
  }
}
