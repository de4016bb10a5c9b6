import { sendJson } from '../answers.js';
import { readJsonBody } from '../body.js';
import { plotlyFigure, type FigureQuery } from '../plotly-figure.js';
import { text, texts, word } from './parameters.js';
import type { Route } from './route.js';

/** One metric of some experiments as a Plotly figure, as clients of the Python dashboard ask for it. */
export const plot: Route = {
  method: 'POST',
  path: '/api/plot',
  async answer({ request, response, logbook, signal }) {
    const query = figureQuery(await readJsonBody(request));
    sendJson(response, await plotlyFigure(logbook, query, { signal }));
  },
};

/** The same: clients know it by both. */
export const plots: Route = { ...plot, path: '/api/plots' };

/** What the body asks. Python's optional fields are null where they are not given. */
function figureQuery(body: Record<string, unknown>): FigureQuery {
  return {
    experiments: texts(body, 'experiments'),
    metric: text(body, 'metric'),
    xAxis: word(body.x_axis ?? undefined, 'x_axis', ['step', 'time'], 'step'),
    yAxisScale: word(body.y_axis_scale ?? undefined, 'y_axis_scale', ['linear', 'log'], 'linear'),
  };
}
