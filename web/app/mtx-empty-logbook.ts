import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice } from '../../sdk/read/logbook.js';
import '../elements/mtx-copy-button.js';
import { icon, iconStyles } from '../elements/icon.js';
import { controls } from '../styles/controls.js';
import { OpenEvent } from './events.js';

const examples = [
  {
    language: 'TypeScript',
    code: `import * as mtx from 'microtrax';
mtx.init('./logbook');
mtx.log({ loss: 0.5, accuracy: 0.8 });`,
  },
  {
    language: 'Python',
    code: `import microtrax as mtx
mtx.init("./logbook")
mtx.log({"loss": 0.5, "accuracy": 0.8})`,
  },
];

/**
 * Stands where the charts would: the folder holds no experiment. Says what was looked for and how to log one.
 *
 * @fires mtx-open
 */
@customElement('mtx-empty-logbook')
export class EmptyLogbook extends LitElement {
  static override styles = [
    controls,
    iconStyles,
    css`
      :host {
        display: block;
        padding: var(--s12) var(--s4);
        overflow: auto;
      }
      article {
        max-width: 560px;
        margin: 0 auto;
      }
      h2 {
        font: var(--type-title);
      }
      h3 {
        margin: var(--s6) 0 var(--s2);
      }
      p {
        margin-top: var(--s2);
        color: var(--text-2);
      }
      .hint {
        display: flex;
        gap: 8px;
        color: var(--text-1);
      }
      .hint .icon {
        margin-top: 2px;
        color: var(--warn);
      }
      .actions {
        margin-top: var(--s4);
      }
      p code {
        color: var(--text-1);
      }
      figure {
        position: relative;
        margin-top: var(--s2);
        padding: 10px var(--s3);
        border: 1px solid var(--border);
        border-radius: var(--r3);
        background: var(--surface-chrome);
      }
      figcaption {
        margin-bottom: 4px;
        color: var(--text-3);
        font: var(--type-micro);
      }
      pre {
        overflow-x: auto;
        font: var(--type-num);
        line-height: 20px;
      }
      mtx-copy-button {
        position: absolute;
        top: 4px;
        right: 4px;
      }
    `,
  ];

  /** The folder's name. */
  @property() name = '';
  /** Whether an experiment that starts in it will show by itself. */
  @property({ type: Boolean }) live = false;
  /** What was found instead. */
  @property({ attribute: false }) notices: readonly Notice[] = [];

  override render(): TemplateResult {
    return html`
      <article>
        <h2>No experiments in “${this.name}”</h2>
        ${this.notices.map(({ message }) => html`<p class="hint">${icon('warn')}<span>${message}</span></p>`)}
        <p>
          Looked for <code>experiments/*.jsonl</code> and, where there is no such folder, for any
          <code>*.jsonl</code> file up to eight folders deep whose lines hold numbers.
        </p>
        ${this.live ? html`<p>An experiment that starts here will show by itself.</p>` : nothing}
        <div class="actions">
          <button type="button" class="btn" @click=${() => this.dispatchEvent(new OpenEvent('folder'))}>
            ${icon('folder')}Open another folder
          </button>
        </div>
        <h3>Log three lines</h3>
        ${examples.map(
          ({ language, code }) => html`
            <figure>
              <figcaption>${language}</figcaption>
              <pre tabindex="0" aria-label="${language} example">${code}</pre>
              <mtx-copy-button text=${code} label="Copy ${language}"></mtx-copy-button>
            </figure>
          `,
        )}
      </article>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-empty-logbook': EmptyLogbook;
  }
}
