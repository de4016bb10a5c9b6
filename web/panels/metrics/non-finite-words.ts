import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';

/**
 * How many logged values of these experiments are not finite, as far as they were read: `14 NaN · 3 infinite`;
 * empty where there is nothing to say.
 */
export function nonFiniteWords(experiments: readonly Pick<ExperimentSummary, 'nonFinite'>[]): string {
  let [nans, infinities] = [0, 0];
  for (const { nonFinite } of experiments) {
    nans += nonFinite?.nan ?? 0;
    infinities += nonFinite?.infinite ?? 0;
  }
  // A line may break between the two counts only.
  return [
    nans > 0 ? `${formatStep(nans)}\u00a0NaN` : '',
    infinities > 0 ? `${formatStep(infinities)}\u00a0infinite` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}
