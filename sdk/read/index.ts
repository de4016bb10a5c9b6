export * from './files.js';
export * from './logbook.js';
export type { FolderOptions } from './folder-experiments.js';
export { openLogbook } from './folder-logbook.js';
export * from './memory-files.js';
export { ShardedLogbook } from './sharded-logbook.js';
export * from './shares.js';
export * from './status.js';
export { walkLogbook, type FolderEntry } from './walk.js';
