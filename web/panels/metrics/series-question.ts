import type { SeriesAnswer, SeriesQuery } from '../../../sdk/read/logbook.js';
import type { Settings } from '../../state/settings.js';
import { smoothingOf } from '../../state/smoothing.js';
import type { Zoom } from '../../state/view.js';
import type { Axes } from './chart-axes.js';
import type { Kinship } from './latest-answer.js';
import type { LogbookAsking } from './logbook-answer.js';
import type { Drawn } from './shown-charts.js';

/**
 * Where a y axis leaves the outermost out, it spans these shares of the values. A spike or a few exploded steps are
 * fewer than one in a hundred points; how a training began, which is more, stays in sight.
 */
const innermost: [low: number, high: number] = [0.01, 0.99];

/** What a chart of one metric shows. */
export interface Charted extends Drawn {
  metric: string;
  axes: Axes;
  window: Zoom | null;
}

/** The question behind a chart that is `widthPx` pixel columns wide. */
export function seriesQuestion(charted: Charted, settings: Settings, widthPx: number): SeriesQuery {
  const { metric, experiments, groups, axes, window } = charted;
  return {
    experiments: experiments.map(({ id }) => id),
    source: 'log',
    metric,
    ...axes,
    window: window && [...window],
    widthPx,
    smoothing: smoothingOf(settings, axes.x),
    groups: groups.map(({ id, experiments }) => ({ id, experiments: [...experiments] })),
    band: settings.band,
    quantiles: settings.outliers === 'left-out' ? innermost : null,
  };
}

/** Asks for a metric's series. While the lines stay the same, the answer before is worth showing. */
export const seriesAsking: LogbookAsking<SeriesQuery, SeriesAnswer> = {
  ask: (logbook, query, options) => logbook.series(query, options),
  kinship(before, now): Kinship {
    if (!hasSameLines(before, now)) return 'another';
    return refinements(before) === refinements(now) ? 'same' : 'nearly';
  },
  isAbout: ({ experiments, groups = [] }, ids) =>
    experiments.some((id) => ids.has(id)) || groups.some((group) => group.experiments.some((id) => ids.has(id))),
};

function hasSameLines(one: SeriesQuery, other: SeriesQuery): boolean {
  return (
    one.metric === other.metric &&
    one.source === other.source &&
    one.x === other.x &&
    one.xScale === other.xScale &&
    one.yScale === other.yScale &&
    sameTexts(one.experiments, other.experiments) &&
    (one.groups ?? []).length === (other.groups ?? []).length &&
    (one.groups ?? []).every(({ id, experiments }, i) => {
      const also = other.groups![i]!;
      return id === also.id && sameTexts(experiments, also.experiments);
    })
  );
}

/** What may change with every move of a pointer. */
function refinements({ window, widthPx, smoothing, band, quantiles }: SeriesQuery): string {
  return JSON.stringify([window, widthPx, smoothing, band, quantiles]);
}

export const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, i) => text === other[i]);
