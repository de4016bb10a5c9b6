import { readSort } from '../state/sort.js';

/** What the list can be sorted by beside values, as `readSort` reads it, and what a person calls it. */
export const plainSorts = [
  ['start', 'Start'],
  ['name', 'Name'],
  ['steps', 'Steps'],
  ['duration', 'Duration'],
  ['status', 'Status'],
] as const;

/** How the list is sorted: `Newest`, `Name`, `min val/loss`. */
export function sortWords(written: string): string {
  const { by, isDescending } = readSort(written);
  if (by.kind === 'start') return isDescending ? 'Newest' : 'Oldest';
  if (by.kind === 'config') return by.key;
  if (by.kind === 'metric') return by.figure === 'last' ? by.metric : `${by.figure} ${by.metric}`;
  return plainSorts.find(([value]) => value === by.kind)?.[1] ?? by.kind;
}

/** What the list is grouped by: `group`, `lr`; `Group` where it is not. */
export function groupWords(group: string): string {
  return group === '' ? 'Group' : group.replace(/^config\./, '');
}
