import { css } from 'lit';

export const metricCardStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    border: 1px solid var(--border);
    border-radius: var(--r3);
    background: var(--surface-card);
  }
  figure:hover {
    border-color: var(--border-strong);
  }
  header {
    display: flex;
    align-items: center;
    gap: 6px;
    flex: none;
    height: 32px;
    padding: 0 4px 0 12px;
    touch-action: pan-y;
  }
  :host([dragged]) header {
    cursor: grabbing;
  }
  h3 {
    overflow: hidden;
    text-overflow: ellipsis;
    font: var(--type-body);
    white-space: nowrap;
  }
  h3 span {
    color: var(--text-3);
  }
  h3 b {
    font-weight: 600;
  }
  .tag {
    flex: none;
    padding: 0 4px;
    border: 1px solid var(--border);
    border-radius: var(--r1);
    color: var(--text-3);
    font: var(--type-micro);
  }
  .unread {
    border-color: currentColor;
    color: var(--bad);
  }
  .gap {
    flex: 1;
  }
  .last {
    display: flex;
    align-items: center;
    gap: 6px;
    flex: none;
    white-space: nowrap;
  }
  .buttons {
    display: none;
    flex: none;
  }
  figure:hover .buttons,
  figure:focus-within .buttons {
    display: flex;
  }
  .buttons [aria-pressed='true'] {
    background: none;
  }
  .buttons [aria-pressed='true'] .icon {
    fill: currentColor;
  }
  .more {
    color: var(--text-3);
  }
  .plot {
    position: relative;
    flex: 1 0 var(--plot-h, 178px);
    min-height: 0;
  }
  .plot > mtx-line-chart,
  .plot > mtx-figures-table {
    position: absolute;
    inset: 0;
    height: 100%;
  }
  mtx-resize-handle {
    position: absolute;
    inset: auto 0 -6px;
    z-index: 1;
  }
  .failed {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--s3);
    padding: 0 var(--s6);
    text-align: center;
  }
  .failed p {
    overflow: hidden;
    overflow-wrap: anywhere;
    max-height: 80px;
  }
  .failed .icon {
    display: inline-block;
    margin-right: 6px;
    color: var(--bad);
    vertical-align: -3px;
  }
  @media (hover: none), (max-width: 720px) {
    figure:hover .buttons,
    figure:focus-within .buttons {
      display: none;
    }
  }
`;
