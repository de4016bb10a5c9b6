/** What the two routes share that answer all images or texts of an experiment at once. */

/** How many lines are read at a time. */
export const linesAtOnce = 100;

/** The items; none where the experiment is not known. */
export async function* ofKnown(items: AsyncIterable<string>): AsyncGenerator<string> {
  try {
    yield* items;
  } catch (error) {
    if (!(error instanceof Error && error.name === 'unknown-experiment')) throw error;
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
