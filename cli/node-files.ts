import { readSync, watch, type FSWatcher } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { folders } from '../sdk/format/paths.js';
import type { Abortable, FileStat, FileWriter, Hint, ListedFile, OpenableFiles, OpenFile } from '../sdk/read/files.js';
import { walkLogbook, type FolderEntry } from '../sdk/read/walk.js';
import { FolderOnDisk } from './folder-on-disk.js';
import { NodeWriter } from './node-writer.js';
import { warmMemory } from './warm-memory.js';

/** Files that `bytes` has open at once: thousands of heads are asked for together, and 1,024 is a usual limit. */
const openAtOnce = 64;
/** Who asks for so many bytes at once reads a file from one end to the other. */
const manyBytes = 256 * 1024;

export interface NodeFilesOptions {
  /** Whether symbolic links that lead out of the folder are followed, too. */
  followLinks?: boolean;
}

/**
 * A logbook in a folder on disk. A symbolic link is followed where it ends inside the folder, or anywhere on request;
 * one that leads out of it, or nowhere, is listed with an error, and so is anything whose name is not valid UTF-8 or that is
 * no file, such as a pipe.
 */
export class NodeFiles implements OpenableFiles {
  readonly live = true;
  readonly name: string;
  readonly writer: FileWriter;
  readonly #folder: FolderOnDisk;
  #opened = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(folder: string, { followLinks = false }: NodeFilesOptions = {}) {
    this.#folder = new FolderOnDisk(folder, { followLinks });
    this.writer = new NodeWriter(this.#folder);
    this.name = path.basename(this.#folder.path) || this.#folder.path;
  }

  async *list(options: Abortable = {}): AsyncGenerator<ListedFile> {
    const faults = new Map<string, Error>();
    for await (const found of walkLogbook((folder) => this.#readFolder(folder, faults), options)) {
      const error = faults.get(found.path);
      yield error ? { path: found.path, error } : found;
    }
  }

  stat(file: string): Promise<FileStat> {
    return this.#folder.stat(file);
  }

  async open(file: string): Promise<OpenFile> {
    const handle = await this.#folder.open(file);
    return {
      read: (memory, at) => {
        // Most files have no second piece, and need little memory.
        if (at > 0 && memory.length >= manyBytes) warmMemory(handle, at);
        return memory.length > 0 ? readSync(handle.fd, memory, 0, memory.length, at) : 0;
      },
      close: () => handle.close(),
    };
  }

  async bytes(file: string, start: number, end: number, options: Abortable = {}): Promise<Uint8Array> {
    while (this.#opened >= openAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#opened += 1;
    try {
      options.signal?.throwIfAborted();
      const handle = await this.#folder.open(file);
      try {
        const buffer = new Uint8Array(Math.max(0, Math.min(end, (await handle.stat()).size) - start));
        let filled = 0;
        while (filled < buffer.length) {
          options.signal?.throwIfAborted();
          const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, start + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return filled === buffer.length ? buffer : buffer.slice(0, filled);
      } finally {
        await handle.close();
      }
    } finally {
      this.#opened -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Watches the logbook's own folders, not what is deeper; a folder that appears is watched from then on. */
  watch(hint: Hint, { signal }: { signal: AbortSignal }): void {
    const watchers = new Map<string, FSWatcher>();
    const close = (folder: string): void => {
      watchers.get(folder)?.close();
      watchers.delete(folder);
    };
    const add = (folder: string): void => {
      if (signal.aborted || watchers.has(folder)) return;
      try {
        const watcher = watch(this.#folder.absolute(folder), { persistent: false }, (event, name) => {
          // A folder that was made anew has to be watched anew.
          if (folder === '' && name !== null && own.includes(name)) close(name);
          if (folder === '') own.forEach(add);
          hint(event === 'change' && name !== null && folder !== '' ? `${folder}/${name}` : undefined);
        });
        watcher.on('error', () => close(folder));
        watchers.set(folder, watcher);
      } catch {
        // Not there yet, or the platform cannot watch it: sizes are polled anyway.
      }
    };
    const own: string[] = Object.values(folders);
    ['', ...own].forEach(add);
    signal.addEventListener('abort', () => [...watchers.keys()].forEach(close), { once: true });
  }

  /** Looks into one folder; what is there and cannot be read goes to `faults`, by path. */
  async #readFolder(folder: string, faults: Map<string, Error>): Promise<FolderEntry[]> {
    const fault = faults.get(folder);
    if (fault) throw fault;
    const opened = await this.#folder.openFolder(folder);
    const reading = readdir(opened.path, { withFileTypes: true, encoding: 'buffer' });
    const entries = await reading.finally(() => opened.close());
    return Promise.all(
      entries.map(async (entry) => {
        const name = entry.name.toString();
        const found = folder === '' ? name : `${folder}/${name}`;
        if (!Buffer.from(name).equals(entry.name)) faults.set(found, new Error('Its name is not valid UTF-8'));
        else if (entry.isSymbolicLink()) return { name, isFolder: await this.#followLink(found, faults) };
        else if (!entry.isFile() && !entry.isDirectory()) faults.set(found, new Error('It is not a file'));
        return { name, isFolder: entry.isDirectory() };
      }),
    );
  }

  /**
   * Whether a link leads to a folder; why it is not followed goes to `faults`. Links to folders are followed in
   * the logbook's own folder only, so that there is no way round in circles.
   */
  async #followLink(link: string, faults: Map<string, Error>): Promise<boolean> {
    let isFolder = false;
    try {
      const target = await stat(this.#folder.absolute(link));
      isFolder = target.isDirectory();
      await this.#folder.inside(link);
      if (isFolder && link.includes('/')) throw new Error('It is a link to a folder');
      if (!isFolder && !target.isFile()) throw new Error('It is not a file');
    } catch (error) {
      faults.set(link, error instanceof Error ? error : new Error(String(error)));
    }
    return isFolder;
  }
}
