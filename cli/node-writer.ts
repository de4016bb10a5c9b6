import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { changeText, type TextChange } from '../sdk/read/change-text.js';
import { cannotWrite, diskFull, isMissing } from '../sdk/read/errors.js';
import type { FileWriter } from '../sdk/read/files.js';
import { withLock } from '../sdk/read/folder-lock.js';
import { hasCode } from './error-code.js';
import type { FolderOnDisk, OpenFolder } from './folder-on-disk.js';
import { newTextName, sweepNewTexts } from './new-texts.js';
import { NodeLockFiles } from './node-lock-files.js';

/** Writes to a logbook in a folder on disk. */
export class NodeWriter implements FileWriter {
  readonly #logbook: FolderOnDisk;
  /** Folders in which nothing is left of processes that were killed. */
  readonly #swept = new Set<string>();

  constructor(logbook: FolderOnDisk) {
    this.#logbook = logbook;
  }

  /**
   * The new text is written beside the file and put into its place, so that nobody sees a half of it, and what was there
   * stays until then.
   */
  async update(file: string, change: TextChange, { needs }: { needs?: string } = {}): Promise<void> {
    let missing: unknown;
    const checkNeeded = async (): Promise<void> => {
      if (needs === undefined) return;
      await this.#logbook.stat(needs).catch((error: unknown) => {
        if (isMissing(error)) missing = error;
        throw error;
      });
    };
    const write = (changed: TextChange): Promise<void> =>
      this.#locked(file, async (folder, isHeld) => {
        await checkNeeded();
        await replace(path.join(folder, path.posix.basename(file)), changed(await this.#textOf(file)), isHeld);
      });
    await changeText(change, write, (error) =>
      error === missing ? (error as Error) : faultOf(file, 'written', error),
    );
  }

  async remove(files: readonly string[], { locked }: { locked?: string } = {}): Promise<void> {
    if (locked === undefined) return this.#remove(files);
    await this.#locked(locked, () => this.#remove(files)).catch((error: unknown) => {
      throw faultOf(locked, 'written', error);
    });
  }

  /** All are moved aside first, so that they can be put back where one of them cannot. */
  async #remove(files: readonly string[]): Promise<void> {
    const folders: OpenFolder[] = [];
    const moved: { from: string; to: string }[] = [];
    try {
      for (const file of files) {
        try {
          const folder = await this.#openFolder(file);
          folders.push(folder);
          // Not what a link leads to, but the link.
          const from = path.join(folder.path, path.posix.basename(file));
          const to = path.join(folder.path, `.${randomUUID()}.tmp`);
          await rename(from, to);
          moved.push({ from, to });
        } catch (error) {
          if (hasCode(error, 'ENOENT')) continue;
          for (const { from, to } of moved.reverse()) await rename(to, from);
          throw faultOf(file, 'deleted', error);
        }
      }
      for (const { to } of moved) await rm(to, { force: true });
    } finally {
      for (const folder of folders) await folder.close();
    }
  }

  /** Runs in the folder of a file, which is made where there is none, while nobody else holds its lock. */
  async #locked(file: string, run: (folder: string, isHeld: () => Promise<boolean>) => Promise<void>): Promise<void> {
    await this.#make(path.posix.dirname(file));
    const folder = await this.#openFolder(file);
    try {
      await this.#sweep(path.posix.dirname(file), folder.path);
      await withLock(new NodeLockFiles(folder.path), (isHeld) => run(folder.path, isHeld));
    } finally {
      await folder.close();
    }
  }

  #openFolder(file: string): Promise<OpenFolder> {
    return this.#logbook.openFolder(path.posix.dirname(file));
  }

  /** Deletes what killed processes have left in a folder, once; what stays is in nobody's way. */
  async #sweep(name: string, folder: string): Promise<void> {
    if (this.#swept.has(name)) return;
    this.#swept.add(name);
    await sweepNewTexts(folder).catch(() => undefined);
  }

  async #make(name: string): Promise<void> {
    const root = await this.#logbook.openFolder('');
    await mkdir(path.join(root.path, name))
      .catch((error: unknown) => {
        if (!hasCode(error, 'EEXIST')) throw error;
      })
      .finally(() => root.close());
  }

  /** The text of a file that lies in the logbook, wherever its path leads; null where there is none. */
  async #textOf(file: string): Promise<string | null> {
    try {
      const handle = await this.#logbook.open(file);
      try {
        if (!(await handle.stat()).isFile()) throw new Error('it is no file');
        return new TextDecoder().decode(await handle.readFile());
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
      return null;
    }
  }
}

/** @param isHeld whether it is still ours to be replaced */
async function replace(target: string, text: string, isHeld: () => Promise<boolean>): Promise<void> {
  const beside = path.join(path.dirname(target), newTextName());
  try {
    const handle = await open(beside, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await isHeld())) throw new Error('somebody else took the lock');
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** What the system says has the path on this machine in it: its code says enough. */
function faultOf(file: string, done: 'written' | 'deleted', cause: unknown): Error {
  if (cause instanceof Error && ['cannot-write', 'disk-full'].includes(cause.name)) return cause;
  if (hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')) return diskFull(file, cause);
  const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
  return cannotWrite(file, done, why, cause);
}
