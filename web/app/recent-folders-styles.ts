import { css } from 'lit';

/** Of `mtx-recent-folders`. */
export const recentFoldersStyles = css`
  :host {
    display: block;
  }
  h2 {
    margin: 4px 0;
    color: var(--text-2);
    font: var(--type-small);
    font-weight: 600;
  }
  ul {
    border-top: 1px solid var(--border);
  }
  li {
    display: flex;
    align-items: center;
    border-bottom: 1px solid var(--border-subtle);
  }
  li:hover {
    background: var(--surface-hover);
  }
  .open {
    flex: 1;
    min-width: 0;
    display: grid;
    grid-template: 'icon name counts when' 40px / 16px 136px 1fr auto;
    align-items: center;
    gap: 0 10px;
    padding: 0 4px 0 8px;
    text-align: left;
  }
  .open:focus-visible {
    outline-offset: -2px;
  }
  .open > .icon,
  .icon-btn {
    color: var(--text-3);
  }
  .icon-btn {
    width: 24px;
    height: 24px;
    margin-right: 4px;
  }
  .icon-btn:hover {
    background: var(--surface-selected);
  }
  .open > .icon {
    grid-area: icon;
  }
  .name {
    grid-area: name;
    font-weight: 600;
  }
  .counts {
    grid-area: counts;
    color: var(--text-2);
    font: var(--type-small);
    font-variant-numeric: tabular-nums;
  }
  .name,
  .counts {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .when,
  .go {
    grid-area: when;
    color: var(--text-3);
    font: var(--type-small);
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .go,
  .open:hover .when {
    visibility: hidden;
  }
  .open:hover .go {
    visibility: visible;
    color: var(--text-link);
  }
  .note {
    margin-top: 8px;
    padding-left: 8px;
    color: var(--text-3);
    font: var(--type-small);
  }
  @media (max-width: 720px) {
    .open {
      grid-template: 'icon name when' 20px '. counts counts' 16px / 16px 1fr auto;
      align-content: center;
      height: 56px;
    }
    .icon-btn {
      width: 40px;
      height: 40px;
      margin-right: 0;
    }
  }
`;
