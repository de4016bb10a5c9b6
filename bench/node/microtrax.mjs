// Ours, as built.
import { addEveryPoint } from '../readers/every-point.mjs';
import { built } from './built.mjs';

/** @type {typeof import('../../sdk/read/index.js')} */
const { openLogbook } = await built('sdk/read/index.js');
/** @type {typeof import('../../cli/node-files.js')} */
const { NodeFiles } = await built('cli/node-files.js');

/** @type {import('./child.mjs').Reader['prepare']} */
export async function prepare(folder) {
  return async () => {
    const logbook = openLogbook(new NodeFiles(folder));
    const { items } = await logbook.experiments({ wait: true });
    return {
      async addTo(checksum) {
        await addEveryPoint(logbook, items, checksum);
        logbook.close();
      },
    };
  };
}
