import type { PanelShared } from './panel-shared.js';

/**
 * What a key does on a card that has the focus, wherever in it; null where it does nothing. The arrow keys alone are
 * the chart's.
 */
export function cardKey(
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
  metric: string,
  { shared, move }: { shared: PanelShared; move: (by: number) => void },
): (() => void) | null {
  if (ctrlKey || metaKey) return null;
  if (altKey) {
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[key];
    return by === undefined ? null : () => move(by);
  }
  const { layout, stores } = shared;
  switch (key) {
    case 'Enter':
      return () => layout.enlarge(metric);
    case 'p':
      return () => layout.togglePin(metric);
    case 't':
      return () => layout.toggleTable(metric);
    case 'l':
      return () => layout.toggleLog(metric, stores.settings.value);
    default:
      return null;
  }
}
