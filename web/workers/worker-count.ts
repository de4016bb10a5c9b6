import type { LogbookFiles } from '../../sdk/read/files.js';

/** More would get in one another's way: the browser itself reads files one after another. */
const mostWorkers = 4;
/** So many files are looked at, and where they hold more than this, more than one worker is started. */
const lookedAt = 64;
const largeBytes = 32 * 1024 * 1024;
const worthwhileBytes = 256 * 1024;

/**
 * How many workers a logbook is read by: one for each processor where it is large, as far as there are experiments for
 * them, else a single one.
 *
 * Measured in Chromium on two processors: 50 experiments of 7 MB are read in 0.75 s by two workers and in 0.9 s by
 * one, at best. But 3 small ones are listed after 54 ms and not after 39, as each worker takes time to start, and
 * 2,000 of 20 KB are read no faster, for it is the browser's own process that they wait for. This look is taken while
 * the first worker starts, and adds nothing up to some hundred files; to the 0.6 s that the first list of 2,000 takes
 * it adds 0.1 s.
 */
export async function workerCount(files: LogbookFiles, processors: number): Promise<number> {
  const most = Math.min(mostWorkers, processors);
  if (most <= 1) return 1;
  const sizes: Promise<number>[] = [];
  try {
    for await (const { path } of files.list()) {
      if (!path.endsWith('/')) sizes.push(sizeOf(files, path));
      if (sizes.length === lookedAt) break;
    }
  } catch {
    // The worker finds the same, and says it.
  }
  const found = await Promise.all(sizes);
  const total = found.reduce((sum, size) => sum + size, 0);
  // An experiment is read by one worker: a second one would find nothing to do.
  const worthwhile = found.filter((size) => size > worthwhileBytes).length;
  return total > largeBytes ? Math.max(1, Math.min(most, worthwhile)) : 1;
}

/** The size of a file; 0 where it cannot be read. */
async function sizeOf(files: LogbookFiles, path: string): Promise<number> {
  try {
    return (await files.stat(path)).sizeBytes;
  } catch {
    return 0;
  }
}
