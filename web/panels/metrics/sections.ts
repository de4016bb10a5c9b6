/** Metrics that share what stands before the first `/`. */
export interface Section {
  /** What stands before the first `/`; null for metrics without one. */
  prefix: string | null;
  title: string;
  metrics: string[];
}

const natural = new Intl.Collator('en', { numeric: true });

/** The metrics in sections: those without a `/` first, all in natural order (`layer2` before `layer10`). */
export function sectionsOf(metrics: Iterable<string>): Section[] {
  const byPrefix = new Map<string | null, string[]>();
  for (const metric of metrics) {
    const slash = metric.indexOf('/');
    const prefix = slash < 0 ? null : metric.slice(0, slash);
    const found = byPrefix.get(prefix);
    if (found) found.push(metric);
    else byPrefix.set(prefix, [metric]);
  }
  return [...byPrefix]
    .map(([prefix, found]) => ({ prefix, title: titleOf(prefix), metrics: found.sort(inOrder) }))
    .sort((one, other) => {
      if (one.prefix === null || other.prefix === null) return one.prefix === null ? -1 : 1;
      return inOrder(one.prefix, other.prefix);
    });
}

/** A metric's name as a card shows it: what stands before the last `/` in the background. */
export function splitName(metric: string): { prefix: string; last: string } {
  // A name that ends with a slash is all there is to show.
  const slash = metric.lastIndexOf('/', metric.length - 2);
  return { prefix: metric.slice(0, slash + 1), last: metric.slice(slash + 1) };
}

function titleOf(prefix: string | null): string {
  if (prefix === null) return 'metrics';
  return prefix === '' ? '/' : prefix;
}

/** Two names that the collator takes for one still have an order of their own. */
function inOrder(one: string, other: string): number {
  return natural.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
}
