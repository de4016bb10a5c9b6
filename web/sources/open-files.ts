import type { Logbook } from '../../sdk/read/logbook.js';
import type { FilesOrigin } from '../workers/files-origin.js';

/** Opens a logbook that this browser reads by itself; what it needs for that is loaded with the first one. */
export async function openFiles(origin: FilesOrigin): Promise<Logbook> {
  const { openInWorkers } = await import('../workers/open-in-workers.js');
  return openInWorkers(origin);
}
