import { folders, jsonlSuffix } from '../format/paths.js';
import type { Abortable, ListedFile } from './files.js';

/** One name in a folder. */
export interface FolderEntry {
  name: string;
  isFolder: boolean;
}

/** Listed where the opened folder is a logbook, for its folder of experiments may be empty. */
export const logbookMarker = `${folders.experiments}/`;

/** How deep plain JSONL files are looked for, the opened folder being depth 0. */
const plainDepth = 8;

/**
 * Finds the files that can belong to a logbook, given a way to look into one folder (`''` is the opened one).
 * Where there is `experiments/`, it is a logbook: that folder itself is listed, with the `/` at its end, and only
 * the files of its own four folders count; elsewhere every `*.jsonl`
 * may be an experiment, at most 8 folders deep, none under a dot-folder or `node_modules`, and has its annotation in
 * `annotations/`. A folder that cannot
 * be read is reported and the rest goes on; if it is the opened one, the error is thrown.
 */
export async function* walkLogbook(
  readFolder: (path: string) => Promise<FolderEntry[]>,
  { signal }: Abortable = {},
): AsyncGenerator<ListedFile> {
  const root = await readFolder('');
  const isLogbook = root.some((entry) => entry.isFolder && entry.name === folders.experiments);
  if (isLogbook) {
    yield { path: logbookMarker };
    const own: string[] = Object.values(folders);
    for (const folder of own.filter((name) => root.some((entry) => entry.isFolder && entry.name === name))) {
      signal?.throwIfAborted();
      const suffix = folder === folders.annotations ? '.json' : jsonlSuffix;
      const entries = await tryRead(folder);
      yield* filesIn(folder, entries, suffix);
      if (Array.isArray(entries)) yield* foldersAsFiles(folder, entries, suffix);
    }
    return;
  }
  yield* filesIn('', root, jsonlSuffix);
  if (root.some(({ name, isFolder }) => isFolder && name === folders.annotations)) {
    yield* filesIn(folders.annotations, await tryRead(folders.annotations), '.json');
  }
  const queue = subfolders('', root);
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    signal?.throwIfAborted();
    const entries = await tryRead(folder);
    yield* filesIn(folder, entries, jsonlSuffix);
    if (Array.isArray(entries) && folder.split('/').length < plainDepth) queue.push(...subfolders(folder, entries));
  }

  async function tryRead(folder: string): Promise<FolderEntry[] | Error> {
    try {
      return await readFolder(folder);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

function* filesIn(folder: string, entries: FolderEntry[] | Error, suffix: string): Generator<ListedFile> {
  if (!Array.isArray(entries)) {
    yield { path: folder, error: entries };
    return;
  }
  for (const { name, isFolder } of entries) {
    if (!isFolder && name.endsWith(suffix) && name !== suffix) yield { path: join(folder, name) };
  }
}

/** Folders where files are expected: what is in them is not looked for. */
function* foldersAsFiles(folder: string, entries: FolderEntry[], suffix: string): Generator<ListedFile> {
  for (const { name, isFolder } of entries) {
    if (isFolder && name.endsWith(suffix)) yield { path: join(folder, name), error: new Error('It is a folder') };
  }
}

function subfolders(folder: string, entries: FolderEntry[]): string[] {
  return entries
    .filter(({ name, isFolder }) => isFolder && !name.startsWith('.') && name !== 'node_modules')
    .map(({ name }) => join(folder, name));
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
