import { basename, join } from 'node:path';
import { experimentPath, textPath } from '../format/paths.js';
import { readEarlier, type Earlier } from './earlier-lines.js';
import { isAlive, type Host } from './host.js';

/** An experiment to go on with. */
export interface Resumed extends Earlier {
  id: string;
}

/**
 * Finds the experiment with this id and what must be known to go on with it.
 * @throws Error with a sentence for the person where it cannot be gone on with: it is not there, or a process that
 * is alive, this one too, is still writing it.
 */
export function findResumed(logdir: string, id: unknown): Resumed {
  // An id is the name of a file, and never a way to another folder.
  if (typeof id !== 'string' || id === '' || basename(id) !== id) throw new Error(`${String(id)} is no id`);
  let earlier: Earlier;
  try {
    earlier = readEarlier(join(logdir, experimentPath(id)), join(logdir, textPath(id)));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const why = isMissing ? `there is no ${id} in ${logdir}` : `${id} cannot be read: ${String(error)}`;
    throw new Error(why, { cause: error });
  }
  const { status, process_pid: pid, host } = earlier.metadata;
  if (status === 'running' && typeof pid === 'number' && isAlive(pid, (host ?? {}) as Partial<Host>)) {
    throw new Error(`process ${pid} is still writing ${id}`);
  }
  return { id, ...earlier };
}
