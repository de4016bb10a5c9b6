import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon, iconStyles } from '../elements/icon.js';
import { updatesContext, version as own, type PageUpdates } from '../state/page-updates.js';
import { StoreController } from '../state/store-controller.js';
import { controls } from '../styles/controls.js';
import { closeStripButton, stripStyles } from './strip.js';

/** Says that a newer page is there, and shows it when the person wants it. */
@customElement('mtx-update-strip')
export class UpdateStrip extends LitElement {
  static override styles = [controls, iconStyles, stripStyles];

  @consume({ context: updatesContext, subscribe: true }) @state() private updates?: PageUpdates;
  readonly #update = new StoreController(this, () => this.updates);

  override render(): TemplateResult {
    const update = this.#update.value;
    return html`<section role="status" aria-label="Update">${update ? this.#strip(update.version) : nothing}</section>`;
  }

  #strip(version: string): TemplateResult {
    return html`
      <div class="strip">
        ${icon('up')}<span>${updateWords(version)}</span>
        <button type="button" class="btn" @click=${() => this.updates?.reload()}>Reload</button>
        <a class="btn" href="changelog.txt" target="_blank" rel="noopener">What’s new</a>
        ${closeStripButton(() => this.updates?.dismiss())}
      </div>
    `;
  }
}

function updateWords(version: string): string {
  if (version === own) return `microtrax ${version} has been built anew.`;
  return `microtrax ${version} is ready. Yours is ${own}.`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-update-strip': UpdateStrip;
  }
}
