import { css } from 'lit';

export const chartTooltipStyles = css`
  :host {
    position: fixed;
    inset: auto;
    width: 198px;
    margin: 0;
    padding: 5px 0;
    overflow: hidden;
    border: 1px solid var(--border-strong);
    border-radius: var(--r3);
    background: var(--surface-overlay);
    color: var(--text-1);
    box-shadow: var(--shadow-2);
    font: var(--type-micro);
    pointer-events: none;
  }
  :host([isLarge]) {
    width: 264px;
  }
  :host([isKept]) {
    pointer-events: auto;
    user-select: text;
    -webkit-user-select: text;
  }
  :host(:focus-visible) {
    outline: 2px solid var(--focus-ring);
    outline-offset: 1px;
  }
  header {
    display: flex;
    justify-content: space-between;
    gap: 8px;
    padding: 0 8px 2px;
    font: 600 11px/14px var(--font-num);
  }
  .aside,
  .beside,
  .columns {
    font-weight: 400;
    color: var(--text-2);
  }
  .columns {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    padding: 0 8px 2px;
  }
  .rows {
    max-height: 162px;
    overflow: hidden;
  }
  :host([isKept]) .rows {
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .row {
    display: flex;
    gap: 8px;
    align-items: center;
    height: 16px;
    padding: 0 8px;
  }
  .nearest {
    background: var(--surface-selected);
    font-weight: 600;
  }
  .swatch {
    flex: none;
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .value {
    font-family: var(--font-num);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  :host([isLarge]) .beside {
    min-width: 56px;
    text-align: right;
  }
  footer {
    padding: 1px 8px 0;
    color: var(--text-3);
  }
  .hint {
    margin-top: 3px;
    padding-top: 4px;
    border-top: 1px solid var(--border-strong);
  }
`;
