import { css } from 'lit';

/** Of `mtx-settings`: a column, and on a phone a sheet from below. */
export const settingsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--surface-chrome);
    color: var(--text-1);
  }
  .head {
    display: flex;
    flex: none;
    align-items: center;
    height: 44px;
    padding: 0 var(--s2) 0 var(--s4);
    border-bottom: 1px solid var(--border-subtle);
  }
  h2 {
    margin-right: auto;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  section {
    padding: 10px var(--s4) 12px;
    border-bottom: 1px solid var(--border-subtle);
  }
  h3 {
    margin-bottom: 6px;
    color: var(--text-2);
    font: var(--type-small);
    font-weight: 600;
  }
  .row {
    display: grid;
    grid-template-columns: 92px minmax(0, 1fr);
    gap: var(--s2);
    align-items: center;
    min-height: 32px;
  }
  .row.end {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  label.row:has(:disabled) {
    color: var(--text-disabled);
  }
  .amount {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--s2);
    align-items: center;
  }
  output {
    min-width: 34px;
    text-align: right;
    white-space: nowrap;
  }
  .swatches {
    display: grid;
    grid-template-columns: repeat(12, 1fr);
    gap: 3px;
    margin: 6px 0;
  }
  .swatches i {
    height: 14px;
    border-radius: 3px;
    background: var(--c);
    forced-color-adjust: none;
  }
  .segmented {
    width: 100%;
  }
  .segmented label {
    padding: 0 4px;
  }
  .note {
    padding: 4px 0;
    color: var(--text-2);
    font: var(--type-small);
  }
  @media (max-width: 720px) {
    .head {
      height: 52px;
    }
    .scroll {
      padding-bottom: env(safe-area-inset-bottom);
    }
    section {
      padding: 8px var(--s4);
    }
    .row {
      min-height: 48px;
    }
    .swatches i {
      height: 22px;
    }
  }
`;
