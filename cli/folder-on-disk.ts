import { constants, existsSync, readlinkSync } from 'node:fs';
import { lstat, open, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { FileStat } from '../sdk/read/files.js';

/** A folder that is kept open while something is done in it. It has to be closed. */
export interface OpenFolder {
  /** What is named below it is in this very folder, whatever comes into its place; on Linux, where that can be had. */
  path: string;
  close(): Promise<void>;
}

/** Where Linux shows the open files of a process; null elsewhere. */
const openFiles = process.platform === 'linux' && existsSync('/proc/self/fd') ? '/proc/self/fd' : null;

/** What Windows does not know is 0 there. */
const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0, O_DIRECTORY = 0 } = constants;

/**
 * A logbook's folder on disk. What is opened in it lies inside, unless symbolic links may lead out of it: a link may
 * come into a place after it was looked at, so that what is open is looked at once more. Paths are relative to it; `''` is
 * the folder itself.
 */
export class FolderOnDisk {
  /** Its absolute path. */
  readonly path: string;
  readonly #followLinks: boolean;

  constructor(folder: string, { followLinks }: { followLinks: boolean }) {
    this.path = path.resolve(folder);
    this.#followLinks = followLinks;
  }

  absolute(file: string): string {
    return path.join(this.path, file);
  }

  /** The real path of what is there. @throws where that lies outside */
  async inside(file: string): Promise<string> {
    if (this.#followLinks) return realpath(this.absolute(file));
    const [root, target] = await Promise.all([realpath(this.path), realpath(this.absolute(file))]);
    checkInside(root, target);
    return target;
  }

  async stat(file: string): Promise<FileStat> {
    const found = await lstat(this.absolute(file));
    const { size, mtimeMs } = found.isSymbolicLink() ? await stat(await this.inside(file)) : found;
    return { sizeBytes: size, modifiedMs: mtimeMs };
  }

  /** Opens a file for reading. @throws where it lies outside */
  open(file: string): Promise<FileHandle> {
    // Not to wait for a writer, should the file have become a pipe.
    return this.#open(file, O_NONBLOCK);
  }

  /** Opens a folder. @throws where it lies outside, or is no folder */
  async openFolder(folder: string): Promise<OpenFolder> {
    if (openFiles === null) return { path: await this.inside(folder), close: () => Promise.resolve() };
    const handle = await this.#open(folder, O_DIRECTORY);
    return { path: `${openFiles}/${handle.fd}`, close: () => handle.close() };
  }

  async #open(file: string, flags: number): Promise<FileHandle> {
    const handle = await open(await this.inside(file), O_RDONLY | O_NOFOLLOW | flags);
    try {
      if (!this.#followLinks) await this.#checkOpen(handle, file);
      return handle;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** @throws where what is open lies outside, as a folder on its path was swapped for a link meanwhile */
  async #checkOpen(handle: FileHandle, file: string): Promise<void> {
    if (openFiles !== null) {
      // It waits for no disk.
      checkInside(await realpath(this.path), readlinkSync(`${openFiles}/${handle.fd}`));
      return;
    }
    const now = await lstat(await this.inside(file), { bigint: true });
    const opened = await handle.stat({ bigint: true });
    if (now.dev !== opened.dev || now.ino !== opened.ino) throw leadsOut();
  }
}

function checkInside(root: string, target: string): void {
  const relative = path.relative(root, target);
  const isOutside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  if (isOutside) throw leadsOut();
}

const leadsOut = (): Error => new Error('It leads out of the logbook');
