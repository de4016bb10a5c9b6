import type { LogbookFiles } from './files.js';
import type { Logbook } from './logbook.js';

/** Opens a logbook over any files. */
export function openLogbook(files: LogbookFiles): Logbook {
  throw new Error(`not yet: ${files.name}`);
}
