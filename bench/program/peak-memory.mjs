// Loaded before a program (`node --import`), says in its last moment on descriptor 3 how much memory it ever had.
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { peakMemoryMb } from '../peak-memory-mb.mjs';

if (isMainThread) {
  process.once('exit', () => void writeSync(3, String(peakMemoryMb())));
}
