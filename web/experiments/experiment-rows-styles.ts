import { css } from 'lit';

/** Of `mtx-experiment-rows`, which scrolls by itself. */
export const rowsStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow: hidden;
  }
  .rows {
    height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .all {
    position: relative;
    height: var(--height);
  }
`;
