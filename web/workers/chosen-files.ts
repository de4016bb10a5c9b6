import type { Abortable, FileStat, ListedFile, ChunkedFiles } from '../../sdk/read/files.js';
import { folderEntries } from '../../sdk/read/memory-files.js';
import { walkLogbook, type FolderEntry } from '../../sdk/read/walk.js';
import { fileBytes, fileChunks } from './file-bytes.js';

/** Files that were chosen once, as they were then: what browsers without directory handles can give. */
export class ChosenFiles implements ChunkedFiles {
  readonly live = false;
  readonly #files: ReadonlyMap<string, File>;
  readonly #unreadable: ReadonlyMap<string, string>;

  /** `unreadable` is what was there and could not be taken, and why; a folder's path ends in `/`. */
  constructor(
    readonly name: string,
    files: Iterable<[path: string, file: File]>,
    unreadable: Iterable<[path: string, reason: string]> = [],
  ) {
    this.#files = new Map(files);
    this.#unreadable = new Map(unreadable);
  }

  async *list(options: Abortable = {}): AsyncGenerator<ListedFile> {
    const paths = [...this.#files.keys(), ...this.#unreadable.keys()];
    const faults: ListedFile[] = [];
    const readFolder = (folder: string): Promise<FolderEntry[]> => {
      const reason = this.#unreadable.get(`${folder}/`);
      if (reason !== undefined) faults.push({ path: folder, error: new Error(reason) });
      return Promise.resolve(folderEntries(paths, folder));
    };
    for await (const found of walkLogbook(readFolder, options)) {
      // A folder that is listed itself is there, however much of it could be read.
      const reason = found.path.endsWith('/') ? undefined : this.#unreadable.get(found.path);
      yield reason === undefined ? found : { path: found.path, error: new Error(reason) };
    }
    // A folder that broke off has what came before, and its fault beside it.
    yield* faults;
  }

  async stat(path: string): Promise<FileStat> {
    const { size, lastModified } = await this.#file(path);
    return { sizeBytes: size, modifiedMs: lastModified };
  }

  async *chunks(path: string, start: number, end: number, options?: Abortable): AsyncGenerator<Uint8Array> {
    try {
      yield* fileChunks(() => this.#file(path), start, end, options);
    } catch (error) {
      throw explained(error);
    }
  }

  async bytes(path: string, start: number, end: number, options?: Abortable): Promise<Uint8Array> {
    try {
      return await fileBytes(() => this.#file(path), start, end, options);
    } catch (error) {
      throw explained(error);
    }
  }

  async #file(path: string): Promise<File> {
    const file = this.#files.get(path);
    if (!file) throw new DOMException(`There is no file ${path}`, 'NotFoundError');
    return file;
  }
}

function explained(error: unknown): unknown {
  if (!(error instanceof DOMException) || error.name !== 'NotReadableError') return error;
  return new DOMException('it changed after it was chosen, or cannot be read; choose the files again', error.name);
}
