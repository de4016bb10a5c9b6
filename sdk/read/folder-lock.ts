/** The lock file that one process at a time can make; a page cannot, for a browser makes no file exclusively. */
export const lockName = '.lock';
/** A page's lock file is its claim: an empty file in this folder, whose name is a UUID that no other page has. */
export const claimsName = '.claims';

/** Whether a file in the folder of claims is one. */
export function isClaim(name: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}

/** A lock file that is somebody's. */
export interface LockFile {
  /** Its path below the folder that it locks. */
  path: string;
  /** What it says of who has made it; with the path, it stands for this one time. */
  holder: string;
}

/** The lock files of one folder, as a platform makes and finds them. */
export interface LockFiles {
  /** Makes one of our own; null where somebody else's is in its place. */
  make(): Promise<LockFile | null>;
  /** All that there are, ours too, by the time it is asked. */
  list(): Promise<string[]>;
  /** What it says of who has made it; null where there is none. */
  holderOf(path: string): Promise<string | null>;
  /** Gives it another name; false where it is gone. */
  rename(path: string, name: string): Promise<boolean>;
  /** It need not be there. */
  remove(path: string): Promise<void>;
}

/** One looks again after this time, and up to as much longer: who met comes back at different times. */
const lookAgainMs = 15;
/** It is held for milliseconds: who has held it so long has died. Clocks of several machines are not compared for it. */
const longestHeldMs = 3_000;
/** Where others come again and again, or a lock cannot be taken away, one gives up. */
const longestWaitMs = 8_000;

/**
 * Runs while nobody else holds the lock of a folder, in whichever process, browser or page. Everyone first makes a lock
 * file, then looks, and goes on only where there is no other: of two that come at once, at least one sees the other and
 * takes its own away again. So no two go on together, as long as the file system shows everyone at once what any of
 * them has made.
 * @param run given a way to find out whether the lock is still held, to be asked before what cannot be undone
 * @throws where it cannot be had
 */
export async function withLock<Result>(
  files: LockFiles,
  run: (isHeld: () => Promise<boolean>) => Promise<Result>,
): Promise<Result> {
  const own = await take(files);
  const isHeld = async (): Promise<boolean> => (await files.holderOf(own.path)) === own.holder;
  try {
    return await run(isHeld);
  } finally {
    if (await isHeld()) await files.remove(own.path);
  }
}

async function take(files: LockFiles): Promise<LockFile> {
  const seen = new Map<string, { holder: string; sinceMs: number }>();
  for (const giveUpMs = Date.now() + longestWaitMs; Date.now() < giveUpMs;) {
    const own = await makeAlone(files);
    if (own) return own;
    for (const path of await files.list()) {
      const holder = await files.holderOf(path);
      if (holder === null) continue;
      const known = seen.get(path);
      if (known?.holder !== holder) seen.set(path, { holder, sinceMs: Date.now() });
      else if (Date.now() - known.sinceMs > longestHeldMs) await breakLock(files, { path, holder });
    }
    await new Promise<void>((resolve) => setTimeout(resolve, lookAgainMs * (1 + Math.random())));
  }
  throw new Error(`others hold its folder's ${lockName}`);
}

/** Makes a lock file; null where there is another one. */
async function makeAlone(files: LockFiles): Promise<LockFile | null> {
  const own = await files.make();
  if (!own) return null;
  let isAlone = false;
  try {
    isAlone = (await files.list()).every((path) => path === own.path);
  } finally {
    if (!isAlone) await files.remove(own.path);
  }
  return isAlone ? own : null;
}

/** Takes away a lock file that this dead holder has left; one that is somebody else's by now is put back. */
async function breakLock(files: LockFiles, { path, holder }: LockFile): Promise<void> {
  const aside = `${path}.${Math.random().toString(36).slice(2)}`;
  if (!(await files.rename(path, aside))) return;
  if ((await files.holderOf(aside)) === holder) await files.remove(aside);
  else await files.rename(aside, path);
}
