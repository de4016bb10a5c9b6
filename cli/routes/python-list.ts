import type { Logbook } from '../../sdk/read/logbook.js';
import { jsonType, sendPieces } from '../answers.js';
import { readJsonBody } from '../body.js';
import { text } from './parameters.js';
import type { Route } from './route.js';

/** How many lines are read at a time. */
export const linesAtOnce = 100;

/** A route for the Python dashboard's clients, which ask for all images or texts of an experiment at once. */
export function listRoute(
  path: Route['path'],
  itemsOf: (logbook: Logbook, id: string, signal: AbortSignal) => AsyncIterable<string>,
): Route {
  return {
    method: 'POST',
    path,
    async answer({ request, response, logbook, signal }) {
      const id = text(await readJsonBody(request), 'experiment');
      // Else the logbook would be looked through anew for each of its questions.
      logbook.changes(() => undefined, { signal });
      await sendPieces(response, jsonType, jsonArray(ofKnown(itemsOf(logbook, id, signal))));
    },
  };
}

/** The items; none where the experiment is not known. One that is deleted meanwhile is no end of the list. */
async function* ofKnown(items: AsyncIterable<string>): AsyncGenerator<string> {
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
async function* jsonArray(items: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const item of items) {
    yield (isFirst ? '[' : ',') + item;
    isFirst = false;
  }
  yield isFirst ? '[]' : ']';
}
