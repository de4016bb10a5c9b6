import type { Abortable, FileStat, ListedFile, LogbookFiles } from '../../sdk/read/files.js';
import { folderEntries } from '../../sdk/read/memory-files.js';
import { walkLogbook } from '../../sdk/read/walk.js';
import { fileBytes, fileChunks } from './file-bytes.js';

/** Files that were chosen once, as they were then: what browsers without directory handles can give. */
export class ChosenFiles implements LogbookFiles {
  readonly live = false;
  readonly #files: ReadonlyMap<string, File>;

  constructor(
    readonly name: string,
    files: Iterable<[path: string, file: File]>,
  ) {
    this.#files = new Map(files);
  }

  list(options: Abortable = {}): AsyncIterable<ListedFile> {
    return walkLogbook((folder) => Promise.resolve(folderEntries(this.#files.keys(), folder)), options);
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
