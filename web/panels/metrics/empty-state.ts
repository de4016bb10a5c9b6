import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';

/** Why the selected experiments show no chart, and what they have instead. */
export function emptyWords(selected: readonly ExperimentSummary[]): string {
  if (selected.some(({ metrics, exact }) => metrics === null && !exact)) return 'Reading…';
  const others = (
    [
      ['images', ({ hasImages }: ExperimentSummary) => hasImages],
      ['text', ({ hasText }: ExperimentSummary) => hasText],
      ['resources', ({ hasResources }: ExperimentSummary) => hasResources],
    ] as const
  )
    .filter(([, has]) => selected.some(has))
    .map(([word]) => word);
  const [subject, verb, pronoun] =
    selected.length === 1
      ? ['The selected experiment', 'has', 'It has']
      : [`The ${formatStep(selected.length)} selected experiments`, 'have', 'They have'];
  const instead = others.length > 0 ? ` ${pronoun} ${listed(others)}.` : '';
  return `${subject} ${verb} no metrics.${instead}`;
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
