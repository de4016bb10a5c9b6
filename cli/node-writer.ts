import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { changeText, type TextChange } from '../sdk/read/change-text.js';
import { cannotWrite, diskFull } from '../sdk/read/errors.js';
import type { FileWriter } from '../sdk/read/files.js';
import { withLock } from '../sdk/read/folder-lock.js';
import { hasCode } from './error-code.js';
import { NodeLockFiles } from './node-lock-files.js';

/** Writes to a logbook in a folder on disk. */
export class NodeWriter implements FileWriter {
  readonly #inside: (path: string) => Promise<string>;

  /** @param inside the real path of what is there, which lies in the logbook; rejects where it does not */
  constructor(inside: (path: string) => Promise<string>) {
    this.#inside = inside;
  }

  /**
   * The new text is written beside the file and put into its place, so that nobody sees a half of it, and what was there
   * stays until then.
   */
  async update(file: string, change: TextChange): Promise<void> {
    const write = async (changed: TextChange): Promise<void> => {
      const folder = await this.#folderOf(file, { make: true });
      const target = path.join(folder, path.posix.basename(file));
      await withLock(new NodeLockFiles(folder), async (isHeld) =>
        replace(target, changed(await this.#textOf(file)), isHeld),
      );
    };
    await changeText(change, write, (error) => faultOf(file, 'written', error));
  }

  /** All are moved aside first, so that they can be put back where one of them cannot. */
  async remove(files: readonly string[]): Promise<void> {
    const moved: { from: string; to: string }[] = [];
    for (const file of files) {
      try {
        const folder = await this.#folderOf(file);
        // Not what a link leads to, but the link.
        const from = path.join(folder, path.posix.basename(file));
        const to = path.join(folder, `.${randomUUID()}.tmp`);
        await rename(from, to);
        moved.push({ from, to });
      } catch (error) {
        if (hasCode(error, 'ENOENT')) continue;
        for (const { from, to } of moved.reverse()) await rename(to, from);
        throw faultOf(file, 'deleted', error);
      }
    }
    for (const { to } of moved) await rm(to, { force: true });
  }

  /** The text of a file that lies in the logbook, wherever its path leads; null where there is none. */
  async #textOf(file: string): Promise<string | null> {
    try {
      // Not to wait for a writer, should it be a pipe; Windows knows no such flag.
      const handle = await open(await this.#inside(file), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
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

  async #folderOf(file: string, { make = false } = {}): Promise<string> {
    const folder = path.posix.dirname(file);
    if (make) {
      await mkdir(path.join(await this.#inside(''), folder)).catch((error: unknown) => {
        if (!hasCode(error, 'EEXIST')) throw error;
      });
    }
    return this.#inside(folder);
  }
}

/** @param isHeld whether it is still ours to be replaced */
async function replace(target: string, text: string, isHeld: () => Promise<boolean>): Promise<void> {
  const beside = path.join(path.dirname(target), `.${randomUUID()}.tmp`);
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
  if (hasCode(cause, 'ENOSPC') || hasCode(cause, 'EDQUOT')) return diskFull(file, cause);
  const why = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
  return cannotWrite(file, done, why, cause);
}
