import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { dashRanks, seriesColor } from '../../charts/palette.js';
import { drawnGroups, groupsOf } from '../../state/groups.js';
import type { Settings } from '../../state/settings.js';
import { shownExperiment, type ShownExperiment, type ShownGroup } from './shown-experiment.js';
import { shownMetrics } from './shown-metrics.js';

/** What a chart draws: experiments one by one, newest first, and groups of them as one. */
export interface Drawn {
  experiments: readonly ShownExperiment[];
  groups: readonly ShownGroup[];
  /** Those one by one and those of the groups, newest first. */
  all: readonly ShownExperiment[];
}

export interface ShownFrom {
  /** All of the logbook, newest first. */
  experiments: readonly ExperimentSummary[];
  selected: ReadonlySet<string>;
  colorIndex: ReadonlyMap<string, number>;
  /** What the list is grouped by, where its groups are drawn as bands; else empty. */
  bandsOf: string;
  palette: Settings['palette'];
  /** Whether lines have dashes from the first on. */
  dashes: boolean;
  nowMs: number;
}

/**
 * The metrics of the selected experiments, each with what its chart draws. Where the list is grouped and its groups are
 * drawn as bands, those of a group that logged the metric are one; an experiment without another one stays by itself.
 */
export function shownCharts(from: ShownFrom): Map<string, Drawn> {
  const { experiments, colorIndex, palette, dashes, nowMs } = from;
  const selected = experiments.filter(({ id }) => from.selected.has(id));
  const ranks = dashRanks(selected, colorIndex, { palette, fromFirst: dashes });
  const lines = new Map(
    selected.map((experiment) => {
      const look = { colorIndex: colorIndex.get(experiment.id) ?? 0, dashRank: ranks.get(experiment.id) ?? 0, palette };
      return [experiment.id, shownExperiment(experiment, look, nowMs)];
    }),
  );
  const groups = shownGroups(from);
  const charts = new Map<string, Drawn>();
  for (const [metric, ids] of shownMetrics(selected)) {
    const logged = new Set(ids);
    const together = groups.flatMap((group) => {
      const members = group.experiments.filter((id) => logged.has(id));
      if (members.length < 2) return [];
      return [{ ...group, label: `${group.label} · mean of ${members.length}`, experiments: members }];
    });
    const grouped = new Set(together.flatMap((group) => group.experiments));
    const all = ids.map((id) => lines.get(id)!);
    charts.set(metric, { experiments: all.filter(({ id }) => !grouped.has(id)), groups: together, all });
  }
  return charts;
}

/** The groups that are drawn as one, as the list has them: who is archived is in none. */
function shownGroups({ experiments, selected, colorIndex, bandsOf, palette }: ShownFrom): ShownGroup[] {
  const groups = groupsOf(
    experiments.filter(({ annotation }) => !annotation?.archived),
    bandsOf,
  );
  const byId = new Map(experiments.map((experiment) => [experiment.id, experiment]));
  return drawnGroups(groups, selected, colorIndex).map(({ key, label, ids, leader }) => ({
    // Never the id of an experiment, which is a file's name.
    id: `group/${key}`,
    label,
    color: seriesColor(byId.get(leader)!, colorIndex.get(leader) ?? 0, palette),
    dash: [],
    experiments: ids,
  }));
}
