import type { ChunkedFiles, FileStat, FileWriter, ListedFile } from './files.js';
import { walkLogbook, type FolderEntry } from './walk.js';

/** A logbook that is held in memory: the bundled sample, tests. Its files can be changed while it is open. */
export class MemoryFiles implements ChunkedFiles {
  readonly live = true;
  readonly writer: FileWriter = {
    update: async (path, change) => {
      const bytes = this.#files.get(path)?.bytes;
      this.write(path, change(bytes ? new TextDecoder().decode(bytes) : null));
    },
    remove: async (paths) => paths.forEach((path) => this.delete(path)),
  };
  readonly #files = new Map<string, { bytes: Uint8Array; modifiedMs: number }>();
  readonly #hints = new Set<() => void>();

  constructor(
    readonly name: string,
    files: Iterable<[path: string, content: Uint8Array | string]> = [],
  ) {
    for (const [path, content] of files) this.write(path, content);
  }

  /** Creates or replaces a file. */
  write(path: string, content: Uint8Array | string, modifiedMs = Date.now()): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.#files.set(path, { bytes, modifiedMs });
    for (const hint of this.#hints) hint();
  }

  /** Appends to a file, which is created where it is missing. */
  append(path: string, content: Uint8Array | string, modifiedMs = Date.now()): void {
    const more = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const before = this.#files.get(path)?.bytes ?? new Uint8Array();
    const bytes = new Uint8Array(before.length + more.length);
    bytes.set(before);
    bytes.set(more, before.length);
    this.write(path, bytes, modifiedMs);
  }

  delete(path: string): void {
    this.#files.delete(path);
    for (const hint of this.#hints) hint();
  }

  list(options: { signal?: AbortSignal } = {}): AsyncIterable<ListedFile> {
    return walkLogbook((folder) => Promise.resolve(folderEntries(this.#files.keys(), folder)), options);
  }

  stat(path: string): Promise<FileStat> {
    return this.#file(path).then(({ bytes, modifiedMs }) => ({ sizeBytes: bytes.length, modifiedMs }));
  }

  async *chunks(path: string, start: number, end: number): AsyncGenerator<Uint8Array> {
    const { bytes } = await this.#file(path);
    yield bytes.subarray(start, end);
  }

  async bytes(path: string, start: number, end: number): Promise<Uint8Array> {
    const { bytes } = await this.#file(path);
    return bytes.slice(start, end);
  }

  watch(hint: () => void, { signal }: { signal: AbortSignal }): void {
    this.#hints.add(hint);
    signal.addEventListener('abort', () => this.#hints.delete(hint), { once: true });
  }

  #file(path: string): Promise<{ bytes: Uint8Array; modifiedMs: number }> {
    const file = this.#files.get(path);
    if (file) return Promise.resolve(file);
    const error = new Error(`There is no file ${path}`);
    error.name = 'NotFoundError';
    return Promise.reject(error);
  }
}

/** What a folder holds, seen from a flat list of paths: how a snapshot of chosen files is walked, too. */
export function folderEntries(paths: Iterable<string>, folder: string): FolderEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, FolderEntry>();
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...rest] = path.slice(prefix.length).split('/');
    entries.set(name, { name, isFolder: rest.length > 0 });
  }
  return [...entries.values()];
}
