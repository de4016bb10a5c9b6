import { css } from 'lit';

/** Of `mtx-undo-strip`: at the foot of the list, and on a phone above the dock. */
export const undoStripStyles = css`
  [popover] {
    inset: auto auto 0 0;
    display: flex;
    align-items: center;
    gap: var(--s2);
    width: var(--list-w);
    min-height: 36px;
    padding: 4px 6px 4px var(--s3);
    border: 0;
    border-radius: 0;
    background: var(--action);
    color: var(--on-action);
    box-shadow: none;
  }
  [popover]:not(:popover-open) {
    display: none;
  }
  span {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .failed span {
    white-space: normal;
  }
  button {
    flex: none;
    height: 24px;
    padding: 0 8px;
    border-radius: var(--r1);
    font-weight: 600;
  }
  .close {
    padding: 0 4px;
  }
  button:hover {
    background: color-mix(in srgb, var(--on-action) 16%, transparent);
  }
  button:focus-visible {
    outline-color: var(--on-action);
  }
  i {
    position: absolute;
    inset: auto 0 0;
    height: 2px;
    background: currentColor;
    opacity: 0.5;
    transform-origin: left;
  }
  .failed i {
    display: none;
  }
  @media (max-width: 720px) {
    [popover] {
      inset: auto 0 calc(56px + env(safe-area-inset-bottom));
      width: auto;
      min-height: 48px;
      padding-left: var(--s4);
    }
    button {
      height: 40px;
    }
  }
`;
