import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { configOf, groupNameOf, tagsOf } from './experiment-fields.js';
import { experimentName } from './experiment-name.js';

/** Experiments that have something in common. */
export interface ExperimentGroup {
  /** Tells it from all other groups, also from those of another grouping. */
  key: string;
  /** What a person calls it: the name, the tag, `lr = 0.001`; `no tag` for those without one. */
  label: string;
  /** In the order of the experiments. */
  ids: readonly string[];
}

type Grouped = Pick<ExperimentSummary, 'id' | 'name' | 'metadata' | 'annotation'>;

const configPrefix = 'config.';

/**
 * The groups of experiments, in the order of their first ones; those that have nothing to be grouped by come last. One
 * with several tags is in the group of each.
 * @param by `name`, `group`, `tag` or `config.…`; empty gives no groups
 */
export function groupsOf(experiments: readonly Grouped[], by: string): ExperimentGroup[] {
  if (by === '') return [];
  const groups = new Map<string | null, string[]>();
  for (const experiment of experiments) {
    const values = valuesOf(experiment, by);
    for (const value of values.length > 0 ? values : [null]) {
      const ids = groups.get(value);
      if (ids) ids.push(experiment.id);
      else groups.set(value, [experiment.id]);
    }
  }
  const rest = groups.get(null);
  groups.delete(null);
  if (rest) groups.set(null, rest);
  return [...groups].map(([value, ids]) => ({ key: keyOf(by, value), label: labelOf(by, value), ids }));
}

/** A group that charts draw as its mean and a band. */
export interface DrawnGroup extends ExperimentGroup {
  /** The experiment whose colour it has: of all in the group the one with the lowest number, shown or not. */
  leader: string;
}

/**
 * The groups that are drawn as one, with the experiments that are shown of each: at least two, and no rest. What is shown of
 * all others is drawn by itself.
 */
export function drawnGroups(
  groups: readonly ExperimentGroup[],
  selected: ReadonlySet<string>,
  colorIndex: ReadonlyMap<string, number>,
): DrawnGroup[] {
  const number = (id: string): number => colorIndex.get(id) ?? Infinity;
  return groups.flatMap((group) => {
    const ids = group.ids.filter((id) => selected.has(id));
    if (ids.length < 2 || isRest(group)) return [];
    const leader = group.ids.reduce((first, id) => (number(id) < number(first) ? id : first));
    return [{ ...group, ids, leader }];
  });
}

/** Whether a group is of experiments that have nothing to be grouped by: they are no samples of one thing. */
export const isRest = ({ key }: ExperimentGroup): boolean => key.startsWith('without:');

function valuesOf(experiment: Grouped, by: string): readonly string[] {
  switch (by) {
    case 'name':
      return [experimentName(experiment)];
    case 'group': {
      const name = groupNameOf(experiment);
      return name === null ? [] : [name];
    }
    case 'tag':
      return [...new Set(tagsOf(experiment))];
    default: {
      const value = configOf(experiment).get(by.startsWith(configPrefix) ? by.slice(configPrefix.length) : by);
      return value === undefined ? [] : [String(value)];
    }
  }
}

const keyOf = (by: string, value: string | null): string => (value === null ? `without:${by}` : `${by}:${value}`);

function labelOf(by: string, value: string | null): string {
  const name = by.startsWith(configPrefix) ? by.slice(configPrefix.length) : by;
  if (value === null) return `no ${name}`;
  return by.startsWith(configPrefix) ? `${name} = ${value}` : value;
}
