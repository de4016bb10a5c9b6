import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { experimentName } from './experiment-name.js';
import { naturalOrder } from './natural-order.js';
import { figureNames, valueOf, type Known, type Quantity } from './quantity.js';
import { runStatus, runStatuses } from './run-status.js';

/** What the list is sorted by. */
export interface Sort {
  by: Quantity | { kind: 'name' | 'status' };
  isDescending: boolean;
}

/**
 * Reads `start`, `name`, `steps`, `duration`, `status`, `config.lr`, or a metric's figure as in `last(val/loss)`, with `-`
 * before it for the highest first. What it is not is the newest first.
 */
export function readSort(text: string): Sort {
  const isDescending = text.startsWith('-');
  const name = isDescending ? text.slice(1) : text;
  if (['start', 'duration', 'steps', 'name', 'status'].includes(name))
    return { by: { kind: name } as Sort['by'], isDescending };
  if (name.startsWith('config.')) return { by: { kind: 'config', key: name.slice('config.'.length) }, isDescending };
  const figure = figureNames.find((each) => name.startsWith(`${each}(`) && name.endsWith(')'));
  if (!figure) return { by: { kind: 'start' }, isDescending: true };
  return { by: { kind: 'metric', metric: name.slice(figure.length + 1, -1), figure }, isDescending };
}

export function writeSort({ by, isDescending }: Sort): string {
  const name =
    by.kind === 'config' ? `config.${by.key}` : by.kind === 'metric' ? `${by.figure}(${by.metric})` : by.kind;
  return (isDescending ? '-' : '') + name;
}

/**
 * The experiments in that order; those that are alike stay as they were. What has no value comes last in both directions,
 * and what is not known yet after that.
 */
export function sorted(
  experiments: readonly ExperimentSummary[],
  { by, isDescending }: Sort,
  known: Known,
): ExperimentSummary[] {
  const sign = isDescending ? -1 : 1;
  const keyed = experiments.map((experiment) => ({ experiment, key: keyOf(experiment, by, known) }));
  keyed.sort((one, other) => rank(one.key) - rank(other.key) || sign * compare(one.key, other.key));
  return keyed.map(({ experiment }) => experiment);
}

type Key = number | string | null | undefined;

function keyOf(experiment: ExperimentSummary, by: Sort['by'], known: Known): Key {
  switch (by.kind) {
    case 'name':
      return experimentName(experiment);
    case 'status': {
      const status = runStatus(experiment, known.nowMs);
      return status ? runStatuses.indexOf(status) : experiment.status;
    }
    default:
      return valueOf(by, experiment, known);
  }
}

/** Numbers, then texts, then what is not finite, then what is not there, then what is not known. */
function rank(key: Key): number {
  if (key === undefined) return 4;
  if (key === null) return 3;
  if (typeof key === 'string') return 1;
  return Number.isNaN(key) ? 2 : 0;
}

function compare(one: Key, other: Key): number {
  if (typeof one === 'string' && typeof other === 'string') return naturalOrder(one, other);
  if (typeof one !== 'number' || typeof other !== 'number' || one === other) return 0;
  return Number.isNaN(one) ? 0 : one < other ? -1 : 1;
}
