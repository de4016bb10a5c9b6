import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OpenedFolder } from './logbook-contract.js';

/** A temporary folder with these files, and what another process does to it. */
export type FolderOnDisk = Omit<OpenedFolder, 'logbook' | 'close'> & { path: string; discard(): Promise<void> };

export async function folderOnDisk(files: Record<string, string>): Promise<FolderOnDisk> {
  const path = await mkdtemp(join(tmpdir(), 'microtrax-contract-'));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) await write(file, text);
  return {
    path,
    write,
    append: (file, text) => appendFile(join(path, file), text),
    remove: (file) => rm(join(path, file)),
    discard: () => rm(path, { recursive: true }),
  };
}
