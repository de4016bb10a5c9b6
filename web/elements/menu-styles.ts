import { css } from 'lit';

/** Of `mtx-menu`, beside `floatingStyles`. */
export const menuStyles = css`
  :host {
    display: contents;
  }
  [popover] {
    width: max-content;
    min-width: 216px;
    max-width: min(360px, calc(100vw - 16px));
    padding: 4px;
  }
  button {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    height: 28px;
    padding: 0 8px;
    border: 0;
    border-radius: var(--r1);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    white-space: nowrap;
    cursor: default;
  }
  button:focus {
    background: var(--surface-selected);
    outline: none;
  }
  button:focus-visible {
    outline: 2px solid var(--focus-ring);
    outline-offset: -2px;
  }
  .icon,
  .detail,
  p {
    color: var(--text-3);
  }
  .tick {
    flex: none;
    width: 16px;
  }
  .tick .icon {
    color: var(--text-1);
  }
  .words {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  kbd,
  .detail {
    margin-inline-start: auto;
  }
  kbd {
    padding: 1px 5px;
    border: 1px solid var(--border);
    border-radius: var(--r1);
    background: var(--surface-chrome);
    color: var(--text-2);
    font: var(--type-micro);
  }
  .detail {
    padding-inline-start: var(--s2);
    font: var(--type-small);
  }
  .dangerous,
  .dangerous .icon {
    color: var(--bad);
  }
  [aria-disabled='true'],
  [aria-disabled='true'] .icon {
    color: var(--text-disabled);
  }
  hr {
    margin: 4px -4px;
    border: 0;
    border-top: 1px solid var(--border-strong);
  }
  p {
    margin: 0;
    padding: 6px 8px 2px;
    font: var(--type-micro);
  }
  @media (max-width: 720px) {
    button {
      height: 40px;
    }
    kbd {
      display: none;
    }
  }
`;
