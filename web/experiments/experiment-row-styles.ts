import { css } from 'lit';

/** Of rows of the list, which stand at `--y` of a box of their own; needed beside them: `groupRowStyles`. */
export const rowStyles = css`
  .row,
  .group {
    position: absolute;
    top: 0;
    left: 0;
    right: 0;
    translate: 0 var(--y);
    column-gap: 9px;
    align-items: center;
    align-content: center;
    padding: 0 var(--s3);
    outline: none;
  }
  .row {
    display: grid;
    grid-template: 'box name value' 18px 'box meta steps' 15px / 14px minmax(0, 1fr) auto;
    height: 44px;
    transition: background-color var(--t-fast);
  }
  .row.inner {
    padding-left: 24px;
  }
  .row:hover,
  .row.hovered,
  .group:hover {
    background: var(--surface-hover);
  }
  .row[aria-selected='true'],
  .group[aria-selected='true'] {
    background: var(--surface-selected);
  }
  .row:focus-visible,
  .group:focus-visible {
    z-index: 1;
    outline: 2px solid var(--focus-ring);
    outline-offset: -2px;
    border-radius: var(--r2);
  }
  .box {
    grid-area: box;
    display: grid;
    align-self: start;
  }
  .row .box {
    margin-top: 2px;
  }
  .swatch {
    position: relative;
    width: 14px;
    height: 14px;
    display: grid;
    place-items: center;
    border: 1.5px solid var(--c);
    border-radius: 4px;
    color: var(--surface-chrome);
  }
  /* A finger, or a hasty hand, needs more than the square. */
  .swatch::before {
    content: '';
    position: absolute;
    inset: -12px -6px -18px -12px;
  }
  .swatch:has(:focus-visible) {
    outline: 2px solid var(--focus-ring);
    outline-offset: 1px;
  }
  .on .swatch {
    background: var(--c);
  }
  .swatch .icon {
    width: 10px;
    height: 10px;
    stroke-width: 2.4;
    visibility: hidden;
  }
  .on .swatch .icon {
    visibility: visible;
  }
  .dash {
    position: absolute;
    left: -2.5px;
    top: 17px;
    width: 16px;
    height: 2px;
    stroke: var(--c);
    stroke-width: 2;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    white-space: nowrap;
  }
  .line > * {
    flex: none;
  }
  .name {
    grid-area: name;
  }
  .name .text {
    display: flex;
    flex: 0 1 auto;
    min-width: 0;
    overflow: hidden;
    white-space: pre;
    user-select: none;
    -webkit-user-select: none;
  }
  .name .text > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rename {
    flex: 1;
    min-width: 0;
    height: 18px;
    margin-left: -5px;
    padding: 0 4px;
    border: 0;
    border-radius: var(--r1);
    outline: 2px solid var(--focus-ring);
    outline-offset: 0;
    background: var(--surface-field);
  }
  .value,
  .steps {
    text-align: right;
    white-space: nowrap;
  }
  .value {
    grid-area: value;
  }
  .steps {
    grid-area: steps;
  }
  .row:not(.on) :is(.text, .value) {
    color: var(--text-2);
  }
  .meta,
  .steps,
  .count {
    font: var(--type-micro);
    color: var(--text-3);
    font-variant-numeric: tabular-nums;
  }
  .meta {
    grid-area: meta;
    overflow: hidden;
  }
  :is(.word, .part) + .part::before {
    content: '·';
    margin-right: 6px;
    color: var(--text-3);
  }
  .meta .running {
    color: var(--ok);
  }
  .meta .interrupted {
    color: var(--bad);
  }
  .meta .silent {
    color: var(--warn);
  }
  .meta .recovered {
    color: var(--text-2);
  }
  .bar {
    display: inline-block;
    width: 36px;
    height: 8px;
    border-radius: 2px;
    background: var(--surface-selected);
  }
  /* Above the end of the name: nothing of the values is hidden. */
  .more {
    grid-area: 1 / name / 3 / name;
    justify-self: end;
    display: none;
    padding-left: var(--s2);
    background: inherit;
  }
  :is(.row:hover, .row:focus, .row:focus-within) .more {
    display: flex;
  }
  .row:has(.rename) .more {
    display: none;
  }
  @media (max-width: 720px) {
    .row {
      grid-template: 'box name value' 19px 'box meta steps' 16px / 20px minmax(0, 1fr) auto;
      column-gap: 12px;
      height: 52px;
      padding: 0 var(--s4);
    }
    .row.inner {
      padding-left: 28px;
    }
    .swatch {
      width: 20px;
      height: 20px;
      border-radius: 5px;
    }
    .swatch .icon {
      width: 14px;
      height: 14px;
    }
    .dash {
      left: 0.5px;
      top: 23px;
    }
  }
  @media (hover: none) {
    .row {
      padding-right: 44px;
    }
    .row .more {
      position: absolute;
      inset: 0 2px 0 auto;
      grid-area: auto;
      display: flex;
      align-items: center;
      padding: 0;
    }
  }
  @media (forced-colors: active) {
    .swatch,
    .dash {
      forced-color-adjust: none;
    }
  }
`;
