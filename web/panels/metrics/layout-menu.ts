import type { MenuEntry } from '../../elements/mtx-menu.js';
import type { PanelShared } from './panel-shared.js';
import type { Section } from './sections.js';

const columnChoices = [0, 1, 2, 3, 4] as const;

/** How the cards lie: columns, sections, order. */
export function layoutMenu(sections: readonly Section[], { layout, stores }: PanelShared): MenuEntry[] {
  const { columns } = stores.settings.value;
  const { closedSections, order } = stores.view.value;
  const closed = new Set(closedSections);
  const isAnyOpen = sections.some(({ key }) => !closed.has(key));
  const isAnyClosed = sections.some(({ key }) => closed.has(key));
  return [
    { heading: 'Columns' },
    ...columnChoices.map((count) => ({
      words: count === 0 ? 'As many as fit' : String(count),
      checked: count === columns,
      choice: true,
      run: () => stores.settings.update({ columns: count }),
    })),
    'separator',
    {
      words: 'Open all sections',
      ...(isAnyClosed ? {} : { disabled: 'All sections are open' }),
      run: () => layout.openSections(),
    },
    {
      words: 'Close all sections',
      ...(isAnyOpen ? {} : { disabled: 'All sections are closed' }),
      run: () => layout.closeSections(sections.map(({ key }) => key)),
    },
    'separator',
    {
      words: 'Charts by name again',
      icon: 'reset',
      ...(order.length > 0 ? {} : { disabled: 'No chart was moved' }),
      run: () => layout.resetOrder(),
    },
  ];
}

/** The metrics that are hidden, each to be shown again. */
export function hiddenMenu(
  hidden: readonly string[],
  { layout }: PanelShared,
  nameOf: (metric: string) => string,
): MenuEntry[] {
  return [
    { words: 'Show all', icon: 'eye', run: () => layout.showAll(hidden) },
    'separator',
    ...hidden.map((metric): MenuEntry => ({ words: nameOf(metric), run: () => layout.show(metric) })),
  ];
}
