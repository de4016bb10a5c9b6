import type { Logbook } from '../../sdk/read/logbook.js';
import { droppedFiles, notAFolder, oneFolderOnly } from './dropped.js';
import { openFiles } from './open-files.js';
import type { Source } from './source.js';

const handles = new WeakMap<Logbook, FileSystemDirectoryHandle>();

/** A folder of this machine, read in place and followed, where the browser gives directory handles. */
export const folder: Source = {
  id: 'folder',
  title: 'Open folder',
  icon: 'folder',
  isAvailable: 'showDirectoryPicker' in globalThis,

  async open() {
    return openFolder(await showDirectoryPicker({ id: 'microtrax', mode: 'read' }));
  },

  drop(dropped) {
    const items = droppedFiles(dropped);
    if (items.length === 0 || !items.every((item) => 'getAsFileSystemHandle' in item)) return null;
    // All are asked for now: after the event there is nothing left to ask.
    return openDropped(items.map((item) => item.getAsFileSystemHandle()));
  },
};

async function openDropped(pending: Promise<FileSystemHandle | null>[]): Promise<Logbook> {
  const handles = (await Promise.all(pending)).filter((handle) => Boolean(handle)) as FileSystemHandle[];
  const directories = handles.filter((handle) => handle.kind === 'directory') as FileSystemDirectoryHandle[];
  const [directory] = directories;
  if (!directory) throw notAFolder(handles[0]?.name);
  if (directories.length > 1) throw oneFolderOnly(directories.length);
  return openFolder(directory);
}

/** Opens a folder that may be read. */
export async function openFolder(handle: FileSystemDirectoryHandle): Promise<Logbook> {
  const logbook = await openFiles({ kind: 'handle', handle });
  handles.set(logbook, handle);
  return logbook;
}

/** The folder that the logbook was opened from; null where it came from elsewhere. */
export function folderOf(logbook: Logbook): FileSystemDirectoryHandle | null {
  return handles.get(logbook) ?? null;
}

/** Whether the browser still lets the page read the folder of this logbook; true for what is no folder. */
export async function mayRead(logbook: Logbook): Promise<boolean> {
  const handle = folderOf(logbook);
  return handle === null || (await handle.queryPermission({ mode: 'read' })) === 'granted';
}

/** Asks the person for that; called from a click. */
export async function askToRead(logbook: Logbook): Promise<boolean> {
  const handle = folderOf(logbook);
  return handle === null || (await handle.requestPermission({ mode: 'read' })) === 'granted';
}
