import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import { queryRange } from './query.js';
import type { Route } from './route.js';

/** `Logbook.text`: text lines of an experiment. */
export const text: Route = {
  method: 'GET',
  path: routePaths.text,
  async answer({ request, response, logbook, id, signal }) {
    sendJson(response, await logbook.text(queryRange(request, id), { signal }));
  },
};
