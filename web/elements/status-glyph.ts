import { css, html, svg, type TemplateResult } from 'lit';

/** Each status has a shape of its own, so that none is told by its colour alone. Drawn on 12 × 12. */
const glyphs = {
  running: svg`
    <circle class="halo" cx="6" cy="6" r="4.8"></circle>
    <circle class="dot" cx="6" cy="6" r="2.6"></circle>`,
  completed: svg`<path d="m2.5 6.3 2.3 2.4 4.7-5.4"></path>`,
  interrupted: svg`<path d="m3 3 6 6m0-6-6 6"></path>`,
  recovered: svg`<path d="M2.5 6.3a3.6 3.6 0 1 0 1.5-3.1M4.3 1.2 3.8 3.4 6 4"></path>`,
  silent: svg`
    <circle class="dashed" cx="6" cy="6" r="4.6"></circle>
    <path d="M6 3.7V6l1.5 1"></path>`,
};

export type StatusGlyph = keyof typeof glyphs;

/** The sign of a status, coloured by it; the words stand beside it. Needs `statusGlyphStyles`. */
export function statusGlyph(status: StatusGlyph): TemplateResult {
  return html`<svg class="status ${status}" viewBox="0 0 12 12" aria-hidden="true">${glyphs[status]}</svg>`;
}

export const statusGlyphStyles = css`
  .status {
    width: 12px;
    height: 12px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    color: var(--text-2);
  }
  .status.running {
    color: var(--ok);
  }
  .status.interrupted {
    color: var(--bad);
  }
  .status.silent {
    color: var(--warn);
  }
  .status .halo {
    fill: var(--ok-halo);
    stroke: none;
  }
  .status .dot {
    fill: currentColor;
    stroke: none;
  }
  .status .dashed {
    stroke-dasharray: 2.4 2.2;
    stroke-linecap: butt;
  }
`;
