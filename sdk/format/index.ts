export * from './exact-json.js';
export * from './json.js';
export * from './paths.js';
