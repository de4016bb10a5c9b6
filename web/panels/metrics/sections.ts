import { naturalOrder } from '../../state/natural-order.js';

/** Metrics that stand together: pinned ones, or those that share what stands before the first `/`. */
export interface Section {
  /** Unique among sections, and the same at each visit. */
  key: string;
  title: string;
  metrics: readonly string[];
}

/** The section of pinned metrics. No other has this key: theirs end with a slash, or are empty. */
export const pinnedKey = 'pinned';

export interface Arrangement {
  /** Metrics that stand at the top, in their order. */
  pinned: readonly string[];
  /** Metrics that come first in their section, in their order. */
  order: readonly string[];
}

/**
 * The metrics in sections: pinned ones, those without a `/`, then by what stands before it. Within a section they stand
 * as they were arranged, all others after these in natural order (`layer2` before `layer10`).
 */
export function sectionsOf(metrics: Iterable<string>, { pinned, order }: Arrangement): Section[] {
  const rest = new Set(metrics);
  const top = pinned.filter((metric) => rest.delete(metric));
  const places = new Map(order.map((metric, place) => [metric, place]));
  const placeOf = (metric: string): number => places.get(metric) ?? places.size;
  const byKey = new Map<string, string[]>();
  for (const metric of rest) {
    const key = sectionKey(metric);
    const found = byKey.get(key);
    if (found) found.push(metric);
    else byKey.set(key, [metric]);
  }
  const sections = [...byKey]
    .sort(([one], [other]) => naturalOrder(one, other))
    .map(([key, found]) => ({
      key,
      title: titleOf(key),
      metrics: found.sort((one, other) => placeOf(one) - placeOf(other) || naturalOrder(one, other)),
    }));
  return top.length > 0 ? [{ key: pinnedKey, title: 'Pinned', metrics: top }, ...sections] : sections;
}

/** What stands before the first `/` of a name, with it; empty where there is none. */
export function sectionKey(metric: string): string {
  return metric.slice(0, metric.indexOf('/') + 1);
}

/** A metric's name as a card shows it: what stands before the last `/` in the background. */
export function splitName(metric: string): { prefix: string; last: string } {
  // A name that ends with a slash is all there is to show.
  const slash = metric.lastIndexOf('/', metric.length - 2);
  return { prefix: metric.slice(0, slash + 1), last: metric.slice(slash + 1) };
}

function titleOf(key: string): string {
  if (key === '') return 'metrics';
  return key === '/' ? '/' : key.slice(0, -1);
}
