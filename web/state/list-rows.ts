import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { groupsOf, type ExperimentGroup } from './groups.js';

/** A row of the list: the heading of a group, or an experiment, in its group if it is in one. */
export type ListRow =
  | { kind: 'group'; key: string; group: ExperimentGroup; isClosed: boolean }
  | { kind: 'experiment'; key: string; experiment: ExperimentSummary; groupKey: string | null };

/** The key of the group of those that a person has put away. It stands at the end, whatever the list is grouped by. */
export const archivedKey = 'archived';

/** The rows of experiments that are filtered and sorted already. A closed group is its heading alone. */
export function listRows(
  experiments: readonly ExperimentSummary[],
  groupedBy: string,
  closedGroups: readonly string[],
): ListRow[] {
  const shown = experiments.filter(({ annotation }) => !annotation?.archived);
  const archived = experiments.filter(({ annotation }) => annotation?.archived);
  const groups = groupsOf(shown, groupedBy);
  if (archived.length > 0) groups.push({ key: archivedKey, label: archivedKey, ids: archived.map(({ id }) => id) });
  const byId = new Map(experiments.map((experiment) => [experiment.id, experiment]));
  const closed = new Set(closedGroups);
  const rows: ListRow[] =
    groupedBy === ''
      ? shown.map((experiment) => ({ kind: 'experiment', key: experiment.id, experiment, groupKey: null }))
      : [];
  for (const group of groups) {
    const isClosed = closed.has(group.key);
    rows.push({ kind: 'group', key: group.key, group, isClosed });
    if (isClosed) continue;
    for (const id of group.ids) {
      rows.push({ kind: 'experiment', key: `${group.key}\n${id}`, experiment: byId.get(id)!, groupKey: group.key });
    }
  }
  return rows;
}
