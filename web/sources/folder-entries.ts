import { SourceError } from './source.js';

/** What was found of a folder's files: those that can belong to a logbook, and what could not be looked into. */
export interface FolderFiles {
  files: [path: string, file: File][];
  /** By path, which ends in `/` for a folder, why. */
  unreadable: [path: string, reason: string][];
}

/** Whether a path below the opened folder may belong to a logbook: a JSON file in no folder that none looks into. */
export function mayBelong(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return /\.jsonl?$/.test(name) && !folders.some(isSkipped);
}

const isSkipped = (name: string): boolean => name.startsWith('.') || name === 'node_modules';

/**
 * The files below a dropped folder. What cannot be read, a file or a folder, is reported, and the rest goes on.
 * @throws SourceError where the dropped folder itself cannot be read.
 */
export async function filesBelow(folder: FileSystemDirectoryEntry): Promise<FolderFiles> {
  const found: FolderFiles = { files: [], unreadable: [] };
  await look(folder, '');
  return found;

  async function look(directory: FileSystemDirectoryEntry, path: string): Promise<void> {
    const reader = directory.createReader();
    for (;;) {
      // A reader brings at most a hundred entries at a time, and none at the end.
      const entries = await nextEntries(reader).catch((error: unknown) => {
        if (path === '') throw new SourceError(`“${directory.name}” cannot be read: ${reasonOf(error)}`);
        found.unreadable.push([path, reasonOf(error)]);
        return [];
      });
      if (entries.length === 0) return;
      for (const entry of entries) {
        const inner = path + entry.name;
        if (entry.isDirectory) {
          if (!isSkipped(entry.name)) await look(entry as FileSystemDirectoryEntry, `${inner}/`);
        } else if (mayBelong(inner)) {
          await fileOf(entry as FileSystemFileEntry).then(
            (file) => found.files.push([inner, file]),
            (error: unknown) => found.unreadable.push([inner, reasonOf(error)]),
          );
        }
      }
    }
  }
}

const nextEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
