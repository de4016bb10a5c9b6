import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import { queryRange } from './query.js';
import type { Route } from './route.js';

/** `Logbook.images`: which images an experiment has, without their bytes. */
export const images: Route = {
  method: 'GET',
  path: routePaths.images,
  async answer({ request, response, logbook, id, signal }) {
    const answer = await logbook.images(queryRange(request, id), { signal });
    sendJson(response, { ...answer, steps: [...answer.steps] });
  },
};
