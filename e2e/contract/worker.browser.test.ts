import { WorkerLogbook } from '../../web/workers/worker-logbook.js';
import { genuineFolder } from '../browser/genuine-folder.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const open: OpenFolder = async (files) => {
  const folder = await genuineFolder(files);
  const logbook = await WorkerLogbook.open({ kind: 'handle', handle: folder.handle });
  return { ...folder, logbook, close: () => Promise.resolve(logbook.close()) };
};

describe('a logbook in a worker, on a genuine directory handle', function () {
  this.timeout(60_000);
  logbookContract((name, test) => void it(name, test), open);
});
