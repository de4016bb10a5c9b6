import { claimsName, isClaim, lockName, type LockFile, type LockFiles } from '../../sdk/read/folder-lock.js';
import { isNamed, where } from './named-error.js';

/**
 * The lock files of a folder that a person opened. `getFileHandle(name, { create: true })` also takes a file that is
 * there, so a page cannot be the only one to make a certain file: it makes a claim, whose name nobody else has.
 */
export class HandleLockFiles implements LockFiles {
  readonly #folder: FileSystemDirectoryHandle;

  constructor(folder: FileSystemDirectoryHandle) {
    this.#folder = folder;
  }

  make(): Promise<LockFile | null> {
    const name = crypto.randomUUID();
    const making = async (): Promise<LockFile> => {
      const claims = await this.#folder.getDirectoryHandle(claimsName, { create: true });
      await claims.getFileHandle(name, { create: true });
      return { path: `${claimsName}/${name}`, holder: '' };
    };
    // Who is leaving may have taken the folder along.
    return making().catch(where('NotFoundError', null));
  }

  async list(): Promise<string[]> {
    const [lock, claims] = await Promise.all([this.#file(lockName), this.#claims()]);
    return lock ? [lockName, ...claims] : claims;
  }

  /** Where it may not be read, it is told from others all the same. @throws where it is no file, so nobody's */
  async holderOf(path: string): Promise<string | null> {
    const file = await (await this.#file(path))?.getFile().catch(where('NotFoundError', null));
    if (!file) return null;
    const unread = where('NotReadableError', `${file.size} ${file.lastModified}`);
    return file.text().catch((error: unknown) => (isNamed(error, 'NotFoundError') ? null : unread(error)));
  }

  async rename(path: string, to: string): Promise<boolean> {
    const file = await this.#file(path);
    if (!file) return false;
    return file.move(nameOf(to)).then(() => true, where('NotFoundError', false));
  }

  /** The folder of claims goes with its last one: browsers make it so that nobody else on the machine can look into it. */
  async remove(path: string): Promise<void> {
    const folder = await this.#folderOf(path);
    if (!folder) return;
    await removeFree(folder, nameOf(path));
    if (folder === this.#folder) return;
    await this.#folder.removeEntry(claimsName).catch((error: unknown) => {
      // Others are in it, or take it along just now.
      if (!isNamed(error, 'InvalidModificationError', 'NotFoundError', 'NoModificationAllowedError')) throw error;
    });
  }

  async #file(path: string): Promise<FileSystemFileHandle | null> {
    const folder = await this.#folderOf(path);
    if (!folder) return null;
    return folder.getFileHandle(nameOf(path)).catch((error: unknown) => {
      if (isNamed(error, 'TypeMismatchError')) throw new Error(`its folder's ${path} is no file`);
      return where('NotFoundError', null)(error);
    });
  }

  async #folderOf(path: string): Promise<FileSystemDirectoryHandle | null> {
    if (!path.includes('/')) return this.#folder;
    return this.#folder.getDirectoryHandle(claimsName).catch(where('NotFoundError', null));
  }

  /** As long as a claim of ours is there, so is their folder. */
  #claims(): Promise<string[]> {
    const listing = async (): Promise<string[]> => {
      const claims: string[] = [];
      const folder = await this.#folder.getDirectoryHandle(claimsName);
      for await (const name of folder.keys()) if (isClaim(name)) claims.push(`${claimsName}/${name}`);
      return claims;
    };
    return listing().catch(where('NotFoundError', []));
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Deletes a file; while another page tries to delete its folder, a browser does not let it go, and it is tried again. */
async function removeFree(folder: FileSystemDirectoryHandle, name: string, attempts = 50): Promise<void> {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return;
    if (attempts <= 1 || !isNamed(error, 'NoModificationAllowedError')) throw error;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await removeFree(folder, name, attempts - 1);
  }
}
