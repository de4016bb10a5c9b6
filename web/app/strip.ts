import { css, html, type TemplateResult } from 'lit';
import { icon } from '../elements/icon.js';

/** The button that closes a strip. */
export function closeStripButton(close: () => void): TemplateResult {
  return html`
    <button type="button" class="icon-btn small" aria-label="Close this message" title="Close" @click=${close}>
      ${icon('close')}
    </button>
  `;
}

/** One line under the bar with one or two actions: `.strip`, and `.bad` or `.warn`. */
export const stripStyles = css`
  :host {
    display: block;
  }
  .strip {
    display: flex;
    align-items: center;
    gap: var(--s2);
    min-height: 36px;
    padding: 0 6px 0 var(--s4);
    border-bottom: 1px solid var(--border);
    background: var(--surface-chrome);
    color: var(--text-1);
  }
  .strip > .icon {
    color: var(--text-2);
  }
  .strip.bad > .icon {
    color: var(--bad);
  }
  .strip.warn > .icon {
    color: var(--warn);
  }
  .strip > span {
    flex: 1;
    min-width: 0;
    padding: 4px 0;
  }
  .strip .btn {
    height: 24px;
    font: var(--type-small);
    text-decoration: none;
  }
  @media (max-width: 720px) {
    .strip {
      flex-wrap: wrap;
    }
    .strip > span {
      flex-basis: 60%;
    }
    .strip .btn {
      height: 40px;
    }
  }
`;
