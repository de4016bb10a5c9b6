import { css } from 'lit';

export const chartOverviewStyles = css`
  :host {
    height: 76px;
  }
  .strip {
    position: relative;
    height: 100%;
  }
  .track {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--width);
    height: var(--height);
    cursor: crosshair;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .track .brush {
    position: absolute;
    left: var(--from);
    top: 0;
    width: var(--share);
    cursor: grab;
  }
  .track .brush:active {
    cursor: grabbing;
  }
  .handle {
    position: absolute;
    left: calc(var(--at) - 3.5px);
    top: calc(50% - 11px);
    width: 7px;
    height: 22px;
    border: 1px solid var(--accent);
    border-radius: 2px;
    background: var(--surface-card);
    cursor: ew-resize;
  }
  /* A finger is wider than a handle. */
  .handle::before {
    content: '';
    position: absolute;
    inset: -12px -6px;
  }
  @media (max-width: 720px) {
    .handle::before {
      inset: -12px -17px;
    }
  }
`;
