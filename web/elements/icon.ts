import { css, svg, html, type TemplateResult } from 'lit';

/** Drawn on 16 × 16, stroked 1.5 wide in the colour of the text. */
const paths = {
  archive: 'M2 3h12v3H2ZM3 6v7h10V6M6.5 9h3',
  back: 'M13 8H3m4-4L3 8l4 4',
  chart: 'M2.5 2.5v11h11M5 10l2.5-3.5L10 8.5l3-4.5',
  check: 'm3.5 8.5 3 3 6-7',
  chevron: 'm4.5 6.5 3.5 3.5 3.5-3.5',
  close: 'm4 4 8 8m0-8-8 8',
  columns: 'M2.5 3h11v10h-11ZM6.2 3v10M9.8 3v10',
  copy: 'M5.5 5.5v-2a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-2M3.5 5.5h6a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-6a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Z',
  download: 'M8 2.5V10m-3-3 3 3 3-3M3 13.5h10',
  edit: 'M10.5 3 13 5.5 5.5 13H3v-2.5Z',
  expand: 'M9.5 2.5h4v4m0-4L9 7M6.5 13.5h-4v-4m0 4L7 9',
  eye: 'M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  files: 'M4.5 2.5h4l3 3v8h-7ZM8.5 2.5v3h3M6.5 8.5h3M6.5 11h3',
  filter: 'M2 4h12M4.5 8h7M7 12h2',
  folder:
    'M1.8 4.5a1.2 1.2 0 0 1 1.2-1.2h3l1.5 1.7H13a1.2 1.2 0 0 1 1.2 1.2v5.6A1.2 1.2 0 0 1 13 13H3a1.2 1.2 0 0 1-1.2-1.2Z',
  grip: 'M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01',
  hide: 'M2.5 2.5l11 11M6.3 4.1A6 6 0 0 1 8 3.8c4 0 6.5 4.2 6.5 4.2a11 11 0 0 1-1.9 2.2M4 5.4A11 11 0 0 0 1.5 8S4 12.2 8 12.2a6 6 0 0 0 3-.8',
  home: 'M2.5 7.5 8 3l5.5 4.5M4 6.5v6.5h8V6.5',
  keyboard: 'M1.5 4h13v8h-13ZM4 6.7h.01M6.7 6.7h.01M9.3 6.7h.01M12 6.7h.01M5 9.5h6',
  layers: 'm8 2 6 3.2-6 3.2-6-3.2ZM2 8l6 3.2L14 8',
  link: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.8-.8',
  lock: 'M4 7.5h8v6H4Zm1.5 0V5a2.5 2.5 0 0 1 5 0v2.5',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  pin: 'M6 2h4l-.5 4.5L12 9H4l2.5-2.5ZM8 9v5',
  reset: 'M3 8a5 5 0 1 0 1.7-3.7M3 2.5v3h3',
  sample: 'M2.5 2.5v11h11M5 10l2.5-3.5L10 8.5l3-4.5',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM10.7 10.7 14 14',
  settings: 'M2 4.5h6m4 0h2M2 11.5h2m4 0h6M10 2.8v3.4M6 9.8v3.4',
  sort: 'M5 3v10m-2.5-2.5L5 13l2.5-2.5M11 13V3M8.5 5.5 11 3l2.5 2.5',
  stop: 'M4.5 4.5h7v7h-7Z',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6ZM8 1.5v1m0 11v1M1.5 8h1m11 0h1M3.4 3.4l.7.7m7.8 7.8.7.7m0-9.2-.7.7m-7.8 7.8-.7.7',
  system: 'M2.5 3.5h11v7.5h-11ZM6 13.5h4M8 11v2.5',
  table: 'M2.5 3h11v10h-11ZM2.5 6.3h11M2.5 9.7h11M6.5 3v10',
  tag: 'M2.5 2.5h5l6 6-5 5-6-6ZM5.3 5.3h.01',
  text: 'M3 4h10M3 8h10M3 12h6',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.6 9h5.8l.6-9M6.8 7v4M9.2 7v4',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a3.5 3.5 0 0 1 0 7H6',
  up: 'M8 13V3M4 7l4-4 4 4',
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
