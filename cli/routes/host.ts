import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import type { Route } from './route.js';

/** How the page learns that a host serves it; a static build has a file in this place. */
export const host: Route = {
  method: 'GET',
  path: routePaths.host,
  isPublic: true,
  answer({ response, facts }) {
    sendJson(response, { host: true, version: facts.version, readOnly: facts.readOnly });
  },
};
