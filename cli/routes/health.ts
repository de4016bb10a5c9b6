import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import type { Route } from './route.js';

/** Whether the host is up, and what it serves. */
export const health: Route = {
  method: 'GET',
  path: routePaths.health,
  isPublic: true,
  answer({ response, facts, logbook }) {
    sendJson(response, { status: 'ok', logbook: logbook.name, ...facts });
  },
};
