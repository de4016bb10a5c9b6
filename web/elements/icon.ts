import { css, svg, html, type TemplateResult } from 'lit';

/** Drawn on 16 × 16, stroked 1.5 wide in the colour of the text. */
const paths = {
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  check: 'm3.5 8.5 3 3 6-7',
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z',
  files: 'M4.5 2.5h4l3 3v8h-7ZM8.5 2.5v3h3M6.5 8.5h3M6.5 11h3',
  folder:
    'M1.8 4.5a1.2 1.2 0 0 1 1.2-1.2h3l1.5 1.7H13a1.2 1.2 0 0 1 1.2 1.2v5.6A1.2 1.2 0 0 1 13 13H3a1.2 1.2 0 0 1-1.2-1.2Z',
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5v6.5h8V6.5',
  layers: 'm8 2 6 3.2-6 3.2-6-3.2ZM2 8l6 3.2L14 8',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  sample: 'M2.5 2.5v11h11M5 10l2.5-3.5L10 8.5l3-4.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1m0 11v1M1.5 8h1m11 0h1M3.4 3.4l.7.7m7.8 7.8.7.7m0-9.2-.7.7m-7.8 7.8-.7.7',
  system: 'M2.5 3.5h11v7.5h-11ZM6 13.5h4M8 11v2.5',
  warn: 'M8 2.5 14.5 13.5h-13ZM8 6.8v3m0 1.9v.01',
} as const;

export type IconName = keyof typeof paths;

/** An icon; what it means is said by the words or the label beside it. Needs `iconStyles`. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${svg`<path d=${paths[name]}></path>`}</svg>`;
}

export const iconStyles = css`
  .icon {
    width: 16px;
    height: 16px;
    flex: none;
    display: block;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
