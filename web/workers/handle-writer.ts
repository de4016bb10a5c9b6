import { changeText, type TextChange } from '../../sdk/read/change-text.js';
import { cannotWrite, diskFull, notAllowed } from '../../sdk/read/errors.js';
import type { FileWriter } from '../../sdk/read/files.js';
import { withLock } from '../../sdk/read/folder-lock.js';
import { HandleLockFiles } from './handle-lock-files.js';
import { isNamed, where } from './named-error.js';

/**
 * Writes to a folder that a person opened, once they have allowed it: a worker cannot ask them. Pages of one origin, and
 * their workers, take turns by a Web Lock, and with whoever else writes by the lock files of the folder.
 */
export class HandleWriter implements FileWriter {
  readonly #root: FileSystemDirectoryHandle;

  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
  }

  /**
   * The new text comes in the place of the old one in a single step, so that nobody sees a half of it. A new file can be
   * read by the person alone, as browsers make them.
   */
  async update(path: string, change: TextChange): Promise<void> {
    const write = (changed: TextChange): Promise<void> =>
      this.#inTurn(async () => {
        const { folder, name } = await this.#placeOf(path, { create: true });
        await withLock(new HandleLockFiles(folder), async (isHeld) => {
          const file = await fileIn(folder, name);
          const text = changed(file && (await (await file.getFile()).text()));
          await (file ? replace(file, text, isHeld) : make(folder, name, text, isHeld));
        });
      });
    await changeText(change, write, (error) => faultOf(path, 'written', error));
  }

  /**
   * The last one, the log, is deleted in a single step, which decides: before it all others are moved aside, and put back
   * where one of them or the log cannot go. A page that is closed in between leaves them aside, beside the log.
   */
  async remove(paths: readonly string[]): Promise<void> {
    await this.#inTurn(async () => {
      const moved: { file: FileSystemFileHandle; name: string }[] = [];
      for (const [index, path] of paths.entries()) {
        try {
          const { folder, name } = await this.#placeOf(path);
          if (index === paths.length - 1) {
            // A browser reads all of what is moved, at some 150 MB a second.
            await folder.removeEntry(name);
          } else {
            const file = await folder.getFileHandle(name);
            await file.move(nameBeside());
            moved.push({ file, name });
          }
        } catch (error) {
          if (isNamed(error, 'NotFoundError')) continue;
          for (const { file, name } of moved.reverse()) await file.move(name);
          throw faultOf(path, 'deleted', error);
        }
      }
      for (const { file } of moved) await file.remove();
    });
  }

  /** A folder is known by its name alone: those of the same name wait for one another, too. */
  #inTurn(write: () => Promise<void>): Promise<void> {
    return navigator.locks.request(`microtrax-writing ${this.#root.name}`, write);
  }

  async #placeOf(path: string, { create = false } = {}): Promise<{ folder: FileSystemDirectoryHandle; name: string }> {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    let folder = this.#root;
    for (const each of folders) folder = await folder.getDirectoryHandle(each, { create });
    return { folder, name };
  }
}

function fileIn(folder: FileSystemDirectoryHandle, name: string): Promise<FileSystemFileHandle | null> {
  return folder.getFileHandle(name).catch(where('NotFoundError', null));
}

/** Written beside what is there, and put into its place when it is closed. */
async function replace(file: FileSystemFileHandle, text: string, isHeld: () => Promise<boolean>): Promise<void> {
  const writable = await file.createWritable({ mode: 'exclusive' });
  try {
    await writable.write(text);
    if (!(await isHeld())) throw new Error('somebody else took the lock');
  } catch (error) {
    await writable.abort();
    throw error;
  }
  await writable.close();
}

/** To make it by its own name would show it empty for a moment. */
async function make(
  folder: FileSystemDirectoryHandle,
  name: string,
  text: string,
  isHeld: () => Promise<boolean>,
): Promise<void> {
  const file = await folder.getFileHandle(nameBeside(), { create: true });
  try {
    await replace(file, text, isHeld);
    await file.move(name);
  } catch (error) {
    await file.remove();
    throw error;
  }
}

const nameBeside = (): string => `.${crypto.randomUUID()}.tmp`;

function faultOf(path: string, done: 'written' | 'deleted', cause: unknown): Error {
  if (isNamed(cause, 'NotAllowedError', 'SecurityError')) return notAllowed(cause);
  if (isNamed(cause, 'QuotaExceededError')) return diskFull(path, cause);
  if (isNamed(cause, 'TypeMismatchError')) return cannotWrite(path, done, 'it is no file', cause);
  return cannotWrite(path, done, cause instanceof Error ? cause.message : String(cause), cause);
}
