import { describe, it } from 'node:test';
import { openInNodeThreads } from '../../cli/node-threads.js';
import { startHost } from '../../cli/server.js';
import { HttpLogbook } from '../../web/sources/http-logbook.js';
import { contentsContract } from './contents-contract.js';
import { folderOnDisk } from './folder-on-disk.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const open: OpenFolder = async (files) => {
  const folder = await folderOnDisk(files);
  const served = await openInNodeThreads(folder.path, 2);
  const facts = { version: '0.0.0', readOnly: false };
  const host = await startHost({ logbook: served, facts, host: 'localhost', port: 0, page: folder.path });
  const logbook = await HttpLogbook.open(host.url);
  const close = async (): Promise<void> => {
    logbook.close();
    await host.close();
    served.close();
    await folder.discard();
  };
  return { ...folder, logbook, close };
};

describe('a logbook over HTTP, from the real host', { timeout: 100_000 }, () => {
  logbookContract((name, test) => void it(name, test), open);
  contentsContract((name, test) => void it(name, test), open);
});
