import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { allMetricsOf, configKeysOf } from '../state/experiment-fields.js';

/** What a select offers of its own, before metrics and hyperparameters. */
export type PlainOptions = readonly (readonly [value: string, words: string])[];

/**
 * The options of a select: some of its own, then all metrics and hyperparameters that the experiments have, as
 * `metric:val/loss` and `config.lr`.
 */
export function quantityOptions(
  plain: PlainOptions,
  experiments: readonly ExperimentSummary[],
  chosen: string,
  offers: { metrics: boolean },
): TemplateResult {
  const option = (value: string, words: string): TemplateResult =>
    html`<option value=${value} ?selected=${value === chosen}>${words}</option>`;
  const group = (label: string, prefix: string, names: readonly string[]): TemplateResult | typeof nothing =>
    names.length > 0
      ? html`<optgroup label=${label}>${names.map((name) => option(prefix + name, name))}</optgroup>`
      : nothing;
  return html`
    ${plain.map(([value, words]) => option(value, words))}
    ${offers.metrics ? group('Metrics', 'metric:', allMetricsOf(experiments)) : nothing}
    ${group('Config', 'config.', configKeysOf(experiments))}
  `;
}
