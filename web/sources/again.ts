import type { Logbook } from '../../sdk/read/logbook.js';
import { openRecentFolder, recentFolders } from './recent-folders.js';
import { sample, sampleName } from './sample.js';

/**
 * Opens the logbook of this name once more, where that takes no question to the person: a folder that was opened here and
 * may still be read, or the sample. Null where there is none.
 */
export async function openAgain(name: string): Promise<Logbook | null> {
  const folder = (await recentFolders().catch(() => [])).find((each) => each.name === name);
  if (folder) {
    const isAllowed = (await folder.handle.queryPermission({ mode: 'read' })) === 'granted';
    return isAllowed ? openRecentFolder(folder) : null;
  }
  return name === sampleName && sample.isAvailable ? sample.open!() : null;
}
