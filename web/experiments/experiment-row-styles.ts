import { css } from 'lit';

/** Of `experimentRow`. */
export const rowStyles = css`
  .row {
    position: relative;
    display: grid;
    grid-template: 'swatch name' 18px 'swatch meta' 15px / 14px minmax(0, 1fr);
    column-gap: 9px;
    align-content: center;
    height: 44px;
    padding: 0 var(--s3);
    transition: background-color var(--t-fast);
  }
  .row:hover,
  .row.hovered {
    background: var(--surface-hover);
  }
  .row:has(:focus-visible) {
    outline: 2px solid var(--focus-ring);
    outline-offset: -2px;
    border-radius: var(--r2);
  }
  .swatch {
    grid-area: swatch;
    position: relative;
    align-self: start;
    margin-top: 2px;
    width: 14px;
    height: 14px;
    display: grid;
    place-items: center;
    border: 1.5px solid var(--c);
    border-radius: 4px;
    color: var(--surface-chrome);
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
  .line > .end {
    margin-left: auto;
    padding-left: var(--s1);
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
  }
  .name .text > span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .row:not(.on) .text,
  .row:not(.on) .name .end {
    color: var(--text-2);
  }
  .meta {
    grid-area: meta;
    font: var(--type-micro);
    color: var(--text-3);
    font-variant-numeric: tabular-nums;
    overflow: hidden;
  }
  .word + time::before {
    content: '·';
    margin-right: 6px;
    color: var(--text-3);
  }
  .word.running {
    color: var(--ok);
  }
  .word.interrupted {
    color: var(--bad);
  }
  .word.silent {
    color: var(--warn);
  }
  .word.recovered {
    color: var(--text-2);
  }
  .bar {
    display: inline-block;
    width: 36px;
    height: 8px;
    border-radius: 2px;
    background: var(--surface-selected);
  }
  @media (max-width: 720px) {
    .row {
      grid-template: 'swatch name' 19px 'swatch meta' 16px / 20px minmax(0, 1fr);
      column-gap: 12px;
      height: 52px;
      padding: 0 var(--s4);
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
  @media (forced-colors: active) {
    .swatch,
    .dash {
      forced-color-adjust: none;
    }
  }
`;
