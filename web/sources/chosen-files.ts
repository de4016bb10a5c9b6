import type { Logbook } from '../../sdk/read/logbook.js';
import { droppedFiles, notAFolder, oneFolderOnly } from './dropped.js';
import { filesBelow, mayBelong } from './folder-entries.js';
import { openFiles } from './open-files.js';
import { SourceError, type Source } from './source.js';

/** The files of a folder as they are when they are chosen or dropped: for browsers without directory handles. */
export const chosenFiles: Source = {
  id: 'chosen-files',
  title: 'Choose files',
  icon: 'files',
  isAvailable: true,

  choose(files) {
    const found = files.map((file): [string, File] => [file.webkitRelativePath || file.name, file]);
    const [first] = found;
    if (!first) return Promise.reject(new SourceError('There is no file in that folder.'));
    const top = first[0].split('/')[0] ?? '';
    const below = found.map(([path, file]): [string, File] => [
      path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path,
      file,
    ]);
    const own = below.filter(([path]) => mayBelong(path));
    return openFiles({ kind: 'chosen', name: top, files: own });
  },

  drop(dropped) {
    const items = droppedFiles(dropped);
    if (items.length === 0) return null;
    return openEntries(items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null));
  },
};

async function openEntries(entries: FileSystemEntry[]): Promise<Logbook> {
  const directories = entries.filter((entry) => entry.isDirectory) as FileSystemDirectoryEntry[];
  const [directory] = directories;
  if (!directory) throw notAFolder(entries[0]?.name);
  if (directories.length > 1) throw oneFolderOnly(directories.length);
  return openFiles({ kind: 'chosen', name: directory.name, ...(await filesBelow(directory)) });
}
