import { createStore, delMany, entries, set } from 'idb-keyval';
import type { Logbook } from '../../sdk/read/logbook.js';
import { folder, openFolder } from './folder.js';
import { SourceError } from './source.js';

/** What a logbook held when it was last read to its end. */
export interface LogbookCounts {
  experiments: number;
  sizeBytes: number;
}

/** A folder that was opened before. */
export interface RecentFolder {
  readonly id: string;
  readonly name: string;
  /** When it was opened last, Unix milliseconds. */
  readonly openedMs: number;
  /** Null as long as it has never been read to its end. */
  readonly counts: LogbookCounts | null;
  readonly handle: FileSystemDirectoryHandle;
}

/** A folder that was opened before is no longer where it was. */
export class FolderGoneError extends SourceError {
  override name = 'folder-gone';

  constructor(readonly folder: RecentFolder) {
    super(`“${folder.name}” is gone: moved, renamed, or its drive taken out.`);
  }
}

type Stored = Omit<RecentFolder, 'id' | 'name'>;

const keptAtMost = 8;
const lockName = 'microtrax-recent-folders';
const store = createStore('microtrax-recent-folders', 'folders');

/** The folders that were opened last, newest first, at most eight; none where the browser keeps no handles. */
export async function recentFolders(): Promise<RecentFolder[]> {
  if (!folder.isAvailable) return [];
  const stored = await entries<string, Stored>(store);
  return stored
    .map(([id, kept]) => ({ ...kept, id, name: kept.handle.name }))
    .sort((a, b) => b.openedMs - a.openedMs)
    .slice(0, keptAtMost);
}

/** Puts the folder first, once however often it was opened. Resolves to its id. */
export function rememberFolder(handle: FileSystemDirectoryHandle): Promise<string> {
  return alone(async () => {
    const known = await recentFolders();
    const same = await sameFolder(known, handle);
    const id = same?.id ?? crypto.randomUUID();
    // The newest stays the newest within a millisecond, and where the clock was set back.
    const openedMs = Math.max(Date.now(), (known[0]?.openedMs ?? 0) + 1);
    await write(id, { handle, counts: same?.counts ?? null, openedMs });
    const others = known.filter((each) => each.id !== id);
    await delMany(
      others.slice(keptAtMost - 1).map((each) => each.id),
      store,
    );
    return id;
  });
}

/** Writes down what the folder holds now; one that was forgotten meanwhile stays so. */
export function noteCounts(id: string, counts: LogbookCounts): Promise<void> {
  return alone(async () => {
    const known = (await recentFolders()).find((each) => each.id === id);
    if (known) await write(id, { handle: known.handle, openedMs: known.openedMs, counts });
  });
}

/** Takes the folder off the list; on disk, nothing happens to it. */
export function forgetFolder(id: string): Promise<void> {
  return alone(() => delMany([id], store));
}

/** Puts a folder that was forgotten back on the list, as it was. */
export function restoreFolder({ id, handle, openedMs, counts }: RecentFolder): Promise<void> {
  return alone(() => write(id, { handle, openedMs, counts }));
}

/**
 * Opens the folder again. The browser may ask the person first, so it is called from a click. Rejects with a
 * `FolderGoneError` where there is no such folder any more.
 */
export async function openRecentFolder(recent: RecentFolder): Promise<Logbook> {
  const { handle, name } = recent;
  if ((await handle.queryPermission({ mode: 'read' })) !== 'granted') {
    if ((await handle.requestPermission({ mode: 'read' })) !== 'granted') throw new SourceError(refusal(name));
  }
  try {
    // A handle says nothing of its folder until it is read.
    await handle.keys().next();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') throw new FolderGoneError(recent);
    throw error;
  }
  return openFolder(handle);
}

const refusal = (name: string): string =>
  `The browser was not allowed to read “${name}”. Click it again and allow it, or choose it with “Open folder”.`;

async function sameFolder(known: RecentFolder[], handle: FileSystemDirectoryHandle): Promise<RecentFolder | undefined> {
  for (const each of known) if (await each.handle.isSameEntry(handle)) return each;
  return undefined;
}

function write(id: string, kept: Stored): Promise<void> {
  return set(id, kept, store);
}

/** One change at a time, in all tabs: comparing folders takes longer than a transaction lives. */
function alone<T>(change: () => Promise<T>): Promise<T> {
  return navigator.locks.request(lockName, change);
}
