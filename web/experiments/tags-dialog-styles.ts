import { css } from 'lit';

/** Of `mtx-tags-dialog`. */
export const tagsDialogStyles = css`
  .field {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s1);
    padding: 4px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-field);
  }
  .field:has(input:focus-visible) {
    border-color: var(--focus-ring);
    box-shadow: 0 0 0 1px var(--focus-ring);
  }
  .field input {
    flex: 1;
    min-width: 80px;
    height: 24px;
    padding: 0 4px;
    border: 0;
    outline: 0;
    background: none;
  }
  .tag {
    display: flex;
    align-items: center;
    max-width: 100%;
    height: 24px;
    padding-left: 7px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r1);
    font: var(--type-small);
  }
  .tag.some {
    border-style: dashed;
    color: var(--text-2);
  }
  .tag > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .tag button {
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    color: var(--text-3);
  }
  .tag .icon {
    width: 12px;
    height: 12px;
  }
  [role='listbox'] {
    min-height: 28px;
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: var(--s2);
    height: 28px;
    padding: 0 var(--s2);
    border-radius: var(--r1);
  }
  [role='option'][aria-selected='true'],
  [role='option']:hover {
    background: var(--surface-selected);
  }
  [role='option'] .icon,
  [role='option'] .count {
    color: var(--text-3);
  }
  .count {
    margin-left: auto;
  }
  @media (max-width: 720px) {
    .tag,
    .field input,
    [role='option'] {
      height: 40px;
    }
    .tag button {
      width: 36px;
      height: 38px;
    }
  }
`;
