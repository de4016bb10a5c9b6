import type { Shortcut } from '../../state/shortcut-store.js';
import type { MetricCard } from './metric-card.js';
import type { PanelShared } from './panel-shared.js';

interface Panel {
  shared: () => PanelShared | undefined;
  /** Puts the focus into the search for metrics. */
  search: () => void;
  /** The card under the pointer. */
  card: () => MetricCard | null;
}

const section = 'Charts';

/** What the keys do in the panel. What they do on a card that has the focus, they do for the one under the pointer. */
export function panelShortcuts({ shared, search, card }: Panel): Shortcut[] {
  const onCard = (run: (layout: PanelShared['layout'], metric: string) => void) => (): void => {
    const metric = card()?.metric;
    const { layout } = shared() ?? {};
    if (layout && metric !== undefined) run(layout, metric);
  };
  return [
    { keys: 'm', words: 'Search metrics', section, run: search },
    { keys: '0', words: 'Reset zoom', section, run: () => shared()?.zoom.showAll() },
    { keys: 'Backspace', words: 'Previous zoom', section, run: () => shared()?.zoom.back() },
    { keys: 'p', words: 'Pin a chart', section, run: onCard((layout, metric) => layout.togglePin(metric)) },
    { keys: 't', words: 'Chart as a table', section, run: onCard((layout, metric) => layout.toggleTable(metric)) },
    {
      keys: 'Enter',
      words: 'Enlarge a chart',
      section,
      run(event) {
        // Where something has the focus, Enter is for that.
        if (event.composedPath()[0] === document.body) onCard((layout, metric) => layout.enlarge(metric))();
      },
    },
  ];
}
