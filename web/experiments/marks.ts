/** Which rows of a list are marked, to do something with all of them at once; by their keys. */
export interface Marks {
  marked: ReadonlySet<string>;
  /** Where a range begins. */
  anchor: string | null;
}

export const noMarks: Marks = { marked: new Set(), anchor: null };

/** One row more or less. */
export function toggleMark({ marked, anchor }: Marks, key: string): Marks {
  // The first row that is marked beside the one that the person was at marks that one, too.
  const next = new Set(marked.size === 0 && anchor !== null && anchor !== key ? [anchor] : marked);
  if (!next.delete(key)) next.add(key);
  return { marked: next, anchor: key };
}

/** All rows from the anchor to this one, and no others. */
export function markRange({ anchor }: Marks, keys: readonly string[], key: string): Marks {
  const to = keys.indexOf(key);
  const from = anchor === null ? to : Math.max(0, keys.indexOf(anchor));
  return { marked: new Set(keys.slice(Math.min(from, to), Math.max(from, to) + 1)), anchor: anchor ?? key };
}

export function markAll(keys: readonly string[]): Marks {
  return { marked: new Set(keys), anchor: keys[0] ?? null };
}
