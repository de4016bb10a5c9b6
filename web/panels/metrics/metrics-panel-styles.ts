import { css } from 'lit';

export const metricsPanelStyles = css`
  :host {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    height: 100%;
    background: var(--surface-canvas);
  }
  .charts {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .charts[hidden] {
    display: none;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    padding: 0 var(--s4);
    overflow: auto;
    container-type: inline-size;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 6px;
    height: 38px;
    margin-left: -6px;
  }
  h2 button {
    display: flex;
    align-items: center;
    gap: 4px;
    min-width: 0;
    height: 26px;
    padding: 0 6px 0 2px;
    border-radius: var(--r2);
    font-weight: 600;
  }
  h2 button:hover {
    background: var(--surface-hover);
  }
  h2 bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  h2 .icon {
    color: var(--text-3);
  }
  h2 [aria-expanded='false'] .icon {
    transform: rotate(-90deg);
  }
  h2 small {
    flex: none;
    color: var(--text-3);
    font: var(--type-micro);
  }
  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--s3);
    padding-bottom: var(--s1);
  }
  section:last-child {
    padding-bottom: var(--s4);
  }
  /* As many columns as keep a card 256 px wide. */
  @container (min-width: 524px) {
    .cards {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    mtx-metric-card:last-child:nth-child(odd) {
      grid-column: span 2;
    }
    .columns-1 .cards {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns-3 .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .columns-4 .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
    .columns-1 mtx-metric-card:last-child:nth-child(odd),
    .columns-3 mtx-metric-card:last-child:nth-child(odd),
    .columns-4 mtx-metric-card:last-child:nth-child(odd) {
      grid-column: auto;
    }
  }
  /* No column that no section would fill, unless the cards got too wide. */
  @container (min-width: 792px) {
    .fitting:not(.pairs) .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .fitting:not(.pairs) mtx-metric-card:last-child:nth-child(odd) {
      grid-column: auto;
    }
  }
  @container (min-width: 1060px) {
    .fitting:not(.pairs, .threes) .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @container (min-width: 1200px) {
    .fitting.pairs .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .fitting.pairs mtx-metric-card:last-child:nth-child(odd) {
      grid-column: auto;
    }
  }
  mtx-metric-card {
    position: relative;
    /* What is out of sight costs no layout. */
    content-visibility: auto;
    contain-intrinsic-size: auto 212px;
    overflow-clip-margin: 8px;
  }
  mtx-metric-card[dragged] {
    opacity: 0.5;
  }
  mtx-metric-card[drop]::after {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    z-index: 2;
    width: 3px;
    border-radius: 2px;
    background: var(--accent);
  }
  mtx-metric-card[drop='after']::after {
    inset: 0 0 0 auto;
  }
  .empty {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--s3);
    padding: var(--s6);
    overflow-wrap: anywhere;
    color: var(--text-2);
    text-align: center;
  }
  @media (max-width: 720px) {
    .scroll {
      padding: 0 var(--s3);
    }
    h2 button {
      height: 40px;
    }
    .btn {
      height: 40px;
    }
  }
`;
