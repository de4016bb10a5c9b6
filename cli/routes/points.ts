import { once } from 'node:events';
import { routePaths } from '../../sdk/protocol/paths.js';
import { HttpError } from '../answers.js';
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
      let batch = await batches.next();
      response.writeHead(200, { 'Content-Type': 'application/jsonl; charset=utf-8', 'Cache-Control': 'no-store' });
      for (; !batch.done; batch = await batches.next()) {
        for (const lines of pointLines(batch.value, 'jsonl')) {
          signal.throwIfAborted();
          if (!response.write(lines)) await once(response, 'drain', { signal });
        }
      }
      response.end();
    } finally {
      await batches.return?.();
    }
  },
};
