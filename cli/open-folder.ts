import { stat } from 'node:fs/promises';
import path from 'node:path';
import { openLogbook } from '../sdk/read/index.js';
import type { Logbook } from '../sdk/read/logbook.js';
import { Failure } from './failure.js';
import { NodeFiles } from './node-files.js';

/**
 * Opens the logbook in a folder.
 * @throws Failure with code 2 where there is no such folder, saying what to do.
 */
export async function openFolder(folder: string): Promise<Logbook> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error && found.code !== 'ENOENT' && found.code !== 'ENOTDIR') {
    throw new Failure(`The folder ${folder} cannot be opened: ${found.message}`, 2);
  }
  if (found instanceof Error || !found.isDirectory()) {
    const what = found instanceof Error ? `There is no folder ${folder}` : `${folder} is not a folder`;
    throw new Failure(`${what}.\n${whatToDo}`, 2);
  }
  return openLogbook(new NodeFiles(path.resolve(folder)));
}

const whatToDo = `Name your logbook's folder with -f, or set MICROTRAX_LOGDIR. If nothing has been logged yet, three lines do, after import * as mtx from 'microtrax':
  mtx.init()
  mtx.log({ loss: 0.5 })
  mtx.finish()`;
