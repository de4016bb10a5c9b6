import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { claimsName, isClaim, lockName, type LockFile, type LockFiles } from '../sdk/read/folder-lock.js';
import { hasCode } from './error-code.js';

/** The lock files of a folder on disk. Ours can be made only where it is not yet, which file systems on a network do, too. */
export class NodeLockFiles implements LockFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async make(): Promise<LockFile | null> {
    const holder = randomUUID();
    const handle = await open(this.#absolute(lockName), 'wx').catch(where('EEXIST', null));
    if (!handle) return null;
    try {
      await handle.writeFile(holder);
      return { path: lockName, holder };
    } catch (error) {
      await this.remove(lockName);
      throw error;
    } finally {
      await handle.close();
    }
  }

  async list(): Promise<string[]> {
    const [holder, claims] = await Promise.all([this.holderOf(lockName), this.#claims()]);
    return holder === null ? claims : [lockName, ...claims];
  }

  /** Where it may not be read, it is told from others all the same. @throws where it is no file, so nobody's */
  async holderOf(file: string): Promise<string | null> {
    const stats = await lstat(this.#absolute(file)).catch(where('ENOENT', null));
    if (!stats) return null;
    if (!stats.isFile()) throw new Error(`its folder's ${file} is no file`);
    return readFile(this.#absolute(file), 'utf8').catch((error: unknown) =>
      hasCode(error, 'ENOENT') ? null : `${stats.ino} ${stats.mtimeMs}`,
    );
  }

  rename(file: string, to: string): Promise<boolean> {
    return rename(this.#absolute(file), this.#absolute(to)).then(() => true, where('ENOENT', false));
  }

  remove(file: string): Promise<void> {
    return rm(this.#absolute(file), { force: true });
  }

  async #claims(): Promise<string[]> {
    const folder = this.#absolute(claimsName);
    const stats = await lstat(folder).catch(where('ENOENT', null));
    // What a link leads to are nobody's claims, and must not be taken away as such.
    if (!stats?.isDirectory()) return [];
    const names = await readdir(folder).catch(where('ENOENT', []));
    return names.filter(isClaim).map((name) => `${claimsName}/${name}`);
  }

  #absolute(file: string): string {
    return path.join(this.#folder, file);
  }
}

/** What an error of the system with this code stands for; any other is thrown on. */
function where<Value>(code: string, value: Value): (error: unknown) => Value {
  return (error) => {
    if (hasCode(error, code)) return value;
    throw error;
  };
}
