export * from './experiment-record.js';
export * from './json-number.js';
export * from './message.js';
export * from './paths.js';
export * from './summaries-record.js';
