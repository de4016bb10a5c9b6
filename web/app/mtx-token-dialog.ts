import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { logbookContext, type LogbookStore } from '../state/logbook-store.js';
import { giveToken } from '../state/sources.js';
import { controls } from '../styles/controls.js';
import { dialogStyles } from '../styles/dialog.js';

/** Asks for the host's token as soon as it stands on the page, and then goes on with the logbook. */
@customElement('mtx-token-dialog')
export class TokenDialog extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      form {
        display: grid;
        gap: var(--s3);
      }
      p {
        color: var(--text-2);
      }
      .failure {
        color: var(--bad);
      }
      label {
        display: grid;
        gap: var(--s1);
        font-weight: 600;
      }
      input {
        height: 32px;
        padding: 0 var(--s2);
        border: 1px solid var(--border-strong);
        border-radius: var(--r2);
        background: var(--surface-card);
        font: var(--type-num);
      }
      .buttons {
        display: flex;
        justify-content: end;
        gap: var(--s2);
      }
      @media (max-width: 720px) {
        input,
        .btn {
          height: 40px;
        }
      }
    `,
  ];

  @consume({ context: logbookContext }) private logbooks?: LogbookStore;
  @state() private failure = '';
  @state() private isAsking = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private input!: HTMLInputElement;

  /** Shows it again, after the person has put it away. */
  show(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="title">
        <form @submit=${this.#submitted}>
          <h2 id="title">This host asks for its token</h2>
          <p>It stands in the link that <code>mtx serve</code> printed when it was started.</p>
          <label>
            Token
            <input
              type="password"
              autocomplete="current-password"
              required
              aria-invalid=${this.failure === '' ? 'false' : 'true'}
              aria-describedby="failure"
            />
          </label>
          <p id="failure" class="failure" role="alert">${this.failure}</p>
          <div class="buttons">
            <button type="button" class="btn" @click=${() => this.dialog.close()}>Not now</button>
            <button type="submit" class="btn primary" aria-disabled=${this.isAsking}>Continue</button>
          </div>
        </form>
      </dialog>
    `;
  }

  override firstUpdated(): void {
    this.show();
  }

  async #submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.isAsking) return;
    this.isAsking = true;
    this.failure = '';
    try {
      await giveToken(this.input.value.trim());
      this.dialog.close();
      await this.logbooks?.retry();
    } catch (error) {
      this.failure = failureWords(error as Error);
      this.input.select();
    } finally {
      this.isAsking = false;
    }
  }
}

function failureWords({ name, message }: Error): string {
  if (name === 'wrong-token') return 'That is not the token of this host.';
  if (name === 'host-unreachable') return 'The host does not answer. It may have been stopped.';
  return message;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-token-dialog': TokenDialog;
  }
}
