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
  .tools {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--s2);
    height: 44px;
    padding: 0 var(--s4);
    border-bottom: 1px solid var(--border-subtle);
  }
  fieldset {
    display: flex;
    height: 28px;
    margin: 0;
    padding: 2px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-field);
  }
  fieldset label {
    position: relative;
    display: flex;
    align-items: center;
    padding: 0 8px;
    border-radius: 3px;
    color: var(--text-2);
    font: var(--type-small);
  }
  fieldset label:has(:checked) {
    background: var(--surface-selected);
    color: var(--text-1);
  }
  fieldset label:has(:focus-visible) {
    outline: 2px solid var(--focus-ring);
    outline-offset: 1px;
  }
  fieldset input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
  }
  .counts {
    display: flex;
    align-items: center;
    gap: 5px;
    min-width: 0;
    margin-left: auto;
    color: var(--text-2);
    font: var(--type-small);
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .counts .icon {
    color: var(--warn);
  }
  .separator {
    flex: none;
    width: 1px;
    height: 16px;
    background: var(--border);
  }
  .btn[disabled] {
    color: var(--text-disabled);
  }
  .btn.ghost[disabled]:hover {
    background: none;
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
  }
  /* No column that no section would fill, unless the cards got too wide. */
  @container (min-width: 792px) {
    .scroll:not(.pairs) .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .scroll:not(.pairs) mtx-metric-card:last-child:nth-child(odd) {
      grid-column: auto;
    }
  }
  @container (min-width: 1060px) {
    .scroll:not(.pairs, .threes) .cards {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
  @container (min-width: 1200px) {
    .scroll.pairs .cards {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .scroll.pairs mtx-metric-card:last-child:nth-child(odd) {
      grid-column: auto;
    }
  }
  .empty {
    display: grid;
    flex: 1;
    place-content: center;
    justify-items: center;
    gap: var(--s3);
    padding: var(--s6);
    color: var(--text-2);
    text-align: center;
  }
  @media (max-width: 720px) {
    .tools {
      height: 52px;
      padding: 0 var(--s3);
    }
    fieldset {
      height: 36px;
    }
    fieldset label {
      padding: 0 12px;
    }
    .scroll {
      padding: 0 var(--s3);
    }
    .separator,
    .wide {
      display: none;
    }
    .btn.ghost {
      height: 36px;
    }
  }
`;
