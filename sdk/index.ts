export { init, log, finish } from './write/current-experiment.js';
export type { Experiment, InitOptions } from './write/experiment.js';
