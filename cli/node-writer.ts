import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { FileWriter } from '../sdk/read/files.js';
import { withLock } from './folder-lock.js';

/** Writes to a logbook in a folder on disk. */
export class NodeWriter implements FileWriter {
  readonly #inside: (path: string) => Promise<string>;

  /** @param inside the real path of what is there, which lies in the logbook; rejects where it does not */
  constructor(inside: (path: string) => Promise<string>) {
    this.#inside = inside;
  }

  /**
   * The new text is written beside the file and put into its place, so that nobody sees a half of it, and what was there
   * stays until then. @throws `cannot-write`, or what `change` throws
   */
  async update(file: string, change: (text: string | null) => string): Promise<void> {
    const changing = async (): Promise<void> => {
      const folder = await this.#folderOf(file, { make: true });
      const target = path.join(folder, path.posix.basename(file));
      await withLock(folder, async (isHeld) => {
        const changed = change(await textOf(target));
        const beside = path.join(folder, `.${randomUUID()}.tmp`);
        try {
          const handle = await open(beside, 'wx');
          try {
            await handle.writeFile(changed);
            await handle.sync();
          } finally {
            await handle.close();
          }
          if (!(await isHeld())) throw new Error('Somebody else took the lock');
          await rename(beside, target);
        } catch (error) {
          await rm(beside, { force: true });
          throw error;
        }
      });
    };
    await changing().catch((error: unknown) => refuse(file, 'written', error));
  }

  async remove(file: string): Promise<void> {
    try {
      // Not what a link leads to, but the link.
      await unlink(path.join(await this.#folderOf(file), path.posix.basename(file)));
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) refuse(file, 'deleted', error);
    }
  }

  async #folderOf(file: string, { make = false } = {}): Promise<string> {
    const folder = path.posix.dirname(file);
    if (make) await mkdir(path.join(await this.#inside(''), folder)).catch((error) => ignore(error, 'EEXIST'));
    return this.#inside(folder);
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    ignore(error, 'ENOENT');
    return null;
  }
}

/** @throws the error, unless it has this code */
function ignore(error: unknown, code: string): void {
  if (!hasCode(error, code)) throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What the system says, without the path on this machine; what others say, as it is. */
function refuse(file: string, done: string, error: unknown): never {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const refusal = new Error(`${file} cannot be ${done}: ${String(error.code)}`, { cause: error });
  refusal.name = 'cannot-write';
  throw refusal;
}
