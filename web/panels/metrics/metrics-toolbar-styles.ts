import { css } from 'lit';

export const metricsToolbarStyles = css`
  :host {
    display: block;
    flex: none;
    container-type: inline-size;
  }
  .tools {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--s2);
    height: 44px;
    padding: 0 var(--s4);
    border-bottom: 1px solid var(--border-subtle);
  }
  .search {
    flex: 0 1 190px;
  }
  .segmented {
    flex: none;
  }
  .btn.ghost:disabled {
    background: none;
    color: var(--text-disabled);
  }
  mtx-smoothing-controls {
    margin-left: var(--s2);
  }
  /* One line: what does not fit beside the warning goes into the next one, which is not seen. */
  .counts {
    display: flex;
    flex: 1;
    flex-flow: row-reverse wrap;
    align-content: flex-start;
    gap: 0 5px;
    min-width: min-content;
    height: 16px;
    overflow: hidden;
    color: var(--text-2);
    font: var(--type-small);
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .wide {
    order: 1;
  }
  .wide,
  .trouble span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .trouble {
    display: flex;
    gap: 5px;
    max-width: 100%;
  }
  .counts .icon {
    color: var(--warn);
  }
  .mistake {
    min-width: 40px;
  }
  .mistake,
  .mistake .icon {
    color: var(--bad);
  }
  .range {
    color: var(--text-2);
    white-space: nowrap;
  }
  .separator {
    flex: none;
    width: 1px;
    height: 16px;
    background: var(--border);
  }
  @container (max-width: 1020px) {
    .reset span {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 860px) {
    mtx-smoothing-controls,
    .range {
      display: none;
    }
  }
  @container (max-width: 700px) {
    .wide {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .tools {
      flex-wrap: wrap;
      height: auto;
      min-height: 56px;
      padding: 8px var(--s3);
    }
    .search {
      flex: 1 1 120px;
    }
    .counts:not(.mistake),
    .separator,
    .reset,
    .btn.ghost:disabled {
      display: none;
    }
    .hiding span {
      display: none;
    }
    .btn.ghost {
      height: 40px;
      min-width: 40px;
    }
  }
  @container (max-width: 340px) {
    .search {
      flex-basis: 100%;
    }
  }
`;
