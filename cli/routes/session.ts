import { routePaths } from '../../sdk/protocol/paths.js';
import { readJsonBody } from '../body.js';
import { text } from './parameters.js';
import type { Route } from './route.js';

/** Anybody may ask this: there is room for a token, and for little else. */
const mostBytes = 1024;

/** Takes the host's token from its page, which gets a cookie for it. */
export const session: Route = {
  method: 'POST',
  path: routePaths.session,
  isPublic: true,
  async answer({ request, response, access }) {
    const token = text(await readJsonBody(request, mostBytes), 'token');
    access?.enter(token, request, response);
    response.writeHead(204, { 'Cache-Control': 'no-store' });
    response.end();
  },
};
