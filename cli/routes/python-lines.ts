/** What the two routes share that answer all images or texts of an experiment at once. */

/** How many lines are read at a time. */
export const linesAtOnce = 100;

/** The items; none where the experiment is not known. One that is deleted meanwhile is no end of the list. */
export async function* ofKnown(items: AsyncIterable<string>): AsyncGenerator<string> {
  let isKnown = false;
  try {
    for await (const item of items) {
      isKnown = true;
      yield item;
    }
  } catch (error) {
    if (isKnown || !(error instanceof Error && error.name === 'unknown-experiment')) throw error;
  }
}

/** A list in JSON, an item a piece. */
export async function* jsonArray(items: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const item of items) {
    yield (isFirst ? '[' : ',') + item;
    isFirst = false;
  }
  yield isFirst ? '[]' : ']';
}
