import { css } from 'lit';

export const figuresTableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font: var(--type-small);
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    height: 28px;
    padding: 0;
    background: var(--figures-surface, var(--surface-card));
    color: var(--text-2);
    font: var(--type-small);
    text-align: right;
    white-space: nowrap;
  }
  .first {
    display: flex;
    align-items: center;
    padding-left: 12px;
  }
  thead button {
    height: 24px;
    padding: 0 6px;
    border-radius: var(--r1);
    font: inherit;
  }
  thead button:hover {
    background: var(--surface-hover);
    color: var(--text-1);
  }
  [aria-sort='ascending'],
  [aria-sort='descending'] {
    color: var(--text-1);
  }
  tbody tr:hover,
  .hovered {
    background: var(--surface-hover);
  }
  tbody th {
    max-width: 220px;
    height: 26px;
    padding: 0 8px 0 12px;
    overflow: hidden;
    text-overflow: ellipsis;
    font: inherit;
    text-align: left;
    white-space: nowrap;
  }
  :host([narrow]) tbody th {
    max-width: 130px;
    padding-left: 0;
  }
  :host([narrow]) .first {
    padding-left: 0;
  }
  .swatch {
    margin-right: 8px;
    vertical-align: middle;
  }
  td {
    padding: 0 6px;
    text-align: right;
    white-space: nowrap;
  }
  td:last-child {
    padding-right: 12px;
  }
  :host([narrow]) td:last-child {
    padding-right: 0;
  }
  .bad {
    color: var(--bad);
  }
  .failed {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 4px 12px;
    font: var(--type-small);
  }
  .failed .icon {
    color: var(--bad);
  }
`;
