/** The thread that reads a logbook, or a share of it, from a folder. `startNodeThread` starts it. */
import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/umd/node-adapter.js';
import { serveLogbook } from '../sdk/threads/serve-logbook.js';
import { NodeFiles, type NodeFilesOptions } from './node-files.js';

/** What this thread is told to open. */
export interface FolderOrigin extends NodeFilesOptions {
  folder: string;
}

if (!parentPort) throw new Error('This is the entry of a worker thread');
expose(
  serveLogbook(({ folder, ...options }: FolderOrigin) => new NodeFiles(folder, options)),
  nodeEndpoint(parentPort),
);
