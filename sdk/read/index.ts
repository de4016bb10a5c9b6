export * from './files.js';
export * from './logbook.js';
export { openLogbook } from './folder-logbook.js';
export * from './memory-files.js';
export * from './status.js';
export { walkLogbook, type FolderEntry } from './walk.js';
