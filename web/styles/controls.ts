import { css } from 'lit';

/** The ground that every element of the shell stands on: boxes, lists, focus, buttons. Sizes and colours are tokens. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  pre,
  figure {
    margin: 0;
    padding: 0;
    min-width: 0;
  }
  h2,
  h3 {
    font: var(--type-head);
  }
  ul,
  ol {
    list-style: none;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    cursor: default;
  }
  a {
    color: var(--text-link);
  }
  :focus-visible {
    outline: 2px solid var(--focus-ring);
    outline-offset: 1px;
  }
  [hidden] {
    display: none;
  }
  .num {
    font: var(--type-num);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    height: 28px;
    padding: 0 10px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-card);
    color: var(--text-1);
    white-space: nowrap;
    transition: background-color var(--t-fast);
  }
  .btn:hover {
    background: var(--surface-hover);
  }
  .btn[aria-disabled='true'],
  .btn:disabled,
  .icon-btn:disabled {
    background: none;
    color: var(--text-disabled);
  }
  .btn.primary {
    background: var(--action);
    border-color: var(--action);
    color: var(--on-action);
    font-weight: 600;
  }
  .btn.danger {
    background: var(--bad);
    border-color: var(--bad);
    color: var(--surface-card);
    font-weight: 600;
  }
  .btn.ghost {
    height: 24px;
    padding: 0 6px;
    gap: 4px;
    border-color: transparent;
    background: none;
    color: var(--text-2);
    font: var(--type-small);
  }
  .btn.ghost:hover,
  .icon-btn:hover {
    background: var(--surface-hover);
    color: var(--text-1);
  }
  .btn.lg {
    height: 40px;
    padding: 0 var(--s4);
    border-radius: var(--r3);
    font-size: 14px;
  }
  .icon-btn {
    width: 28px;
    height: 28px;
    display: grid;
    place-items: center;
    flex: none;
    border-radius: var(--r2);
    color: var(--text-2);
    transition: background-color var(--t-fast);
  }
  .icon-btn.small {
    width: 24px;
    height: 24px;
  }
  .icon-btn[aria-pressed='true'],
  .icon-btn[aria-expanded='true'] {
    background: var(--surface-selected);
    color: var(--text-1);
  }
  kbd {
    font: var(--type-micro);
    color: var(--text-2);
    border: 1px solid var(--border);
    border-radius: var(--r1);
    padding: 1px 5px;
    background: var(--surface-chrome);
  }
  code {
    font: var(--type-num);
  }
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--border-strong);
    border-radius: var(--r3);
    background: var(--surface-overlay);
    color: var(--text-1);
    box-shadow: var(--shadow-2);
  }
  @media (max-width: 720px) {
    .icon-btn,
    .icon-btn.small {
      width: 40px;
      height: 40px;
    }
  }
`;
