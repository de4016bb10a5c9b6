import { css } from 'lit';

/** Of `mtx-logbook-view`. The tabs start where the main column starts; the settings push it aside. */
export const logbookViewStyles = css`
  :host {
    display: grid;
    height: 100%;
    grid:
      'top top top' var(--bar-h)
      'strips strips strips' auto
      'list main drawer' minmax(0, 1fr) / auto minmax(0, 1fr) auto;
    background: var(--surface-canvas);
    color: var(--text-1);
  }
  header {
    grid-area: top;
    display: flex;
    align-items: stretch;
    min-width: 0;
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
  .right {
    display: flex;
    align-items: center;
    gap: var(--s1);
    margin-left: auto;
    padding: 0 var(--s2);
  }
  .strips {
    grid-area: strips;
  }
  mtx-experiment-list {
    grid-area: list;
    width: var(--list-w);
    border-right: 1px solid var(--border);
  }
  mtx-settings {
    grid-area: drawer;
    width: var(--drawer-w);
    border-left: 1px solid var(--border);
  }
  mtx-experiment-list[hidden],
  mtx-settings[hidden] {
    display: none;
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
      min-width: 0;
      width: auto;
      border: 0;
    }
    mtx-logbook-menu {
      flex: 0 1 auto;
    }
    /* Its dot stays; its words go before the name does. */
    mtx-live {
      flex: 0 1000 auto;
      min-width: 14px;
      margin-left: 4px;
      padding-block: 3px;
      overflow: hidden;
    }
    [popover] {
      inset: 88px 0 0;
      width: auto;
      height: auto;
      border: 0;
      border-radius: 14px 14px 0 0;
      background: var(--surface-overlay);
      overflow: hidden;
      transition: translate var(--t-base);
    }
    [popover]:not(:popover-open) {
      display: none;
    }
    [popover]::backdrop {
      background: var(--scrim);
    }
    @starting-style {
      [popover]:popover-open {
        translate: 0 32px;
      }
    }
  }
`;
