import { parseAnnotationPatch } from '../../sdk/format/annotation.js';
import type { JsonObject } from '../../sdk/format/line.js';
import { routePaths } from '../../sdk/protocol/paths.js';
import { sendJson } from '../answers.js';
import { HttpError } from '../http-error.js';
import { readJsonBody } from '../body.js';
import type { Route } from './route.js';

/** `Logbook.annotate`: changes what people add to an experiment, and answers all of that. */
export const annotate: Route = {
  method: 'PATCH',
  path: routePaths.experiment,
  async answer({ request, response, logbook, id }) {
    sendJson(response, await logbook.annotate(id, patchOf(await readJsonBody(request))));
  },
};

function patchOf(body: Record<string, unknown>): ReturnType<typeof parseAnnotationPatch> {
  try {
    return parseAnnotationPatch(body as JsonObject);
  } catch (error) {
    throw new HttpError(400, 'bad-parameter', (error as TypeError).message);
  }
}
