import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import type { Route } from './route.js';

/** `Logbook.damage`: the damaged lines of one experiment. */
export const damage: Route = {
  method: 'GET',
  path: routePaths.damage,
  async answer({ response, logbook, id, signal }) {
    sendJson(response, await logbook.damage(id, { signal }));
  },
};
