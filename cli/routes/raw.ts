import { routePaths } from '../../sdk/protocol/paths.js';
import { sendPieces } from '../answers.js';
import type { Route } from './route.js';

/** `Logbook.raw`: the experiment's own log, as it is on disk. */
export const raw: Route = {
  method: 'GET',
  path: routePaths.raw,
  async answer({ response, logbook, id, signal }) {
    await sendPieces(response, 'application/jsonl; charset=utf-8', logbook.raw(id, { signal }));
  },
};
