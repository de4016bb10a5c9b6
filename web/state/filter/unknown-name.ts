import type { ExperimentSummary } from '../../../sdk/read/logbook.js';
import { allMetricsOf, configKeysOf } from '../experiment-fields.js';
import { quantityWords } from '../quantity.js';
import type { Filter } from './filter.js';

/** A name that a filter compares by and no experiment has, and the one that is most like it; null where none is. */
export interface UnknownName {
  name: string;
  nearest: string | null;
}

/** The first such name of a filter; null where there is none, and while not all names are known. */
export function unknownName(filter: Filter, experiments: readonly ExperimentSummary[]): UnknownName | null {
  if (experiments.some(({ exact }) => !exact)) return null;
  const keys = configKeysOf(experiments).map((key) => `config.${key}`);
  const known = ['started', 'duration', 'steps', ...allMetricsOf(experiments), ...keys];
  const name = namesIn(filter).find((each) => !known.includes(each));
  return name === undefined ? null : { name, nearest: nearestOf(name, known) };
}

function namesIn(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(namesIn);
    case 'not':
      return namesIn(filter.part);
    case 'comparison': {
      const { quantity } = filter;
      return [quantity.kind === 'metric' ? quantity.metric : quantityWords(quantity)];
    }
    default:
      return [];
  }
}

/** The last part of a longer name is as near as can be; what differs in more than a third of its characters is not. */
function nearestOf(name: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.ceil(name.length / 3) + 1;
  for (const each of known) {
    const isPart = each.endsWith(`.${name}`) || each.endsWith(`/${name}`);
    const distance = isPart ? 0 : editDistance(name.toLowerCase(), each.toLowerCase());
    if (distance >= least) continue;
    least = distance;
    nearest = each;
  }
  return nearest;
}

/** How many characters have to be put in, taken out or replaced to make one text of the other. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
