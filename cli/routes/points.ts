import { routePaths } from '../../sdk/protocol/paths.js';
import type { PointColumns } from '../../sdk/read/logbook.js';
import { sendPieces } from '../answers.js';
import { HttpError } from '../http-error.js';
import { pointLines } from '../point-lines.js';
import { word } from './parameters.js';
import { queryText } from './query.js';
import type { Route } from './route.js';

/** `Logbook.points`: every point, a line of JSON each, as fast as the client takes them. */
export const points: Route = {
  method: 'GET',
  path: routePaths.points,
  async answer({ request, response, logbook, id, signal }) {
    const metric = queryText(request, 'metric');
    if (metric === undefined) throw new HttpError(400, 'bad-parameter', 'metric must be given');
    const source = word(queryText(request, 'source'), 'source', ['log', 'resources'], 'log');
    const lines = linesOf(logbook.points({ id, source, metric }, { signal }));
    await sendPieces(response, 'application/jsonl; charset=utf-8', lines);
  },
};

async function* linesOf(batches: AsyncIterable<PointColumns>): AsyncGenerator<string> {
  for await (const batch of batches) yield* pointLines(batch, 'jsonl');
}
