import { css } from 'lit';

export const enlargedChartStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--s2);
    height: 44px;
    padding: 0 var(--s4) 0 var(--s2);
    border-bottom: 1px solid var(--border-subtle);
    white-space: nowrap;
  }
  .tools kbd {
    margin-left: 2px;
  }
  h2 {
    overflow: hidden;
    text-overflow: ellipsis;
    font: var(--type-body);
  }
  h2 span,
  h3 span {
    color: var(--text-3);
  }
  h3 span {
    font-weight: 400;
  }
  .separator {
    flex: none;
    width: 1px;
    height: 16px;
    background: var(--border);
  }
  .btn.ghost:disabled,
  .icon-btn:disabled {
    background: none;
    color: var(--text-disabled);
  }
  .gap {
    flex: 1;
  }
  .previous .icon {
    rotate: 90deg;
  }
  .next .icon {
    rotate: -90deg;
  }
  .range {
    color: var(--text-2);
  }
  .columns {
    display: flex;
    flex: 1;
    min-height: 0;
  }
  .main {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--s3);
    min-width: 0;
    padding: var(--s3) var(--s2) var(--s2) 0;
  }
  figure {
    position: relative;
    flex: 1;
    min-height: 160px;
  }
  mtx-line-chart {
    position: absolute;
    inset: 0;
    height: 100%;
  }
  mtx-chart-overview {
    flex: none;
    height: 76px;
  }
  aside {
    display: flex;
    flex: none;
    flex-direction: column;
    width: 384px;
    overflow: auto;
    border-left: 1px solid var(--border);
    background: var(--surface-chrome);
  }
  section {
    flex: none;
    padding: var(--s2) var(--s4) var(--s4);
  }
  section + section {
    border-top: 1px solid var(--border);
  }
  .values {
    display: flex;
    flex: 0 1 auto;
    --figures-surface: var(--surface-chrome);
    flex-direction: column;
    min-height: 140px;
    max-height: 60%;
  }
  h3 {
    height: 28px;
    line-height: 28px;
  }
  .chosen {
    justify-content: space-between;
    width: 100%;
    margin-bottom: var(--s2);
    background: var(--surface-field);
  }
  .chosen span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .none {
    position: absolute;
    inset: 40% 0 auto;
    color: var(--text-2);
    text-align: center;
  }
  .failed {
    position: absolute;
    inset: auto var(--s3) 0 44px;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s3);
    padding: var(--s2) var(--s3);
    border: 1px solid var(--border);
    border-radius: var(--r3);
    background: var(--surface-card);
  }
  .failed .icon {
    display: inline-block;
    margin-right: 6px;
    color: var(--bad);
    vertical-align: -3px;
  }
  @container (max-width: 860px) {
    aside {
      width: 300px;
    }
    .wide,
    .range,
    .tools kbd {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .tools {
      height: auto;
      min-height: 52px;
      padding: var(--s1) var(--s2);
      flex-wrap: wrap;
    }
    .columns {
      display: block;
      overflow: auto;
    }
    figure {
      flex: none;
      height: 50vh;
    }
    aside {
      width: auto;
      overflow: visible;
      border-top: 1px solid var(--border);
      border-left: 0;
    }
    .values {
      max-height: none;
    }
    .separator {
      display: none;
    }
  }
`;
