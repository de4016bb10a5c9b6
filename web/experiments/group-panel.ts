import { html, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { icon } from '../elements/icon.js';
import { groupsOf } from '../state/groups.js';
import type { View } from '../state/view.js';
import { quantityOptions, type PlainOptions } from './quantity-options.js';

const plain: PlainOptions = [
  ['', 'Nothing'],
  ['name', 'Name'],
  ['group', 'Group'],
  ['tag', 'Tag'],
];

/** What the list is grouped by, and whether groups are drawn as one. Needs `listPanelStyles` and `inputs`. */
export function groupPanel(
  experiments: readonly ExperimentSummary[],
  { group, bands, closedGroups }: View,
  change: (patch: Partial<View>) => void,
): TemplateResult {
  const closeAll = (): void => {
    const keys = groupsOf(experiments, group).map(({ key }) => key);
    change({ closedGroups: [...new Set([...closedGroups, ...keys])] });
  };
  return html`
    <div class="panel">
      <label class="field">
        <span class="label">Group by</span>
        <span class="select">
          <select @change=${(event: Event) => change({ group: (event.target as HTMLSelectElement).value })}>
            ${quantityOptions(plain, experiments, group, { metrics: false })}
          </select>
          ${icon('chevron')}
        </span>
      </label>
      <label class="switched" title=${group === '' ? 'Groups are drawn as one once the list is grouped' : ''}>
        Draw as mean ± std
        <input
          class="switch"
          type="checkbox"
          role="switch"
          .checked=${bands && group !== ''}
          ?disabled=${group === ''}
          @change=${(event: Event) => change({ bands: (event.target as HTMLInputElement).checked })}
        />
      </label>
      <div class="switched">
        <button type="button" class="btn" ?disabled=${group === ''} @click=${closeAll}>Close all</button>
        <button
          type="button"
          class="btn"
          ?disabled=${group === ''}
          @click=${() => change({ closedGroups: ['archived'] })}
        >
          Open all
        </button>
      </div>
    </div>
  `;
}

/** What the button of the panel says. */
export function groupWords(group: string): string {
  return group === '' ? 'Group' : group.replace(/^config\./, '');
}
