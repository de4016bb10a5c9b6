import { css } from 'lit';

/** Of a popover that `placeBeside` puts into its place. */
export const floatingStyles = css`
  [popover] {
    position: fixed;
    inset: auto;
    top: var(--top);
    left: var(--left);
    box-sizing: border-box;
    max-width: calc(100vw - 16px);
    max-height: calc(100dvh - 16px);
    margin: 0;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--border-strong);
    border-radius: var(--r3);
    background: var(--surface-overlay);
    color: var(--text-1);
    font: var(--type-body);
    box-shadow: var(--shadow-2);
  }
`;
