const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Compares texts as people sort them: `seed-9` comes before `seed-10`, whatever the case. */
export const naturalOrder = (one: string, other: string): number =>
  collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0);
