/** How many pieces of work go on at once: enough to keep a slow disk busy, few enough for its limit of open files. */
const atOnce = 64;

/** Does the work for every item, some at once, and waits for all. */
export async function inBatches<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += atOnce) {
    await Promise.all(items.slice(start, start + atOnce).map(work));
  }
}
