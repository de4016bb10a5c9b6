import { routePaths } from '../../sdk/protocol/paths.js';
import type { SummariesQuery } from '../../sdk/read/logbook.js';
import { sendJson } from '../answers.js';
import { readJsonBody } from '../body.js';
import { flag, texts, textsOrNull, word } from './parameters.js';
import type { Route } from './route.js';

/** `Logbook.summaries`: figures over all points, of experiments and metrics. */
export const summaries: Route = {
  method: 'POST',
  path: routePaths.summaries,
  async answer({ request, response, logbook, signal }) {
    const query = summariesQuery(await readJsonBody(request));
    sendJson(response, await logbook.summaries(query, { signal }));
  },
};

/** What the body asks; only `experiments` has to be there. */
function summariesQuery(body: Record<string, unknown>): SummariesQuery {
  return {
    experiments: texts(body, 'experiments'),
    metrics: textsOrNull(body, 'metrics'),
    source: word(body.source, 'source', ['log', 'resources'], 'log'),
    wait: flag(body, 'wait'),
  };
}
