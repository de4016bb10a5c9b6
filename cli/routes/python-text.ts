import { writeJson, type Json } from '../../sdk/format/json.js';
import type { Logbook } from '../../sdk/read/logbook.js';
import { linesAtOnce, listRoute } from './python-list.js';

/** All text lines of an experiment, as the Python dashboard's clients ask for them. */
export const pythonText = listRoute('/api/text', linesOf);

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
