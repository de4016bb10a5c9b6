import { randomUUID } from 'node:crypto';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Nobody writes a text for so long, however far the clocks of machines that share a folder are apart. */
const longestWriteMs = 24 * 60 * 60 * 1000;

/** The name of a text that is not in its place yet; no file of a logbook is called so. */
export function newTextName(): string {
  return `.${randomUUID()}.new`;
}

/** Deletes the new texts that processes have left in a folder when they were killed. */
export async function sweepNewTexts(folder: string, nowMs = Date.now()): Promise<void> {
  const names = (await readdir(folder)).filter((name) =>
    /^\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new$/.test(name),
  );
  for (const name of names) {
    const file = path.join(folder, name);
    const { mtimeMs } = await lstat(file);
    if (nowMs - mtimeMs > longestWriteMs) await rm(file, { force: true });
  }
}
