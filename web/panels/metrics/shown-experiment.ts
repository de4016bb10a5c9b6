import { seriesColor, seriesDash } from '../../charts/palette.js';
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
}

export function shownExperiment(
  experiment: ExperimentSummary,
  colorIndex: number,
  dashRank: number,
  nowMs: number,
): ShownExperiment {
  return {
    id: experiment.id,
    label: experimentName(experiment),
    color: seriesColor(experiment, colorIndex),
    dash: seriesDash(dashRank),
    live: isAlive(experiment, nowMs),
  };
}

/** Whether both say the same, so that nothing has to be drawn anew. */
export function sameExperiments(one: readonly ShownExperiment[], other: readonly ShownExperiment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, label, color, dash, live }, i) => {
      const also = other[i]!;
      return (
        id === also.id &&
        label === also.label &&
        color === also.color &&
        live === also.live &&
        String(dash) === String(also.dash)
      );
    })
  );
}
