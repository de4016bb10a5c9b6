import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { dashRanks, seriesColor } from '../charts/palette.js';
import { drawnGroups, type DrawnGroup } from '../state/groups.js';
import { archivedKey, type ListRow } from '../state/list-rows.js';

/** What decides how rows look, and is not the row's own. */
export interface RowLooks {
  /** By id, as a CSS value. */
  colorOf(experiment: ExperimentSummary): string;
  /** By id; 0 is solid. */
  dashRanks: ReadonlyMap<string, number>;
  /** By key, those that are drawn as a band, with the colour of it. */
  bands: ReadonlyMap<string, DrawnGroup & { color: string }>;
}

export function rowLooks(
  experiments: readonly ExperimentSummary[],
  rows: readonly ListRow[],
  selected: ReadonlySet<string>,
  colorIndex: ReadonlyMap<string, number>,
  isBanded: boolean,
): RowLooks {
  const colorOf = (experiment: ExperimentSummary): string =>
    seriesColor(experiment, colorIndex.get(experiment.id) ?? 0);
  const bands = new Map<string, DrawnGroup & { color: string }>();
  if (isBanded) {
    const byId = new Map(experiments.map((experiment) => [experiment.id, experiment]));
    const groups = rows.flatMap((row) => (row.kind === 'group' && row.key !== archivedKey ? [row.group] : []));
    for (const group of drawnGroups(groups, selected, colorIndex)) {
      const leader = byId.get(group.leader);
      if (leader) bands.set(group.key, { ...group, color: colorOf(leader) });
    }
  }
  const shown = experiments.filter(({ id }) => selected.has(id));
  return { colorOf, dashRanks: dashRanks(shown, colorIndex), bands };
}
