import type { FileHandle } from 'node:fs/promises';
import { giveMemory, pieceBytes, wantsMemory } from '../sdk/read/block-memory.js';

/** So many pieces are got ready at a time; a file is read for some ms before their end is heard of. */
const mostAtOnce = 2;
let gettingReady = 0;

/**
 * Has another thread get memory ready that columns want, if they do. The system makes fresh memory page by page, when it
 * is written to for the first time, which can take longer than all that we do with it. What those threads can do is
 * read, so they read the file into it; what they have read is of no use.
 */
export function warmMemory(file: FileHandle, at: number): void {
  if (gettingReady >= mostAtOnce || !wantsMemory()) return;
  gettingReady += 1;
  const memory = Buffer.allocUnsafeSlow(pieceBytes);
  file
    .read(memory, 0, pieceBytes, at)
    .then(
      () => giveMemory(memory.buffer),
      // Whoever reads the file hears of it.
      () => undefined,
    )
    .finally(() => (gettingReady -= 1));
}
