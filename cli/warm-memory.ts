import type { FileHandle } from 'node:fs/promises';
import { giveMemory, wantsMemory } from '../sdk/read/columns.js';

const warmedBytes = 1024 * 1024;
let isWarming = false;

/**
 * Has another thread get memory ready that columns want, if they do. The system makes fresh memory page by page, when it
 * is written to for the first time, which can take longer than all that we do with it. What those threads can do is
 * read, so they read the file into it; what they have read is of no use.
 */
export function warmMemory(file: FileHandle, at: number): void {
  if (isWarming || !wantsMemory()) return;
  isWarming = true;
  const memory = Buffer.allocUnsafeSlow(warmedBytes);
  file
    .read(memory, 0, warmedBytes, at)
    .then(
      () => giveMemory(memory.buffer),
      // Whoever reads the file hears of it.
      () => undefined,
    )
    .finally(() => (isWarming = false));
}
