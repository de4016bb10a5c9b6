export * from './files.js';
export * from './logbook.js';
export { openLogbook, type FolderOptions } from './folder-logbook.js';
export * from './memory-files.js';
export { ShardedLogbook } from './sharded-logbook.js';
export * from './shares.js';
export * from './status.js';
export { walkLogbook, type FolderEntry } from './walk.js';
