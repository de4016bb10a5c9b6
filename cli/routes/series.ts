import { encodeMessage, messageType } from '../../sdk/protocol/message.js';
import { routePaths } from '../../sdk/protocol/paths.js';
import type { SeriesAnswer, SeriesQuery } from '../../sdk/read/logbook.js';
import { sendBody, sendJson } from '../answers.js';
import { onceFor } from '../once-for.js';
import { readJsonBody } from '../body.js';
import { flag, positive, range, text, texts, word } from './parameters.js';
import type { Route } from './route.js';

/** `Logbook.series`: columns in binary, or in JSON for who accepts nothing else. */
export const series: Route = {
  method: 'POST',
  path: routePaths.series,
  async answer({ request, response, logbook, signal }) {
    const query = seriesQuery(await readJsonBody(request));
    const answer = await logbook.series(query, { signal });
    if (request.headers.accept?.includes('application/json')) {
      sendJson(response, plain(answer));
      return;
    }
    sendBody(response, { type: messageType, bytes: messageOf(answer) });
  },
};

const messageOf = onceFor((answer: SeriesAnswer) => encodeMessage(answer));

/** What the body asks; only `experiments` and `metric` have to be there. */
function seriesQuery(body: Record<string, unknown>): SeriesQuery {
  return {
    experiments: texts(body, 'experiments'),
    metric: text(body, 'metric'),
    source: word(body.source, 'source', ['log', 'resources'], 'log'),
    x: word(body.x, 'x', ['step', 'time'], 'step'),
    window: range(body, 'window'),
    widthPx: positive(body, 'widthPx', 1000),
    wait: flag(body, 'wait'),
  };
}

/** The same answer with lists instead of columns. */
function plain(answer: SeriesAnswer): object {
  const traces = answer.traces.map(({ x, y, segments, nonFinite, ...others }) => ({
    ...others,
    x: [...x],
    y: [...y],
    segments: [...segments],
    nonFinite: { x: [...nonFinite.x], kind: [...nonFinite.kind], before: [...nonFinite.before] },
  }));
  return { ...answer, traces };
}
