import { svg, html, type TemplateResult } from 'lit';

/** A short piece of an experiment's line, 10 × 2 px, for legends and headers. */
export function lineSwatch(color: string, dash: readonly number[] = []): TemplateResult {
  // Presentation attributes rather than a style: the page's policy allows no inline styles.
  const stroke = svg`<path d="M0 1H10" stroke=${color} stroke-width="2" stroke-dasharray=${dash.join(' ')} />`;
  return html`<svg class="swatch" width="10" height="2" aria-hidden="true">${stroke}</svg>`;
}
