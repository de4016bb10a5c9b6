import { seriesColor, seriesDash, type Palette } from '../../charts/palette.js';
import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { experimentName } from '../../state/experiment-name.js';
import { isAlive } from '../../state/run-status.js';

/** What a card needs to know of an experiment to draw it. */
export interface ShownExperiment {
  id: string;
  label: string;
  color: string;
  dash: readonly number[];
  /** Whether it is running and still writes. */
  live: boolean;
  /** When it began, Unix seconds. */
  startTime: number | undefined;
}

/** Experiments that are drawn as one: their mean and a band. */
export interface ShownGroup {
  id: string;
  label: string;
  color: string;
  dash: readonly number[];
  /** Ids. */
  experiments: readonly string[];
}

/** How lines are told apart. */
export interface Look {
  colorIndex: number;
  dashRank: number;
  palette: Palette;
}

export function shownExperiment(
  experiment: ExperimentSummary,
  { colorIndex, dashRank, palette }: Look,
  nowMs: number,
): ShownExperiment {
  return {
    id: experiment.id,
    label: experimentName(experiment),
    color: seriesColor(experiment, colorIndex, palette),
    dash: seriesDash(dashRank),
    live: isAlive(experiment, nowMs),
    startTime: experiment.startTime ?? undefined,
  };
}

/** Whether both say the same, so that nothing has to be drawn anew. */
export function sameShown<Shown extends ShownExperiment | ShownGroup>(
  one: readonly Shown[],
  other: readonly Shown[],
): boolean {
  return one.length === other.length && one.every((each, i) => isSame(each, other[i]!));
}

function isSame(one: ShownExperiment | ShownGroup, other: ShownExperiment | ShownGroup): boolean {
  if (one === other) return true;
  const values = Object.entries(other);
  return Object.entries(one).every(
    ([name, value], i) => name === values[i]![0] && String(value) === String(values[i]![1]),
  );
}
