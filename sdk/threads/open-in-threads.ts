import type { FolderOptions } from '../read/folder-experiments.js';
import type { Logbook } from '../read/logbook.js';
import { ShardedLogbook } from '../read/sharded-logbook.js';
import type { LogbookThread } from './connection.js';
import { ThreadLogbook } from './thread-logbook.js';

/**
 * Opens a logbook in several threads, each of which reads its share of the experiments.
 * @param start starts one thread
 * @param origin what each of them makes its files of
 * @param count how many threads, at least one; the first starts while it is still being found out
 * @throws where any of them cannot open it; all are ended then
 */
export async function openInThreads(
  start: () => LogbookThread,
  origin: unknown,
  count: number | Promise<number>,
): Promise<Logbook> {
  const counted = Promise.resolve(count);
  const open = (index: number): Promise<ThreadLogbook> => {
    const share = counted.then((of): FolderOptions => ({ share: { index, of } }));
    return ThreadLogbook.open(start(), origin, share);
  };
  const first = open(0);
  // It is dealt with below, and may come before all are counted.
  first.catch(() => undefined);
  const others = Array.from({ length: (await counted) - 1 }, (_, index) => open(index + 1));
  const openings = await Promise.allSettled([first, ...others]);
  const opened = openings.flatMap((opening) => (opening.status === 'fulfilled' ? opening.value : []));
  const failed = openings.find((opening) => opening.status === 'rejected');
  if (!failed) return new ShardedLogbook(opened);
  for (const shard of opened) shard.close();
  throw failed.reason;
}
