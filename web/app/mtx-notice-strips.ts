import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Notice } from '../../sdk/read/logbook.js';
import { icon, iconStyles } from '../elements/icon.js';
import { logbookContext, type LogbookError, type LogbookStore } from '../state/logbook-store.js';
import { StoreController } from '../state/store-controller.js';
import { addressContext, type ViewAddress } from '../state/view-address.js';
import { controls } from '../styles/controls.js';
import { ForgetRecentEvent, OpenEvent } from './events.js';
import type { TokenDialog } from './mtx-token-dialog.js';
import { closeStripButton, stripStyles } from './strip.js';

/**
 * One line each under the bar: what is wrong with the logbook as a whole, and what can be done. What was read
 * stays below.
 *
 * @fires mtx-open
 * @fires mtx-forget-recent
 */
@customElement('mtx-notice-strips')
export class NoticeStrips extends LitElement {
  static override styles = [controls, iconStyles, stripStyles];

  @consume({ context: logbookContext, subscribe: true }) @state() private logbooks?: LogbookStore;
  readonly #logbook = new StoreController(this, () => this.logbooks);
  /** What the person has read and closed, until it is over. */
  @state() private closed: ReadonlySet<string> = new Set();
  @consume({ context: addressContext, subscribe: true }) @state() private address?: ViewAddress;
  readonly #address = new StoreController(this, () => this.address);
  @query('mtx-token-dialog') private tokenDialog!: TokenDialog;

  protected override willUpdate(): void {
    if (!this.#logbook.value?.error && this.closed.has(lost)) this.#reopen(lost);
  }

  override render(): TemplateResult | typeof nothing {
    const logbook = this.#logbook.value;
    if (!logbook) return nothing;
    const { error, experiments, notices } = logbook;
    // Where there is no experiment, the hints stand in the middle of the page.
    const hints = experiments.length === 0 ? [] : notices.filter(isHint);
    return html`
      <section role="alert" aria-label="Trouble">
        ${error && !(error.isLost && this.closed.has(lost)) ? this.#errorStrip(error) : nothing}
      </section>
      ${error?.action === 'token' ? tokenDialog() : nothing}
      ${hints
        .filter(({ message }) => !this.closed.has(message))
        .map(
          ({ message }) => html`
            <div class="strip">
              ${icon('folder')}<span>${message}</span>${this.#openButton()}
              ${closeStripButton(() => this.#close(message))}
            </div>
          `,
        )}
      ${this.#linkStrip()}
    `;
  }

  /** A link to another logbook has been pasted. */
  #linkStrip(): TemplateResult | typeof nothing {
    const name = this.#address.value?.logbook;
    if (name === undefined) return nothing;
    return html`
      <div class="strip">
        ${icon('link')}<span>The link shows “${name}”, which is not open here.</span>${this.#openButton()}
        ${closeStripButton(() => this.address?.drop())}
      </div>
    `;
  }

  #errorStrip({ message, action, isLost, goneId }: LogbookError): TemplateResult {
    return html`
      <div class="strip ${action === 'allow' ? 'warn' : 'bad'}">
        ${icon(action === 'allow' ? 'lock' : 'warn')}<span>${message}</span>
        ${
          action === 'retry'
            ? html`<button type="button" class="btn" @click=${() => this.logbooks?.retry()}>Try again</button>`
            : nothing
        }
        ${
          action === 'token'
            ? html`<button type="button" class="btn" @click=${() => void this.#askForToken()}>Give the token</button>`
            : nothing
        }
        ${
          action === 'allow'
            ? html`<button type="button" class="btn" @click=${() => this.logbooks?.allow()}>Allow again</button>`
            : nothing
        }
        ${action === 'open' ? this.#openButton() : nothing}
        ${goneId === undefined ? nothing : this.#forgetButton(goneId)}
        ${closeStripButton(() => (isLost ? this.#close(lost) : this.logbooks?.dismissError()))}
      </div>
    `;
  }

  /** Once more, after the person has put it away. */
  async #askForToken(): Promise<void> {
    await loadTokenDialog();
    await this.tokenDialog.updateComplete;
    this.tokenDialog.show();
  }

  #close(what: string): void {
    this.closed = new Set([...this.closed, what]);
  }

  #reopen(what: string): void {
    this.closed = new Set([...this.closed].filter((each) => each !== what));
  }

  #forgetButton(goneId: string): TemplateResult {
    const forget = (): void => void this.dispatchEvent(new ForgetRecentEvent(goneId));
    return html`<button type="button" class="btn" @click=${forget}>Remove from the list</button>`;
  }

  #openButton(): TemplateResult {
    const open = (): void => void this.dispatchEvent(new OpenEvent('folder'));
    return html`<button type="button" class="btn" @click=${open}>Open folder</button>`;
  }
}

/** Most hosts ask for none. */
const loadTokenDialog = (): Promise<unknown> => import('./mtx-token-dialog.js');

function tokenDialog(): TemplateResult {
  void loadTokenDialog();
  return html`<mtx-token-dialog></mtx-token-dialog>`;
}

/** Among what is closed, that the logbook is out of reach. */
const lost = '';

const isHint = ({ kind }: Notice): boolean => kind === 'inside-experiments';

declare global {
  interface HTMLElementTagNameMap {
    'mtx-notice-strips': NoticeStrips;
  }
}
