export * from './annotation.js';
export * from './exact-json.js';
export * from './json.js';
export * from './line.js';
export * from './metrics.js';
export * from './paths.js';
export * from './plain.js';
export * from './resources.js';
