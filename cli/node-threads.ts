import { Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/umd/node-adapter.js';
import type { Logbook } from '../sdk/read/logbook.js';
import type { LogbookThread } from '../sdk/threads/connection.js';
import { openInThreads } from '../sdk/threads/open-in-threads.js';
import type { FolderOrigin } from './logbook-thread.js';
import type { NodeFilesOptions } from './node-files.js';

/** Opens the logbook in a folder, read by this many worker threads. They keep the process alive until it is closed. */
export function openInNodeThreads(folder: string, count: number, options: NodeFilesOptions = {}): Promise<Logbook> {
  const origin: FolderOrigin = { folder, ...options };
  return openInThreads(startNodeThread, origin, count);
}

const running = new Set<Worker>();

/** Ends all threads, whosever they are; settles when none runs any more. One that is deep in work hears it late. */
export async function endNodeThreads(): Promise<void> {
  await Promise.all([...running].map((worker) => worker.terminate()));
}

/** Starts a thread that serves the logbook in a folder; a `FolderOrigin` says which. */
export function startNodeThread(): LogbookThread {
  const isSource = import.meta.url.endsWith('.ts');
  const entry = isSource
    ? new URL('./logbook-thread-from-source.mjs', import.meta.url)
    : new URL('./logbook-thread.js', import.meta.url);
  const worker = new Worker(entry, { name: 'microtrax logbook', execArgv: [] });
  running.add(worker);
  worker.once('exit', () => running.delete(worker));
  return {
    endpoint: nodeEndpoint(worker),
    terminate: () => void worker.terminate(),
    onEnd(listener) {
      worker.on('error', (error) => listener(new Error(`The thread that reads the logbook failed: ${String(error)}`)));
      worker.on('exit', () => listener(new Error('The thread that reads the logbook has ended')));
    },
  };
}
