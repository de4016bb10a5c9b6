import { encodeMessage, messageType } from '../../sdk/protocol/message.js';
import { routePaths } from '../../sdk/protocol/paths.js';
import type { SeriesAnswer } from '../../sdk/read/logbook.js';
import { sendBody, sendJson } from '../answers.js';
import { onceFor } from '../once-for.js';
import { readJsonBody } from '../body.js';
import type { Route } from './route.js';
import { seriesQuery } from './series-query.js';

/** `Logbook.series`: columns in binary, or in JSON for who accepts nothing else. */
export const series: Route = {
  method: 'POST',
  path: routePaths.series,
  async answer({ request, response, logbook, signal }) {
    const query = seriesQuery(await readJsonBody(request));
    const answer = await logbook.series(query, { signal });
    if (request.headers.accept?.includes('application/json')) {
      sendJson(response, plain(answer) as object);
      return;
    }
    sendBody(response, { type: messageType, bytes: messageOf(answer) });
  },
};

const messageOf = onceFor((answer: SeriesAnswer) => encodeMessage(answer));

/** The same answer with lists instead of columns. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return [...(value as Float64Array)];
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
}
