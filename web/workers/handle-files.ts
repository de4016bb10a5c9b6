import type { Abortable, ChunkedFiles, FileStat, FileWriter, ListedFile } from '../../sdk/read/files.js';
import { walkLogbook, type FolderEntry } from '../../sdk/read/walk.js';
import { fileBytes, fileChunks } from './file-bytes.js';
import { HandleWriter } from './handle-writer.js';

/** A folder on disk that a person picked or dropped; it is followed while it changes. */
export class HandleFiles implements ChunkedFiles {
  readonly name: string;
  readonly live = true;
  readonly writer: FileWriter;
  readonly #root: FileSystemDirectoryHandle;
  readonly #folders = new Map<string, FileSystemDirectoryHandle>();
  readonly #files = new Map<string, FileSystemFileHandle>();

  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
    this.writer = new HandleWriter(root);
    this.name = root.name;
    this.#folders.set('', root);
  }

  async *list(options: Abortable = {}): AsyncGenerator<ListedFile> {
    const withNameless = new Set<string>();
    yield* walkLogbook((folder) => this.#entries(folder, withNameless), options);
    for (const folder of withNameless) {
      yield { path: folder === '' ? '?' : `${folder}/?`, error: new NamelessFileError() };
    }
  }

  async stat(path: string): Promise<FileStat> {
    const { size, lastModified } = await this.#file(path);
    return { sizeBytes: size, modifiedMs: lastModified };
  }

  chunks(path: string, start: number, end: number, options?: Abortable): AsyncIterable<Uint8Array> {
    return fileChunks(() => this.#file(path), start, end, options);
  }

  bytes(path: string, start: number, end: number, options?: Abortable): Promise<Uint8Array> {
    return fileBytes(() => this.#file(path), start, end, options);
  }

  watch(hint: () => void, { signal }: { signal: AbortSignal }): void {
    if (typeof FileSystemObserver === 'undefined' || signal.aborted) return;
    // Which file it was is told within its records, and to look at those that changed last costs little.
    const observer = new FileSystemObserver(() => hint());
    signal.addEventListener('abort', () => observer.disconnect(), { once: true });
    // Some file systems can't be observed. It is a hint only, and sizes are polled anyway.
    observer.observe(this.#root, { recursive: true }).catch(() => observer.disconnect());
  }

  /** The file as it is now: a `File` asked for earlier keeps its size and breaks when the file changes. */
  async #file(path: string): Promise<File> {
    let handle = this.#files.get(path);
    if (!handle) {
      const slash = path.lastIndexOf('/');
      const folder = await this.#folder(path.slice(0, Math.max(0, slash)));
      handle = await folder.getFileHandle(path.slice(slash + 1));
      this.#files.set(path, handle);
    }
    return handle.getFile();
  }

  async #folder(path: string): Promise<FileSystemDirectoryHandle> {
    const known = this.#folders.get(path);
    if (known) return known;
    const slash = path.lastIndexOf('/');
    const parent = await this.#folder(path.slice(0, Math.max(0, slash)));
    const handle = await parent.getDirectoryHandle(path.slice(slash + 1));
    this.#folders.set(path, handle);
    return handle;
  }

  /** What is in a folder. Handles come along with the names, so they are kept for reading. */
  async #entries(path: string, withNameless: Set<string>): Promise<FolderEntry[]> {
    const folder = await this.#folder(path);
    const entries: FolderEntry[] = [];
    for await (const handle of folder.values()) {
      const { name } = handle;
      if (name === '') {
        withNameless.add(path);
        continue;
      }
      const inner = path === '' ? name : `${path}/${name}`;
      if (handle.kind === 'directory') this.#folders.set(inner, handle);
      else this.#files.set(inner, handle);
      entries.push({ name, isFolder: handle.kind === 'directory' });
    }
    return entries;
  }
}

/** The browser lists a file, and gives it no name that it could be opened by. */
class NamelessFileError extends Error {
  override name = 'nameless-file';
  constructor() {
    super('its name has a backslash or is no valid Unicode, which browsers cannot open');
  }
}
