import { html, nothing, type TemplateResult } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { icon } from '../elements/icon.js';
import { segmented } from '../elements/segmented.js';
import type { FigureName } from '../state/quantity.js';
import { readSort, writeSort, type Sort } from '../state/sort.js';
import { quantityOptions, type PlainOptions } from './quantity-options.js';

const plain: PlainOptions = [
  ['start', 'Start'],
  ['name', 'Name'],
  ['steps', 'Steps'],
  ['duration', 'Duration'],
  ['status', 'Status'],
];

/** What the list is sorted by, and which way. Needs `listPanelStyles`, `segmentedStyles` and `inputs`. */
export function sortPanel(
  experiments: readonly ExperimentSummary[],
  written: string,
  change: (written: string) => void,
): TemplateResult {
  const sort = readSort(written);
  const { by, isDescending } = sort;
  const set = (patch: Partial<Sort>): void => change(writeSort({ ...sort, ...patch }));
  const [up, down] = directionWords(by);
  return html`
    <div class="panel">
      <label class="field">
        <span class="label">Sort by</span>
        <span class="select">
          <select @change=${(event: Event) => set(choiceOf((event.target as HTMLSelectElement).value, by))}>
            ${quantityOptions(plain, experiments, valueOf(by), { metrics: true })}
          </select>
          ${icon('chevron')}
        </span>
      </label>
      ${
        by.kind === 'metric'
          ? segmented<FigureName>({
              label: 'Value',
              name: 'sort-figure',
              segments: [
                { value: 'last', words: 'Last' },
                { value: 'min', words: 'Min' },
                { value: 'max', words: 'Max' },
              ],
              value: by.figure,
              change: (figure) => set({ by: { ...by, figure } }),
            })
          : nothing
      }
      ${segmented({
        label: 'Direction',
        name: 'sort-direction',
        segments: [
          { value: 'up', words: up },
          { value: 'down', words: down },
        ],
        value: isDescending ? 'down' : 'up',
        change: (direction) => set({ isDescending: direction === 'down' }),
      })}
    </div>
  `;
}

/** What the button of the panel says: `Newest`, `Name`, `min(val/loss)`. */
export function sortWords(written: string): string {
  const { by, isDescending } = readSort(written);
  if (by.kind === 'start') return isDescending ? 'Newest' : 'Oldest';
  if (by.kind === 'config') return by.key;
  if (by.kind === 'metric') return by.figure === 'last' ? by.metric : `${by.figure} ${by.metric}`;
  return plain.find(([value]) => value === by.kind)?.[1] ?? by.kind;
}

function directionWords({ kind }: Sort['by']): [up: string, down: string] {
  if (kind === 'start') return ['Oldest first', 'Newest first'];
  if (kind === 'name') return ['A to Z', 'Z to A'];
  return kind === 'status' ? ['Running first', 'Running last'] : ['Lowest first', 'Highest first'];
}

const valueOf = (by: Sort['by']): string =>
  by.kind === 'metric' ? `metric:${by.metric}` : by.kind === 'config' ? `config.${by.key}` : by.kind;

/** A metric is sorted by the figure that the one before was. */
function choiceOf(value: string, before: Sort['by']): Partial<Sort> {
  if (value === 'start') return { by: { kind: 'start' }, isDescending: true };
  if (!value.startsWith('metric:')) return { by: readSort(value).by, isDescending: false };
  const figure = before.kind === 'metric' ? before.figure : 'last';
  return { by: { kind: 'metric', metric: value.slice('metric:'.length), figure } };
}
