export { finish, init, log, logImages, logText, run } from './write/current-experiment.js';
export { Experiment, type Ending } from './write/experiment.js';
export type { ImageOptions, InitOptions, TextOptions } from './write/options.js';
