import { consume } from '@lit/context';
import { html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../elements/mtx-copy-button.js';
import { icon, iconStyles } from '../elements/icon.js';
import '../elements/mtx-mark.js';
import type { LogbookError } from '../state/logbook-store.js';
import { sources } from '../state/sources.js';
import { StoreController } from '../state/store-controller.js';
import { addressContext, type ViewAddress } from '../state/view-address.js';
import { controls } from '../styles/controls.js';
import { ForgetRecentEvent, OpenEvent } from './events.js';
import './mtx-recent-folders.js';
import './mtx-theme-button.js';
import './mtx-update-strip.js';
import { welcomeStyles } from './welcome-styles.js';

const command = 'mtx serve -f ./logbook';

/**
 * The first screen: what this is, and every way to a logbook.
 *
 * @fires mtx-open
 * @fires mtx-open-recent
 * @fires mtx-forget-recent
 */
@customElement('mtx-welcome')
export class Welcome extends LitElement {
  static override styles = [controls, iconStyles, welcomeStyles];

  /** Why the last attempt to open something failed. */
  @property({ attribute: false }) failure: LogbookError | null = null;
  /** The name of what is being opened, or null. */
  @property() opening: string | null = null;

  @consume({ context: addressContext, subscribe: true }) @state() private address?: ViewAddress;
  readonly #address = new StoreController(this, () => this.address);

  override render(): TemplateResult {
    const isServed = sources.some(({ id, isAvailable }) => id === 'host' && isAvailable);
    return html`
      <mtx-update-strip></mtx-update-strip>
      <header>
        <mtx-mark></mtx-mark>
        <b>microtrax</b>
        <mtx-theme-button named></mtx-theme-button>
      </header>
      <main>
        <section class="say">
          <h1>Point it at a folder, <br />see your training.</h1>
          <p class="lead">
            microtrax reads your logbook inside the browser. Nothing is uploaded. Nothing has to keep running.
          </p>
          <div class="go">
            <button type="button" class="btn primary lg" @click=${() => this.#open('folder')}>
              ${icon('folder')}Open folder<kbd aria-hidden="true">O</kbd>
            </button>
            ${this.#offer('sample', 'Try the sample')}
            ${isServed ? this.#offer('host', 'Back to this host’s logbook') : nothing}
          </div>
          <p class="opening" role="status">
            ${this.opening === null ? nothing : `Opening ${this.opening || 'the logbook'}…`}
          </p>
          ${this.#linked()} ${this.failure ? this.#said(this.failure) : nothing}
          <mtx-recent-folders></mtx-recent-folders>
        </section>
        <section class="drop" aria-label="Drop target">
          <svg viewBox="0 0 560 440" preserveAspectRatio="none" aria-hidden="true">${backdrop}</svg>
          <p><b>Drop a logbook folder</b><span>anywhere in this window</span></p>
        </section>
      </main>
      <footer>
        <h2>Firefox, Safari, a remote machine</h2>
        <p>
          Folders can’t be kept open there.
          <button type="button" class="link" @click=${() => this.#open('chosen-files')}>Choose files</button>
          of one logbook to read them once, or serve it and open the address that is printed:
        </p>
        <code>${command}</code>
        <mtx-copy-button text=${command} label="Copy command"></mtx-copy-button>
      </footer>
    `;
  }

  /** The page was opened by a link to a view. */
  #linked(): TemplateResult | typeof nothing {
    const name = this.#address.value?.logbook;
    if (name === undefined || this.opening !== null) return nothing;
    return html`<p class="linked">
      ${icon('link')}<span>The link shows “${name}”: open that folder to see it.</span>
    </p>`;
  }

  #said({ message, goneId }: LogbookError): TemplateResult {
    const forget = (id: string) => () => this.dispatchEvent(new ForgetRecentEvent(id));
    return html`
      <div class="failure" role="alert">
        ${icon('warn')}
        <p>
          ${message}
          ${
            goneId === undefined
              ? nothing
              : html`<button type="button" class="link" @click=${forget(goneId)}>Remove it from the list</button>`
          }
        </p>
      </div>
    `;
  }

  #offer(id: string, words: string): TemplateResult | typeof nothing {
    const source = sources.find((each) => each.id === id);
    if (!source?.isAvailable) return nothing;
    return html`<button type="button" class="btn lg" @click=${() => this.#open(id)}>${words}</button>`;
  }

  #open(sourceId: string): void {
    this.dispatchEvent(new OpenEvent(sourceId));
  }
}

/** A quiet picture of what will be seen: a grid and four falling curves, two of them still running. */
const backdrop: SVGTemplateResult[] = [
  ...[73, 147, 220, 293, 367].map((y) => svg`<line x1="28" x2="532" y1=${y + 0.5} y2=${y + 0.5}></line>`),
  ...[
    { series: 3, decay: 2.6, floor: 0.07, end: 1 },
    { series: 1, decay: 3.4, floor: 0.03, end: 1 },
    { series: 2, decay: 4.2, floor: 0.05, end: 0.82 },
    { series: 4, decay: 5, floor: 0.05, end: 0.6 },
  ].map(({ series, decay, floor, end }, run) => {
    const points: [number, number][] = [];
    for (let step = 0; step <= 160 * end; step++) {
      const t = step / 160;
      const wave = 0.008 * Math.sin(step * 0.9 + run * 2) * Math.sin(step * 0.37 + run) * Math.exp(-t);
      points.push([28 + t * 504, 390 - 335 * (Math.exp(-decay * t) * (0.97 - 0.02 * run) + floor + wave)]);
    }
    const [x, y] = points.at(-1)!;
    const line = points.map(([px, py]) => `${px.toFixed(1)} ${py.toFixed(1)}`).join('L');
    return svg`
      <g class="s${series}">
        <path d="M${line}"></path>
        ${end < 1 ? svg`<circle class="halo" cx=${x} cy=${y} r="6"></circle><circle cx=${x} cy=${y} r="2.5"></circle>` : nothing}
      </g>
    `;
  }),
];

declare global {
  interface HTMLElementTagNameMap {
    'mtx-welcome': Welcome;
  }
}
