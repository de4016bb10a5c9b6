import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import { HttpError } from '../http-error.js';
import { readJsonBody } from '../body.js';
import { flag } from './parameters.js';
import type { Route } from './route.js';

/** `Logbook.remove`: deletes an experiment's files, once that has been confirmed. */
export const remove: Route = {
  method: 'DELETE',
  path: routePaths.experiment,
  async answer({ request, response, logbook, id }) {
    const body = await readJsonBody(request);
    if (!flag(body, 'confirm')) {
      throw new HttpError(400, 'not-confirmed', 'Its files are deleted for good: confirm must be true');
    }
    await logbook.remove(id, { force: flag(body, 'force') });
    sendJson(response, { success: true, message: `${id} has been deleted` });
  },
};
