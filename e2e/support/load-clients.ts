// Pages without a browser, many in a process of their own: each follows the host as the page does, with the page's own
// code, and asks again what its cards show and what its list holds whenever something changed. It says every second how
// much was heard and answered, and what went wrong.
import { HttpLogbook } from '../../web/sources/http-logbook.js';
import { LatestAnswer } from '../../web/panels/metrics/latest-answer.js';
import { seriesAsking } from '../../web/panels/metrics/series-question.js';

/** What has come so far, of all clients together. */
export interface LoadFigures {
  /** How many clients have heard of a change that was told while it happened. */
  hearing: number;
  series: number;
  lists: number;
  errors: string[];
}

const [url = '', clients = '0', ...metrics] = process.argv.slice(2);
const figures: LoadFigures = { hearing: 0, series: 0, lists: 0, errors: [] };
const selected = 10;
const widthPx = 400;
/** As the page asks for the list while changes pour in. */
const listEveryMs = 250;
const listRestFactor = 4;

const fail = (error: unknown): void => void figures.errors.push(String(error));

async function follow(): Promise<void> {
  const logbook = await HttpLogbook.open(url);
  const { items } = await logbook.experiments();
  const experiments = items.slice(0, selected).map(({ id }) => id);
  const cards = metrics.map((metric) => {
    const requests = new LatestAnswer(seriesAsking, () => {
      figures.series += 1;
      if (requests.error) fail(requests.error);
    });
    requests.want(logbook, { experiments, source: 'log', metric, x: 'step', window: null, widthPx });
    return requests;
  });
  let hasHeard = false;
  let isStale = false;
  logbook.changes(
    ({ type, ids }) => {
      isStale = true;
      if (type === 'grown' && !hasHeard) {
        hasHeard = true;
        figures.hearing += 1;
      }
      if (ids.some((id) => experiments.includes(id))) for (const card of cards) card.refresh();
    },
    { signal: new AbortController().signal },
  );
  for (let restMs = listEveryMs; ;) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    if (!isStale) continue;
    isStale = false;
    const startedMs = performance.now();
    await logbook.experiments().catch(fail);
    figures.lists += 1;
    restMs = Math.max(listEveryMs, listRestFactor * (performance.now() - startedMs));
  }
}

for (let client = 0; client < Number(clients); client += 1) follow().catch(fail);
setInterval(() => process.send?.(figures), 1000);
