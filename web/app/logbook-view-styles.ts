import { css } from 'lit';

/** Of `mtx-logbook-view`. The tabs start where the main column starts. */
export const logbookViewStyles = css`
  :host {
    display: grid;
    height: 100%;
    grid:
      'top top' var(--bar-h)
      'strips strips' auto
      'list main' minmax(0, 1fr) / var(--list-w) minmax(0, 1fr);
    background: var(--surface-canvas);
    color: var(--text-1);
  }
  header {
    grid-area: top;
    display: flex;
    align-items: stretch;
    background: var(--surface-chrome);
    border-bottom: 1px solid var(--border);
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--s2);
    flex: none;
    width: var(--list-w);
    padding: 0 var(--s3);
    border-right: 1px solid var(--border);
  }
  mtx-live {
    margin-left: auto;
    padding-left: 3px;
  }
  .tabs {
    display: flex;
    gap: 2px;
    padding: 0 var(--s2);
  }
  [role='tab'] {
    position: relative;
    display: flex;
    align-items: center;
    padding: 0 10px;
    color: var(--text-2);
    white-space: nowrap;
    transition: color var(--t-fast);
  }
  [role='tab']:hover {
    color: var(--text-1);
  }
  [role='tab']:focus-visible {
    outline-offset: -4px;
    border-radius: var(--r3);
  }
  [role='tab'][aria-selected='true'] {
    color: var(--text-1);
    font-weight: 600;
  }
  [role='tab'][aria-selected='true']::after {
    content: '';
    position: absolute;
    inset: auto 10px -1px;
    height: 2px;
    background: var(--text-1);
  }
  .count {
    margin-left: 6px;
    color: var(--text-3);
    font: var(--type-micro);
    font-variant-numeric: tabular-nums;
  }
  .right {
    display: flex;
    align-items: center;
    gap: var(--s1);
    margin-left: auto;
    padding: 0 var(--s2);
  }
  mtx-notice-strips {
    grid-area: strips;
  }
  mtx-experiment-list {
    grid-area: list;
    border-right: 1px solid var(--border);
  }
  main {
    grid-area: main;
    min-width: 0;
    min-height: 0;
  }
  #panel {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  #panel > * {
    flex: 1;
    min-height: 0;
  }
  .failure {
    flex: none;
    padding: var(--s6) var(--s4);
    color: var(--bad);
  }
  .dock {
    grid-area: dock;
    display: grid;
    align-items: center;
    padding: 0 var(--s3) env(safe-area-inset-bottom);
    border-top: 1px solid var(--border);
    background: var(--surface-chrome);
  }
  .dock .btn {
    height: 40px;
    justify-content: flex-start;
  }
  .dock .num {
    color: var(--text-2);
  }
  .colors {
    display: flex;
    gap: 3px;
    margin-left: auto;
  }
  .colors i {
    width: 8px;
    height: 8px;
    border-radius: 2px;
    background: var(--c);
  }
  @media (max-width: 720px) {
    :host {
      --bar-h: 48px;
      grid:
        'top' auto
        'strips' auto
        'main' minmax(0, 1fr)
        'dock' calc(56px + env(safe-area-inset-bottom)) / minmax(0, 1fr);
    }
    header {
      display: grid;
      grid: 'title right' 48px 'tabs tabs' 40px / minmax(0, 1fr) auto;
    }
    .title {
      width: auto;
      border: 0;
    }
    mtx-live {
      margin-left: 4px;
    }
    .tabs {
      grid-area: tabs;
      overflow-x: auto;
      padding: 0 2px;
    }
    mtx-experiment-list[popover] {
      inset: 88px 0 0;
      width: auto;
      height: auto;
      border: 0;
      border-radius: 14px 14px 0 0;
      background: var(--surface-overlay);
      overflow: hidden;
    }
    mtx-experiment-list[popover]:not(:popover-open) {
      display: none;
    }
    mtx-experiment-list::backdrop {
      background: var(--scrim);
    }
  }
`;
