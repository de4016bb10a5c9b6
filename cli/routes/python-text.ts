import { writeJson, type Json } from '../../sdk/format/json.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { sendPieces } from '../answers.js';
import { readJsonBody } from '../body.js';
import { text } from './parameters.js';
import { jsonArray, linesAtOnce, ofKnown } from './python-lines.js';
import type { Route } from './route.js';

/** All text lines of an experiment, as the Python dashboard's clients ask for them. */
export const pythonText: Route = {
  method: 'POST',
  path: '/api/text',
  async answer({ request, response, logbook, signal }) {
    const id = text(await readJsonBody(request), 'experiment');
    const items = ofKnown(linesOf(logbook, id, signal));
    await sendPieces(response, 'application/json; charset=utf-8', jsonArray(items));
  },
};

async function* linesOf(logbook: Logbook, id: string, signal: AbortSignal): AsyncGenerator<string> {
  for (let from = 0; ;) {
    const { lines, total } = await logbook.text({ id, from, limit: linesAtOnce, wait: true }, { signal });
    for (const line of lines) {
      yield writeJson({ type: 'text', ...(line as unknown as { [key: string]: Json }) }, { nonFinite: 'string' });
    }
    from += lines.length;
    if (from >= total || lines.length === 0) return;
  }
}
