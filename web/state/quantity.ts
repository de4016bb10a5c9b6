import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { configOf } from './experiment-fields.js';
import { runSeconds } from './run-status.js';

/** Which of a metric's values: the one that was logged last, or the lowest or highest of the finite ones. */
export const figureNames = ['last', 'min', 'max'] as const;
export type FigureName = (typeof figureNames)[number];
export type Figures = Record<FigureName, number>;

/** What experiments can be compared by: filters and sorting speak of the same. */
export type Quantity =
  | { kind: 'start' | 'duration' | 'steps' }
  | { kind: 'metric'; metric: string; figure: FigureName }
  | { kind: 'config'; key: string };

/** What is known beside the list of experiments. */
export interface Known {
  /** Of a metric of one experiment; null where it has no point of it, undefined while that has not been read. */
  figures: (id: string, metric: string) => Figures | null | undefined;
  nowMs: number;
}

const configPrefix = 'config.';

/** The quantity of that name: `started`, `duration`, `steps`, `config.lr`; any other is a metric's. */
export function quantityOf(name: string, figure: FigureName = 'last'): Quantity {
  if (name === 'started') return { kind: 'start' };
  if (name === 'duration' || name === 'steps') return { kind: name };
  if (name.startsWith(configPrefix)) return { kind: 'config', key: name.slice(configPrefix.length) };
  return { kind: 'metric', metric: name, figure };
}

/** What a person calls it: `started`, `config.lr`, `val/loss`, `min(val/loss)`. */
export function quantityWords(quantity: Quantity): string {
  switch (quantity.kind) {
    case 'start':
      return 'started';
    case 'config':
      return configPrefix + quantity.key;
    case 'metric':
      return quantity.figure === 'last' ? quantity.metric : `${quantity.figure}(${quantity.metric})`;
    default:
      return quantity.kind;
  }
}

/**
 * Its value for an experiment: Unix seconds, seconds, a step, a figure of a metric, or a config's value, which may be a
 * text. Null where the experiment has none, undefined while that is not known yet.
 */
export function valueOf(
  quantity: Quantity,
  experiment: ExperimentSummary,
  { figures, nowMs }: Known,
): number | string | null | undefined {
  const unknown = experiment.exact ? null : undefined;
  switch (quantity.kind) {
    case 'start':
      return experiment.startTime ?? unknown;
    case 'duration':
      return runSeconds(experiment, nowMs) ?? unknown;
    case 'steps':
      return experiment.lastStep ?? unknown;
    case 'config':
      return configOf(experiment).get(quantity.key) ?? unknown;
    case 'metric': {
      const found = figures(experiment.id, quantity.metric);
      return found ? found[quantity.figure] : found;
    }
  }
}
