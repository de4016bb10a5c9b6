import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { formatStep } from '../../charts/format-number.js';
import type { PanelContents } from './panel-contents.js';
import type { PanelShared } from './panel-shared.js';

const newest = 10;

/** What stands where there are no charts: why that is, and what to do about it. */
export function emptyState(
  { selected, charts, hidden }: PanelContents,
  shared: PanelShared,
): TemplateResult | typeof nothing {
  const { experiments } = shared.stores.logbooks.value;
  const { metricSearch: searched, metricSearchIsRegex: isRegex } = shared.stores.view.value;
  if (experiments.length === 0) return nothing;
  if (selected.length === 0) return noneSelected(experiments, shared);
  if (charts.size === 0) return said(html`${emptyWords(selected)}`);
  if (hidden.length === charts.size) {
    const words =
      hidden.length === 1 ? 'The only chart is hidden.' : `All ${formatStep(hidden.length)} charts are hidden.`;
    return said(html`${words}`, { words: 'Show all', run: () => shared.layout.showAll(hidden) });
  }
  const count = formatStep(charts.size - hidden.length);
  const none = `None of ${count} ${count === '1' ? 'metric' : 'metrics'}`;
  const how = isRegex ? html`fits <b>${searched}</b>` : html`has <b>${searched}</b> in its name`;
  return said(html`${none} ${how}.`, {
    words: 'Clear search',
    run: () => shared.stores.view.update({ metricSearch: '' }),
  });
}

function noneSelected(experiments: readonly ExperimentSummary[], { stores }: PanelShared): TemplateResult {
  const count = Math.min(newest, experiments.length);
  return said(html`No experiment is selected.`, {
    words: count === 1 ? 'Select the newest' : `Select the newest ${count}`,
    run: () => stores.selections.choose(experiments.slice(0, count).map(({ id }) => id)),
  });
}

function said(words: TemplateResult, action?: { words: string; run: () => void }): TemplateResult {
  return html`<div class="empty">
    <p role="status">${words}</p>
    ${action ? html`<button type="button" class="btn" @click=${action.run}>${action.words}</button>` : nothing}
  </div>`;
}

/** Why the selected experiments show no chart, and what they have instead. */
function emptyWords(selected: readonly ExperimentSummary[]): string {
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
