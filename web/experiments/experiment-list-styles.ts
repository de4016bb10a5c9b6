import { css } from 'lit';

/** Of `mtx-experiment-list`: a column, and on a phone a sheet from below. */
export const listStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface-chrome);
    color: var(--text-1);
  }
  .tools {
    display: flex;
    align-items: center;
    flex: none;
    gap: var(--s1);
    height: 44px;
    padding: 0 var(--s2) 0 var(--s3);
    border-bottom: 1px solid var(--border-subtle);
  }
  .tools h2 {
    margin-right: auto;
  }
  .progress {
    position: absolute;
    top: 43px;
    left: 0;
    right: 0;
    height: 2px;
  }
  .progress i {
    display: block;
    width: var(--share);
    height: 2px;
    background: var(--text-1);
  }
  ul {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  li {
    content-visibility: auto;
    contain-intrinsic-size: auto 44px;
  }
  .waiting .swatch {
    border-color: var(--border-strong);
  }
  .waiting .bar {
    width: 60%;
    align-self: center;
  }
  .foot {
    display: flex;
    justify-content: space-between;
    align-items: center;
    flex: none;
    gap: var(--s3);
    height: 28px;
    padding: 0 var(--s3);
    border-top: 1px solid var(--border);
    font: var(--type-micro);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 720px) {
    :host([popover])::before {
      content: '';
      flex: none;
      width: 36px;
      height: 4px;
      margin: 6px auto 0;
      border-radius: 2px;
      background: var(--border-strong);
    }
    .tools {
      height: 52px;
      padding: 0 var(--s2) 0 var(--s4);
    }
    .tools .btn {
      height: 40px;
      padding: 0 10px;
    }
    .progress {
      top: 61px;
    }
    li {
      contain-intrinsic-size: auto 52px;
    }
    .foot {
      height: calc(28px + env(safe-area-inset-bottom));
      padding-bottom: env(safe-area-inset-bottom);
    }
  }
`;
