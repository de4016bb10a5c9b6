import { css } from 'lit';

/** Of `groupRow`, beside `rowStyles`. */
export const groupRowStyles = css`
  .group {
    display: grid;
    grid-template: 'chevron box heading value' 32px / 12px 14px minmax(0, 1fr) auto;
    height: 32px;
    border-top: 1px solid var(--border-subtle);
  }
  .group[aria-rowindex='1'] {
    border-top-color: transparent;
  }
  .group .box {
    align-self: center;
  }
  .chevron {
    grid-area: chevron;
  }
  .chevron .icon {
    width: 14px;
    height: 14px;
    margin-left: -1px;
    color: var(--text-2);
  }
  .group[aria-expanded='false'] .chevron .icon {
    rotate: -90deg;
  }
  .heading {
    grid-area: heading;
  }
  .heading b {
    flex: 0 1 auto;
    overflow: hidden;
    text-overflow: ellipsis;
    font: var(--type-head);
  }
  .heading .drawn {
    flex: 0 1000 auto;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .band {
    width: 22px;
    height: 12px;
    fill: none;
  }
  .band .range {
    fill: var(--c);
    opacity: 0.25;
  }
  .band .mean {
    stroke: var(--c);
    stroke-width: 1.5;
  }
  @media (max-width: 720px) {
    .group {
      grid-template-rows: 40px;
      grid-template-columns: 12px 20px minmax(0, 1fr) auto;
      height: 40px;
      padding: 0 var(--s4);
    }
  }
  @media (forced-colors: active) {
    .band {
      forced-color-adjust: none;
    }
  }
`;
