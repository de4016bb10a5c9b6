import { sendJson } from '../answers.js';
import { readJsonBody } from '../body.js';
import { text } from './parameters.js';
import type { Route } from './route.js';

/**
 * Gives an experiment a name, as the Python dashboard's clients ask for it. It goes into the annotation: a run's own
 * files are never written to. An empty name takes it away again.
 */
export const rename: Route = {
  method: 'PUT',
  path: '/api/experiments/:id/rename',
  async answer({ request, response, logbook, id }) {
    const name = text(await readJsonBody(request), 'name').trim();
    await logbook.annotate(id, { name: name === '' ? null : name });
    sendJson(response, { success: true, message: `The experiment is now called ${name === '' ? id : name}` });
  },
};
