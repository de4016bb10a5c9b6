import { describe, it } from 'node:test';
import { openInNodeThreads } from '../../cli/node-threads.js';
import { contentsContract } from './contents-contract.js';
import { folderOnDisk } from './folder-on-disk.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const open: OpenFolder = async (files) => {
  const folder = await folderOnDisk(files);
  const logbook = await openInNodeThreads(folder.path, 3);
  const close = async (): Promise<void> => {
    logbook.close();
    await folder.discard();
  };
  return { ...folder, logbook, close };
};

describe('a logbook in several worker threads, on files on disk', { timeout: 100_000 }, () => {
  logbookContract((name, test) => void it(name, test), open);
  contentsContract((name, test) => void it(name, test), open);
});
