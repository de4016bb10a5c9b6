import { annotate } from './annotate.js';
import { damage } from './damage.js';
import { events } from './events.js';
import { experiments } from './experiments.js';
import { health } from './health.js';
import { host } from './host.js';
import { image } from './image.js';
import { images } from './images.js';
import { plotOptions } from './plot-options.js';
import { plot, plots } from './plot.js';
import { points } from './points.js';
import { pythonImages } from './python-images.js';
import { pythonText } from './python-text.js';
import { raw } from './raw.js';
import { remove } from './remove.js';
import { rename } from './rename.js';
import type { Route } from './route.js';
import { series } from './series.js';
import { session } from './session.js';
import { summaries } from './summaries.js';
import { text } from './text.js';

/** All that the host answers, apart from the page. */
export const routes: readonly Route[] = [
  host,
  health,
  experiments,
  series,
  events,
  points,
  damage,
  images,
  image,
  text,
  raw,
  annotate,
  remove,
  rename,
  pythonImages,
  pythonText,
  session,
  summaries,
  plot,
  plots,
  plotOptions,
];
