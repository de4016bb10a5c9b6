import { css } from 'lit';

/** Of what stands in the panels of the list's tools. */
export const listPanelStyles = css`
  .panel {
    display: grid;
    gap: var(--s3);
  }
  .panel fieldset:not(.segmented) {
    display: grid;
    gap: 6px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .panel .label,
  .panel legend {
    padding: 0 0 4px;
    color: var(--text-2);
    font: var(--type-small);
  }
  .panel .field {
    display: grid;
  }
  .panel .checks {
    display: grid;
    grid-template-columns: 1fr 1fr;
    column-gap: 8px;
    max-height: 168px;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .panel .checks label {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    height: 28px;
  }
  .panel .checks span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .panel .condition {
    display: grid;
    grid-template-columns: 56px minmax(0, 1fr) auto;
    gap: 6px;
  }
  .panel .wide {
    grid-column: 1 / -1;
  }
  .panel .switched {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--s3);
    min-height: 28px;
  }
  .panel p {
    color: var(--text-2);
    font: var(--type-small);
  }
  @media (max-width: 720px) {
    .panel .checks label,
    .panel .btn {
      height: 40px;
    }
  }
`;
