import { css } from 'lit';

/**
 * Native inputs in our dress: `.switch` and `.check` on a checkbox (an indeterminate one has a bar), `.slider` on a
 * range, which fills up to `--share`, `.select` around a select and the chevron icon, `.text-input` on a text or number.
 */
export const inputs = css`
  .switch,
  .check {
    position: relative;
    flex: none;
    appearance: none;
    margin: 0;
    border: 0;
  }
  .switch {
    width: 28px;
    height: 16px;
    border-radius: 8px;
    background: var(--control-off);
    transition: background-color var(--t-fast);
  }
  .switch::after {
    content: '';
    position: absolute;
    top: 2px;
    left: 2px;
    width: 12px;
    height: 12px;
    border-radius: 50%;
    background: var(--surface-card);
    transition: left var(--t-fast);
  }
  .switch:checked {
    background: var(--accent);
  }
  .switch:checked::after {
    left: 14px;
  }
  .switch:disabled {
    opacity: 0.5;
  }
  .check {
    display: grid;
    place-items: center;
    width: 14px;
    height: 14px;
    border: 1.5px solid var(--control-off);
    border-radius: 4px;
    background: var(--surface-field);
  }
  .check:checked,
  .check:indeterminate {
    border-color: var(--action);
    background: var(--action);
  }
  .check:checked::after {
    content: '';
    width: 8px;
    height: 4px;
    margin-top: -2px;
    border: solid var(--on-action);
    border-width: 0 0 1.5px 1.5px;
    rotate: -45deg;
  }
  .check:indeterminate::after {
    content: '';
    width: 8px;
    height: 1.5px;
    margin: 0;
    border: 0;
    background: var(--on-action);
    rotate: none;
  }
  .slider {
    --track: linear-gradient(to right, var(--text-2) var(--share, 50%), var(--border-strong) var(--share, 50%));
    width: 100%;
    height: 16px;
    margin: 0;
    appearance: none;
    background: none;
  }
  .slider::-webkit-slider-runnable-track {
    height: 3px;
    border-radius: 2px;
    background: var(--track);
  }
  .slider::-moz-range-track {
    height: 3px;
    border-radius: 2px;
    background: var(--track);
  }
  .slider::-webkit-slider-thumb {
    width: 14px;
    height: 14px;
    margin-top: -5.5px;
    appearance: none;
    border: 1.5px solid var(--text-2);
    border-radius: 50%;
    background: var(--surface-card);
  }
  .slider::-moz-range-thumb {
    box-sizing: border-box;
    width: 14px;
    height: 14px;
    border: 1.5px solid var(--text-2);
    border-radius: 50%;
    background: var(--surface-card);
  }
  .select {
    position: relative;
    display: block;
    min-width: 0;
  }
  .select select,
  .text-input {
    width: 100%;
    height: 28px;
    padding: 0 8px;
    border: 1px solid var(--border-strong);
    border-radius: var(--r2);
    background: var(--surface-field);
    color: inherit;
    font: inherit;
  }
  .select select {
    appearance: none;
    padding-right: 26px;
  }
  .select .icon {
    position: absolute;
    top: 50%;
    right: 6px;
    color: var(--text-3);
    translate: 0 -50%;
    pointer-events: none;
  }
  @media (forced-colors: active) {
    .switch,
    .check,
    .slider {
      appearance: auto;
    }
    .switch::after,
    .check::after {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .switch {
      width: 40px;
      height: 24px;
      border-radius: 12px;
    }
    .switch::after {
      top: 3px;
      left: 3px;
      width: 18px;
      height: 18px;
    }
    .switch:checked::after {
      left: 19px;
    }
    .check {
      width: 20px;
      height: 20px;
    }
    .slider {
      height: 40px;
    }
    .select select,
    .text-input {
      height: 40px;
    }
  }
`;
