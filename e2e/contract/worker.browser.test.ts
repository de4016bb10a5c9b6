import { openInWorkers } from '../../web/workers/open-in-workers.js';
import { genuineFolder } from '../browser/genuine-folder.js';
import { contentsContract } from './contents-contract.js';
import { logbookContract, type OpenFolder } from './logbook-contract.js';

const openIn =
  (workers: number): OpenFolder =>
  async (files) => {
    const folder = await genuineFolder(files);
    const logbook = await openInWorkers({ kind: 'handle', handle: folder.handle }, workers);
    return { ...folder, logbook, close: () => Promise.resolve(logbook.close()) };
  };

for (const workers of [1, 3]) {
  const who = workers === 1 ? 'a worker' : `${workers} workers`;
  describe(`a logbook in ${who}, on a genuine directory handle`, function () {
    this.timeout(60_000);
    logbookContract((name, test) => void it(name, test), openIn(workers));
    contentsContract((name, test) => void it(name, test), openIn(workers));
  });
}
