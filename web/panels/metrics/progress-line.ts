import { css } from 'lit';

/** A `progress` as a line 2 px high, at the foot of what it stands in. */
export const progressLine = css`
  progress {
    position: absolute;
    inset: auto 0 0;
    width: 100%;
    height: 2px;
    border: 0;
    appearance: none;
    background: none;
  }
  progress::-webkit-progress-bar {
    background: none;
  }
  progress::-webkit-progress-value {
    background: var(--text-1);
  }
  progress::-moz-progress-bar {
    background: var(--text-1);
  }
`;
