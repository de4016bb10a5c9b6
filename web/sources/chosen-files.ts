import type { Logbook } from '../../sdk/read/logbook.js';
import { WorkerLogbook } from '../workers/worker-logbook.js';
import { droppedFiles, notAFolder, oneFolderOnly } from './dropped.js';
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
    return openFiles(
      top,
      found.map(([path, file]) => [path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path, file]),
    );
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
  const files: [path: string, file: File][] = [];
  for await (const found of filesBelow(directory, '')) files.push(found);
  return openFiles(directory.name, files);
}

/** Every file that a dropped folder holds; what a logbook never looks into is left out. */
async function* filesBelow(directory: FileSystemDirectoryEntry, path: string): AsyncGenerator<[string, File]> {
  const reader = directory.createReader();
  for (;;) {
    // A reader brings at most a hundred entries at a time, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isFile) yield [inner, await fileOf(entry as FileSystemFileEntry)];
      else if (!isSkipped(entry.name)) yield* filesBelow(entry as FileSystemDirectoryEntry, inner);
    }
  }
}

const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

function openFiles(name: string, files: [path: string, file: File][]): Promise<Logbook> {
  return WorkerLogbook.open({ kind: 'chosen', name, files });
}
