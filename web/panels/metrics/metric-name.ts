import { html, nothing, type TemplateResult } from 'lit';
import { splitName } from './sections.js';

/** A name that can be seen and said. */
export function metricName(metric: string): string {
  if (metric === '') return '(empty name)';
  return metric.trim() === '' ? '(blank name)' : metric;
}

/** A name as a heading shows it: the last part in bold, in a `b`; what stands before it in a `span`. */
export function metricHeading(metric: string): TemplateResult {
  if (metric.trim() === '') return html`<span>${metricName(metric)}</span>`;
  const { prefix, last } = splitName(metric);
  return html`<bdi>${prefix ? html`<span>${prefix}</span>` : nothing}<b>${last}</b></bdi>`;
}
