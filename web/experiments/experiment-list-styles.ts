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
  .head {
    display: flex;
    align-items: center;
    flex: none;
    gap: var(--s1);
    height: 52px;
    padding: 0 var(--s2) 0 var(--s4);
  }
  .head h2 {
    margin-right: auto;
  }
  .progress {
    flex: none;
    height: 2px;
    margin-bottom: -2px;
    background: var(--border);
  }
  .progress i {
    display: block;
    width: var(--share);
    height: 2px;
    background: var(--text-1);
  }
  .loading {
    display: flex;
    align-items: center;
    justify-content: space-between;
    flex: none;
    height: 34px;
    padding: 0 var(--s2) 0 var(--s3);
    border-bottom: 1px solid var(--border);
  }
  mtx-list-tools {
    flex: none;
  }
  mtx-experiment-rows,
  .none,
  .waiting {
    flex: 1;
    min-height: 0;
  }
  .none {
    padding: var(--s5) var(--s4);
    overflow: auto;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .none p {
    margin-bottom: 10px;
    color: var(--text-2);
  }
  .none b {
    color: var(--text-1);
    font-weight: 600;
  }
  .waiting {
    overflow: hidden;
  }
  .waiting span {
    display: flex;
    align-items: center;
    gap: 9px;
    height: 44px;
    padding: 0 var(--s3);
  }
  .waiting .swatch {
    border-color: var(--border-strong);
  }
  .waiting .bar {
    width: 60%;
  }
  .foot {
    display: flex;
    align-items: center;
    flex: none;
    gap: var(--s2);
    height: 28px;
    padding: 0 var(--s3);
    overflow: hidden;
    border-top: 1px solid var(--border);
    font: var(--type-micro);
    color: var(--text-2);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .foot .end {
    margin-left: auto;
  }
  @media (max-width: 720px) {
    .foot {
      height: calc(28px + env(safe-area-inset-bottom));
      padding-bottom: env(safe-area-inset-bottom);
    }
  }
`;
