import { css } from 'lit';

export const figuresTableStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    height: 100%;
    --name-w: clamp(112px, 40cqi, 220px);
    --surface: var(--figures-surface, var(--surface-card));
  }
  .scroll {
    container-type: inline-size;
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
    background: var(--surface);
    color: var(--text-2);
    font: var(--type-small);
    text-align: right;
    white-space: nowrap;
  }
  /* The name and the last value stay, the other figures scroll. */
  tr > :first-child,
  tr > :nth-child(2) {
    position: sticky;
    left: 0;
    background: inherit;
  }
  tr > :first-child {
    width: var(--name-w);
    min-width: var(--name-w);
    max-width: var(--name-w);
  }
  tr > :nth-child(2) {
    left: var(--name-w);
  }
  thead tr > :first-child,
  thead tr > :nth-child(2) {
    z-index: 2;
    background: var(--surface);
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
  tbody tr {
    background: var(--surface);
  }
  tbody tr:hover,
  tbody .hovered {
    background: var(--surface-hover);
  }
  tbody th {
    height: 26px;
    padding: 0 8px 0 12px;
    overflow: hidden;
    text-overflow: ellipsis;
    font: inherit;
    text-align: left;
    white-space: nowrap;
  }
  :host([narrow]) {
    --name-w: clamp(96px, 40cqi, 130px);
  }
  :host([narrow]) tbody th {
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
