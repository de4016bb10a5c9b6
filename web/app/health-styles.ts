import { css } from 'lit';

/** Of `mtx-health`. */
export const healthStyles = css`
  :host {
    display: flex;
    align-items: center;
  }
  .btn.trouble .icon {
    color: var(--warn);
  }
  .btn {
    font-variant-numeric: tabular-nums;
  }
  [popover] {
    top: calc(var(--bar-h) + 4px);
    right: 12px;
    width: min(560px, calc(100vw - 24px));
    max-height: min(480px, calc(100vh - 80px));
    padding: var(--s3) var(--s4);
    overflow: auto;
  }
  h2 {
    padding-bottom: 8px;
  }
  h2 span {
    color: var(--text-2);
    font-weight: 400;
  }
  ol + h2,
  ul + h2,
  p + h2 {
    margin-top: var(--s4);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(116px, 1fr));
    gap: var(--s3);
    margin: 0 0 var(--s3);
    padding-bottom: var(--s3);
    border-bottom: 1px solid var(--border-strong);
  }
  dt {
    color: var(--text-3);
    font: var(--type-micro);
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  mtx-copy-button {
    margin: 4px 0 0 -6px;
  }
  p,
  li {
    font: var(--type-small);
    color: var(--text-2);
  }
  li {
    padding: 8px 0;
    border-top: 1px solid var(--border-strong);
    overflow-wrap: anywhere;
  }
  ol li {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: var(--s3);
  }
  li b {
    display: block;
    color: var(--text-1);
    font-weight: 400;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  li span {
    color: var(--text-3);
    font: var(--type-micro);
  }
  code {
    display: block;
    color: var(--text-1);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .failure {
    color: var(--bad);
  }
  @media (max-width: 720px) {
    .btn.ghost {
      min-width: 40px;
      height: 40px;
    }
    .btn span {
      display: none;
    }
    ol li {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
  }
`;
