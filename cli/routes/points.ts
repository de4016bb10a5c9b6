import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { routePaths } from '../../sdk/protocol/paths.js';
import type { PointColumns } from '../../sdk/read/logbook.js';
import { HttpError } from '../answers.js';
import { acceptedEncoding, compressor } from '../compression.js';
import { pointLines } from '../point-lines.js';
import { queryText, word } from './parameters.js';
import type { Route } from './route.js';

/** `Logbook.points`: every point, a line of JSON each, as fast as the client takes them. */
export const points: Route = {
  method: 'GET',
  path: routePaths.points,
  async answer({ request, response, logbook, id, signal }) {
    const metric = queryText(request, 'metric');
    if (metric === undefined) throw new HttpError(400, 'bad-parameter', 'metric must be given');
    const source = word(queryText(request, 'source'), 'source', ['log', 'resources'], 'log');
    const batches = logbook.points({ id, source, metric }, { signal })[Symbol.asyncIterator]();
    try {
      // Before the head is written: an unknown experiment is a 404.
      const first = await batches.next();
      const encoding = acceptedEncoding(request.headers['accept-encoding']);
      response.writeHead(200, {
        'Content-Type': 'application/jsonl; charset=utf-8',
        'Cache-Control': 'no-store',
        Vary: 'Accept-Encoding',
        ...(encoding && { 'Content-Encoding': encoding }),
      });
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const lines = Readable.from(linesOf(first, batches), { objectMode: false });
      await (encoding ? pipeline(lines, compressor(encoding), response) : pipeline(lines, response));
    } finally {
      await batches.return?.();
    }
  },
};

async function* linesOf(
  first: IteratorResult<PointColumns>,
  others: AsyncIterator<PointColumns>,
): AsyncGenerator<string> {
  for (let batch = first; !batch.done; batch = await others.next()) yield* pointLines(batch.value, 'jsonl');
}
