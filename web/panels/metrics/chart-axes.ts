import type { Scale, SeriesX } from '../../../sdk/read/logbook.js';
import type { Settings } from '../../state/settings.js';
import type { ChartView, View } from '../../state/view.js';

/** What runs along the axes of a chart, and how. */
export interface Axes {
  x: SeriesX;
  xScale: Scale;
  yScale: Scale;
}

/** The axes of one chart: as the person set them for it, else as in all charts. */
export function axesOf(settings: Settings, chart: ChartView = {}): Axes {
  return {
    x: chart.x ?? settings.x,
    xScale: chart.xScale ?? settings.xScale,
    yScale: chart.yScale ?? settings.yScale,
  };
}

/** Something to set for a chart; undefined is as in all charts. */
export type ChartPatch = { [Key in keyof ChartView]?: ChartView[Key] | undefined };

/** All charts with something else set for one of them. */
export function withChart(charts: View['charts'], metric: string, patch: ChartPatch): View['charts'] {
  const { [metric]: before, ...others } = charts;
  const set = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined);
  if (set.length === 0) return others;
  // A name like `__proto__` stands in it as any other.
  return Object.fromEntries([...Object.entries(others), [metric, Object.fromEntries(set) as ChartView]]);
}

/** What an axis is called in a menu. */
export function axisWords(x: SeriesX): string {
  switch (x) {
    case 'step':
      return 'Step';
    case 'time':
      return 'Relative time';
    case 'clock':
      return 'Wall clock';
    default:
      return x.slice('metric:'.length);
  }
}
