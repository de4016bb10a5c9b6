import { describe, it } from 'node:test';
import { NodeFiles } from '../../cli/node-files.js';
import { openLogbook } from '../../sdk/read/index.js';
import { contentsContract } from './contents-contract.js';
import { folderOnDisk } from './folder-on-disk.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const open: OpenFolder = async (files) => {
  const folder = await folderOnDisk(files);
  const logbook = openLogbook(new NodeFiles(folder.path));
  const close = async (): Promise<void> => {
    logbook.close();
    await folder.discard();
  };
  return { ...folder, logbook, close };
};

describe('a logbook in process, on files on disk', { timeout: 60_000 }, () => {
  logbookContract((name, test) => void it(name, test), open);
  contentsContract((name, test) => void it(name, test), open);
});
