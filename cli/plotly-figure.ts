import type { Abortable } from '../sdk/read/files.js';
import type { Logbook, SeriesQuery, SeriesX, Trace } from '../sdk/read/logbook.js';
import { plotPoints, type PlotPoints } from './plot-points.js';

export interface FigureQuery {
  /** Ids; unknown ones give no trace. */
  experiments: string[];
  metric: string;
  xAxis: SeriesX;
  yAxisScale: 'linear' | 'log';
}

interface FigureTrace extends PlotPoints {
  type: 'scatter';
  mode: 'lines+markers';
  name: string;
  connectgaps: false;
}

interface Title {
  title: { text: string };
}

/** As Plotly takes it (https://plotly.com/javascript/reference/). */
export interface PlotlyFigure {
  data: FigureTrace[];
  layout: Title & { xaxis: Title; yaxis: Title & { type: 'linear' | 'log' } };
}

/** Points of a trace, those that are null too. */
const mostPoints = 5000;
/** A pixel column keeps up to four points. */
const usualWidthPx = mostPoints / 4;
const mostOfId = 20;
const secondsOfMinute = 60;

/**
 * One metric of some experiments as a figure, read to its end. Each experiment that logged the metric shows what it
 * logged; of the others those show theirs that have a resource metric of that name. Resource metrics are always over
 * time, and where there is one, all of the figure is.
 */
export async function plotlyFigure(logbook: Logbook, query: FigureQuery, options: Abortable): Promise<PlotlyFigure> {
  const { metric, xAxis, yAxisScale } = query;
  const ids = [...new Set(query.experiments)];
  const draw = (experiments: string[], source: SeriesQuery['source'], x: SeriesX): Promise<Map<string, Trace>> =>
    tracesOf(logbook, { experiments, source, metric, x, window: null, wait: true }, options);

  let logged = await draw(ids, 'log', xAxis);
  const others = ids.filter((id) => !logged.has(id));
  const sampled = await draw(others, 'resources', 'time');
  const isOverTime = xAxis === 'time' || sampled.size > 0;
  if (isOverTime && xAxis === 'step') logged = await draw([...logged.keys()], 'log', 'time');

  // They have been read by now, so that their names are known.
  const { items } = await logbook.experiments(options);
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const data = ids.flatMap((id): FigureTrace[] => {
    const trace = logged.get(id) ?? sampled.get(id);
    if (!trace) return [];
    const { x, y } = plotPoints(trace, mostPoints);
    if (x.length === 0) return [];
    const name = names.get(id) || shortened(id);
    const along = isOverTime ? x.map((seconds) => seconds / secondsOfMinute) : x;
    return [{ type: 'scatter', mode: 'lines+markers', name, x: along, y, connectgaps: false }];
  });
  return {
    data,
    layout: {
      title: { text: metric },
      xaxis: { title: { text: isOverTime ? 'Time (minutes)' : 'Step' } },
      yaxis: { title: { text: metric }, type: yAxisScale },
    },
  };
}

/** Traces by id. Those that have few enough points have all of them: no more than pixel columns. */
async function tracesOf(
  logbook: Logbook,
  query: Omit<SeriesQuery, 'widthPx'>,
  options: Abortable,
): Promise<Map<string, Trace>> {
  const { traces } = await logbook.series({ ...query, widthPx: usualWidthPx }, options);
  const experiments = traces.filter(({ stats }) => stats.count <= mostPoints).map(({ id }) => id);
  const whole = await logbook.series({ ...query, experiments, widthPx: mostPoints }, options);
  return new Map([...traces, ...whole.traces].map((trace) => [trace.id, trace]));
}

function shortened(id: string): string {
  const characters = [...id];
  return characters.length > mostOfId ? `${characters.slice(0, mostOfId).join('')}...` : id;
}
