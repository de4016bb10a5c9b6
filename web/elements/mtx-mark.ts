import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';

/** The mark: a µ whose tail is a falling curve with its live point. The same in both themes. */
@customElement('mtx-mark')
export class Mark extends LitElement {
  static override styles = css`
    :host,
    svg {
      display: block;
      width: 20px;
      height: 20px;
      flex: none;
    }
  `;

  override render(): TemplateResult {
    return html`
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <rect width="64" height="64" rx="14" fill="#15181d"></rect>
        <path
          d="M17 16v32M17 30c0 7 4 11.5 9.5 11.5S36 37 36 30V16v14c0 7 3 11.5 10 11.5"
          fill="none"
          stroke="#fff"
          stroke-width="7"
          stroke-linecap="round"
          stroke-linejoin="round"
        ></path>
        <circle cx="48.5" cy="41.5" r="7.75" fill="#5b93ff" stroke="#15181d" stroke-width="2.5"></circle>
      </svg>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mtx-mark': Mark;
  }
}
