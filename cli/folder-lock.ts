import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

const lockName = '.lock';
const lookAgainMs = 20;
/** It is held for milliseconds: who has held it so long has died. Clocks of several machines are not compared for it. */
const longestMs = 5_000;

/**
 * Runs while nobody else holds the lock of a folder, in whichever process and on whichever machine: it is a file that can
 * be made only where it is not yet, which file systems on a network can do, too.
 * @param run given a way to find out whether the lock is still held, to be asked before what cannot be undone
 * @throws where no file can be made there
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
  for (let holder: string | null = null, sinceMs = Date.now(); ;) {
    try {
      return await writeFile(lock, own, { flag: 'wx' });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const current = await holderOf(lock);
    if (current !== holder) {
      holder = current;
      sinceMs = Date.now();
    } else if (holder !== null && Date.now() - sinceMs > longestMs) {
      await breakLock(lock, holder);
    } else {
      await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
    }
  }
}

/** Takes away a lock that this dead holder has left; one that is somebody else's by now is put back. */
async function breakLock(lock: string, holder: string): Promise<void> {
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if ((await holderOf(aside)) === holder) await rm(aside, { force: true });
    else await rename(aside, lock);
  } catch {
    // Another one was quicker.
  }
}

async function holderOf(lock: string): Promise<string | null> {
  try {
    return await readFile(lock, 'utf8');
  } catch {
    return null;
  }
}
