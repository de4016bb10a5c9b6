import { css } from 'lit';

/** Of `mtx-welcome`. */
export const welcomeStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 100%;
    background: var(--surface-canvas);
    color: var(--text-1);
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    height: 52px;
    padding: 0 var(--s6);
  }
  header b {
    margin-right: auto;
    font-weight: 600;
  }
  main {
    flex: 1;
    display: grid;
    grid-template-columns: 440px minmax(0, 560px);
    gap: 88px;
    justify-content: center;
    align-items: center;
    padding: var(--s6) var(--s8);
  }
  h1 {
    font: var(--type-display);
    letter-spacing: -0.02em;
  }
  .lead {
    max-width: 42ch;
    margin: 12px 0 24px;
    color: var(--text-2);
    font-size: 15px;
    line-height: 24px;
  }
  .go {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s2);
  }
  .go kbd {
    margin-left: 6px;
    border-color: color-mix(in srgb, currentColor 35%, transparent);
    background: none;
    color: inherit;
  }
  .btn.primary:hover {
    background: color-mix(in srgb, var(--action) 88%, var(--surface-canvas));
  }
  .linked {
    display: flex;
    gap: 8px;
    margin-bottom: var(--s4);
  }
  .linked .icon {
    margin-top: 2px;
    color: var(--text-2);
  }
  .opening,
  .failure {
    min-height: 20px;
    margin-top: var(--s4);
    color: var(--text-2);
  }
  .failure {
    display: flex;
    gap: 8px;
    margin: 0 0 var(--s4);
    color: var(--bad);
  }
  .failure .icon {
    margin-top: 2px;
  }
  .drop {
    position: relative;
    height: 440px;
    border: 1.5px dashed var(--chart-axis);
    border-radius: var(--r4);
    color: var(--text-2);
  }
  .drop svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .drop line {
    stroke: var(--chart-grid);
  }
  .drop path {
    fill: none;
    stroke: var(--c);
    stroke-width: var(--chart-line);
    stroke-linejoin: round;
    opacity: 0.75;
  }
  .drop circle {
    fill: var(--c);
  }
  .drop .halo {
    opacity: 0.25;
  }
  .s1 {
    --c: var(--series-1);
  }
  .s2 {
    --c: var(--series-2);
  }
  .s3 {
    --c: var(--series-3);
  }
  .s4 {
    --c: var(--series-4);
  }
  .drop p {
    position: absolute;
    left: 47%;
    top: 28%;
    display: grid;
    gap: 2px;
  }
  .drop b {
    color: var(--text-1);
    font-size: 14px;
    font-weight: 600;
  }
  footer {
    display: flex;
    align-items: center;
    gap: var(--s3);
    min-height: 56px;
    padding: var(--s2) var(--s6);
    border-top: 1px solid var(--border);
    background: var(--surface-chrome);
    color: var(--text-2);
    font: var(--type-small);
  }
  footer h2 {
    color: var(--text-1);
    font: inherit;
    font-weight: 600;
    white-space: nowrap;
  }
  .link {
    color: var(--text-link);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  footer code {
    margin-left: auto;
    padding: 4px 8px;
    border: 1px solid var(--border);
    border-radius: var(--r1);
    background: var(--surface-card);
    color: var(--text-1);
    white-space: nowrap;
  }
  @media (max-width: 1040px) {
    main {
      grid-template-columns: minmax(0, 440px);
    }
    .drop {
      display: none;
    }
  }
  @media (max-width: 720px) {
    header {
      height: 48px;
      padding: 0 var(--s4);
    }
    main {
      display: block;
      padding: var(--s8) var(--s4) var(--s6);
    }
    h1 {
      font-size: 28px;
      line-height: 36px;
    }
    .go .btn {
      flex: 1;
      height: 44px;
    }
    .go kbd {
      display: none;
    }
    footer {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 6px 8px;
      padding: var(--s4);
    }
    footer h2,
    footer p {
      grid-column: 1 / -1;
    }
    footer code {
      margin: 4px 0 0;
      padding: 8px 10px;
    }
  }
`;
