import type { Json } from '../../sdk/format/json.js';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';

type Described = Pick<ExperimentSummary, 'metadata' | 'annotation'>;

/** A value of a config, where `key` is its path: `model.depth`. What is no number is its text. */
export type ConfigValue = number | string;

const noConfig: ReadonlyMap<string, ConfigValue> = new Map();
const configs = new WeakMap<object, ReadonlyMap<string, ConfigValue>>();

/** The tags that people gave it, else those that were logged. */
export function tagsOf({ metadata, annotation }: Described): readonly string[] {
  if (annotation?.tags) return annotation.tags;
  const { tags } = metadata;
  return Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** The group that it was logged in; null for none. */
export function groupNameOf({ metadata: { group } }: Described): string | null {
  return typeof group === 'string' && group !== '' ? group : null;
}

/** Its hyperparameters by their paths, in the order of the file. */
export function configOf({ metadata }: Described): ReadonlyMap<string, ConfigValue> {
  const { config } = metadata;
  if (typeof config !== 'object' || config === null || Array.isArray(config)) return noConfig;
  const known = configs.get(config);
  if (known) return known;
  const values = new Map<string, ConfigValue>();
  addValues(values, '', config);
  configs.set(config, values);
  return values;
}

function addValues(values: Map<string, ConfigValue>, prefix: string, config: { [key: string]: Json }): void {
  for (const [name, value] of Object.entries(config)) {
    const key = prefix + name;
    if (typeof value === 'number' || typeof value === 'string') values.set(key, value);
    else if (typeof value !== 'object' || value === null || Array.isArray(value))
      values.set(key, JSON.stringify(value));
    else addValues(values, `${key}.`, value);
  }
}

/** All that any of them has, sorted, each once. */
export const configKeysOf = (experiments: readonly Described[]): string[] =>
  sortedOnce(experiments, (experiment) => configOf(experiment).keys());

export const allTagsOf = (experiments: readonly Described[]): string[] => sortedOnce(experiments, tagsOf);

export const allMetricsOf = (experiments: readonly Pick<ExperimentSummary, 'metrics'>[]): string[] =>
  sortedOnce(experiments, ({ metrics }) => metrics ?? []);

function sortedOnce<T>(from: readonly T[], textsOf: (item: T) => Iterable<string>): string[] {
  const found = new Set<string>();
  for (const item of from) for (const text of textsOf(item)) found.add(text);
  return [...found].sort();
}
