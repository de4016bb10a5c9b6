import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { hasCode } from './error-code.js';

const lockName = '.lock';
const lookAgainMs = 20;
/** It is held for milliseconds: who has held it so long has died. Clocks of several machines are not compared for it. */
const longestHeldMs = 3_000;
/** Where others come again and again, or a lock cannot be taken away, one gives up. */
const longestWaitMs = 8_000;

/**
 * Runs while nobody else holds the lock of a folder, in whichever process and on whichever machine: it is a file that can
 * be made only where it is not yet, which file systems on a network can do, too.
 * @param run given a way to find out whether the lock is still held, to be asked before what cannot be undone
 * @throws where it cannot be had
 */
export async function withLock<Result>(
  folder: string,
  run: (isHeld: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  const lock = path.join(folder, lockName);
  const own = randomUUID();
  await take(lock, own);
  try {
    return await run(async () => (await holderOf(lock)) === own);
  } finally {
    if ((await holderOf(lock)) === own) await rm(lock, { force: true });
  }
}

async function take(lock: string, own: string): Promise<void> {
  const giveUpMs = Date.now() + longestWaitMs;
  for (let holder: string | null = null, sinceMs = Date.now(); Date.now() < giveUpMs;) {
    if (await make(lock, own)) return;
    const current = await holderOf(lock);
    if (current !== holder) {
      holder = current;
      sinceMs = Date.now();
    } else if (holder !== null && Date.now() - sinceMs > longestHeldMs) {
      await breakLock(lock, holder);
    }
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  throw new Error(`others hold its folder's ${lockName}`);
}

/** Makes the lock; false where there is one. */
async function make(lock: string, own: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(lock, 'wx');
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
  try {
    await handle.writeFile(own);
    return true;
  } catch (error) {
    await rm(lock, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Takes away a lock that this dead holder has left; one that is somebody else's by now is put back. */
async function breakLock(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
  } catch (error) {
    // Another one was quicker.
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if ((await holderOf(aside)) === holder) await rm(aside, { force: true });
  else await rename(aside, lock);
}

/**
 * Who has made the lock; null where there is none. Where it may not be read, it is told from others all the same.
 * @throws where it is no file, so nobody's
 */
async function holderOf(lock: string): Promise<string | null> {
  try {
    const stats = await lstat(lock);
    if (!stats.isFile()) throw new Error(`its folder's ${lockName} is no file`);
    return await readFile(lock, 'utf8').catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return null;
      return `${stats.ino} ${stats.mtimeMs}`;
    });
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
