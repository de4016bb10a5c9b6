import { css } from 'lit';

/** A dialog of ours: 400 wide, or as wide as a phone. */
export const dialogStyles = css`
  dialog {
    width: min(400px, calc(100vw - 32px));
    padding: var(--s6);
    border: 1px solid var(--border-strong);
    border-radius: var(--r4);
    background: var(--surface-overlay);
    color: var(--text-1);
    box-shadow: var(--shadow-2);
  }
  dialog::backdrop {
    background: color-mix(in srgb, var(--surface-canvas) 72%, transparent);
  }
  dialog h2 {
    font: var(--type-title);
  }
`;
