import { seriesColor, seriesDash } from '../../charts/palette.js';
import { isSilent } from '../../../sdk/read/status.js';
import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import type { LogbookState } from '../../state/logbook-store.js';

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
  colorIndex: LogbookState['colorIndex'],
  nowMs: number,
): ShownExperiment {
  const { id, name, status } = experiment;
  const index = colorIndex.get(id) ?? 0;
  return {
    id,
    label: name || id,
    color: seriesColor(index),
    dash: seriesDash(index),
    live: status === 'running' && !isSilent(experiment, nowMs),
  };
}

/** Whether both say the same, so that nothing has to be drawn anew. */
export function sameExperiments(one: readonly ShownExperiment[], other: readonly ShownExperiment[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, label, color, live }, i) => {
      const also = other[i]!;
      return id === also.id && label === also.label && color === also.color && live === also.live;
    })
  );
}
