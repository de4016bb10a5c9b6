import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { dashRanks, seriesColor } from '../charts/palette.js';
import { drawnGroups, type DrawnGroup } from '../state/groups.js';
import { archivedKey, type ListRow } from '../state/list-rows.js';
import { remembered } from '../state/remembered.js';
import type { Settings } from '../state/settings.js';

export interface LooksFrom extends Pick<Settings, 'palette' | 'dashes'> {
  experiments: readonly ExperimentSummary[];
  colorIndex: ReadonlyMap<string, number>;
  rows: readonly ListRow[];
  selected: ReadonlySet<string>;
  /** Whether groups are drawn as one. */
  bands: boolean;
}

/** What decides how rows look, and is not the row's own. */
export interface RowLooks {
  /** As a CSS value. */
  colorOf(experiment: ExperimentSummary): string;
  /** By id; 0 is solid. */
  dashRanks: ReadonlyMap<string, number>;
  /** By key, those that are drawn as a band, with the colour of it. */
  bands: ReadonlyMap<string, DrawnGroup & { color: string }>;
}

/** Gives the same looks again while nothing has changed that they are made from. */
export function rememberedLooks(): (from: LooksFrom) => RowLooks {
  const looks = remembered(rowLooks);
  return ({ experiments, colorIndex, rows, selected, bands, palette, dashes }) =>
    looks(experiments, colorIndex, bands ? rows : null, selected, palette, dashes);
}

/** @param rows those that may be drawn as one, or null */
function rowLooks(
  experiments: readonly ExperimentSummary[],
  colorIndex: ReadonlyMap<string, number>,
  rows: readonly ListRow[] | null,
  selected: ReadonlySet<string>,
  palette: Settings['palette'],
  fromFirst: boolean,
): RowLooks {
  const colorOf = (experiment: ExperimentSummary): string =>
    seriesColor(experiment, colorIndex.get(experiment.id) ?? 0, palette);
  const bands = new Map<string, DrawnGroup & { color: string }>();
  if (rows) {
    const byId = new Map(experiments.map((experiment) => [experiment.id, experiment]));
    const groups = rows.flatMap((row) => (row.kind === 'group' && row.key !== archivedKey ? [row.group] : []));
    for (const group of drawnGroups(groups, selected, colorIndex)) {
      const leader = byId.get(group.leader);
      if (leader) bands.set(group.key, { ...group, color: colorOf(leader) });
    }
  }
  const shown = experiments.filter(({ id }) => selected.has(id));
  return { colorOf, dashRanks: dashRanks(shown, colorIndex, { palette, fromFirst }), bands };
}
