import { damage } from './damage.js';
import { events } from './events.js';
import { experiments } from './experiments.js';
import { health } from './health.js';
import { host } from './host.js';
import { plotOptions } from './plot-options.js';
import { plot, plots } from './plot.js';
import { points } from './points.js';
import type { Route } from './route.js';
import { series } from './series.js';
import { summaries } from './summaries.js';

/** All that the host answers, apart from the page. */
export const routes: readonly Route[] = [
  host,
  health,
  experiments,
  series,
  summaries,
  events,
  points,
  damage,
  plot,
  plots,
  plotOptions,
];
