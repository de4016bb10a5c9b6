import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openLogbook } from '../sdk/read/index.js';
import type { Logbook } from '../sdk/read/logbook.js';
import { Failure } from './failure.js';
import { NodeFiles } from './node-files.js';
import { printable } from './output.js';

/**
 * Opens the logbook in a folder, in this very thread unless told otherwise.
 * @param open opens the logbook in a folder that is there
 * @throws Failure with code 2 where there is no such folder or it cannot be read, saying what to do.
 */
export async function openFolder(
  folder: string,
  open: (folder: string) => Logbook | Promise<Logbook> = (found) => openLogbook(new NodeFiles(found)),
): Promise<Logbook> {
  const error = await tryFolder(folder);
  if (error === null) return open(path.resolve(folder));
  const named = printable(folder);
  if (error.code === 'ENOENT') throw new Failure(`There is no folder ${named}.\n${whatToDo}`, 2);
  if (error.code === 'ENOTDIR') throw new Failure(`${named} is not a folder.\n${whatToDo}`, 2);
  throw new Failure(`The folder ${named} cannot be read: ${printable(error.message)}.\n${whatElseToDo}`, 2);
}

/** What keeps a folder from being looked into; null is nothing. */
async function tryFolder(folder: string): Promise<NodeJS.ErrnoException | null> {
  try {
    const opened = await opendir(folder);
    await opened.close();
    // Its names may be told to us while its files are not.
    await stat(`${folder}${path.sep}.`);
    return null;
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

const whatElseToDo = `Let yourself read it (chmod u+rwx, where it is yours), or name another with -f or MICROTRAX_LOGDIR.`;

const whatToDo = `Name your logbook's folder with -f, or set MICROTRAX_LOGDIR. If nothing has been logged yet, three lines do, after import * as mtx from 'microtrax':
  mtx.init()
  mtx.log({ loss: 0.5 })
  mtx.finish()`;
