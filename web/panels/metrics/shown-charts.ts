import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { dashRanks } from '../../charts/palette.js';
import { groupsOf, isRest } from '../../state/groups.js';
import type { Settings } from '../../state/settings.js';
import type { View } from '../../state/view.js';
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
  /** Newest first. */
  selected: readonly ExperimentSummary[];
  colorIndex: ReadonlyMap<string, number>;
  settings: Pick<Settings, 'palette' | 'dashes'>;
  view: Pick<View, 'bands' | 'group'>;
  nowMs: number;
}

/**
 * The metrics of the selected experiments, each with what its chart draws. Where the list is grouped and its groups are
 * drawn as bands, those of a group that logged the metric are one; an experiment without another one stays by itself.
 */
export function shownCharts(from: ShownFrom): Map<string, Drawn> {
  const { selected, colorIndex, nowMs } = from;
  const { palette, dashes } = from.settings;
  const ranks = dashRanks(selected, colorIndex, { palette, fromFirst: dashes });
  const lines = new Map(
    selected.map((experiment) => {
      const look = { colorIndex: colorIndex.get(experiment.id) ?? 0, dashRank: ranks.get(experiment.id) ?? 0, palette };
      return [experiment.id, shownExperiment(experiment, look, nowMs)];
    }),
  );
  const groups = from.view.bands ? groupsOf(selected, from.view.group).filter((group) => !isRest(group)) : [];
  const charts = new Map<string, Drawn>();
  for (const [metric, ids] of shownMetrics(selected)) {
    const logged = new Set(ids);
    const single = new Set(ids);
    const together: ShownGroup[] = [];
    for (const { key, label, ids: members } of groups) {
      const experiments = members.filter((id) => logged.has(id));
      const first = lines.get(experiments[0] ?? '');
      if (experiments.length < 2 || !first) continue;
      for (const id of experiments) single.delete(id);
      const { color, dash } = first;
      together.push({ id: groupId(key), label: `${label} · mean of ${experiments.length}`, color, dash, experiments });
    }
    const all = ids.map((id) => lines.get(id)!);
    charts.set(metric, { experiments: all.filter(({ id }) => single.has(id)), groups: together, all });
  }
  return charts;
}

/** Never that of an experiment, which is a file's name. */
const groupId = (key: string): string => `group/${key}`;
