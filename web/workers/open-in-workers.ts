import type { Logbook } from '../../sdk/read/logbook.js';
import type { LogbookThread } from '../../sdk/threads/connection.js';
import { openInThreads } from '../../sdk/threads/open-in-threads.js';
import { filesOf, type FilesOrigin } from './files-origin.js';
import { workerCount } from './worker-count.js';

/** Opens a logbook that Web Workers read: this many, or as many as pay. Rejects where one cannot start. */
export function openInWorkers(origin: FilesOrigin, count?: number): Promise<Logbook> {
  return openInThreads(startWorker, origin, count ?? workerCount(filesOf(origin), navigator.hardwareConcurrency));
}

function startWorker(): LogbookThread {
  const worker = new Worker(new URL('./logbook.worker.ts', import.meta.url), { type: 'module', name: 'logbook' });
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onEnd(listener) {
      worker.addEventListener('error', ({ message }) => {
        listener(new Error(message || 'The worker that reads the logbook could not be started'));
      });
    },
  };
}
