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

  async make(): Promise<LockFile> {
    const name = crypto.randomUUID();
    const claims = await this.#folder.getDirectoryHandle(claimsName, { create: true });
    await claims.getFileHandle(name, { create: true });
    return { path: `${claimsName}/${name}`, holder: '' };
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

  async remove(path: string): Promise<void> {
    const folder = await this.#folderOf(path);
    await folder?.removeEntry(nameOf(path)).catch(where('NotFoundError', undefined));
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

  async #claims(): Promise<string[]> {
    const folder = await this.#folderOf(`${claimsName}/`);
    const claims: string[] = [];
    for await (const name of folder?.keys() ?? []) if (isClaim(name)) claims.push(`${claimsName}/${name}`);
    return claims;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
