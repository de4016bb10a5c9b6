import type { FileHandle } from 'node:fs/promises';
import { giveMemory, wantsMemory } from '../sdk/read/columns.js';
import type { Abortable } from '../sdk/read/files.js';

const chunkBytes = 1024 * 1024;
/** While one chunk is looked at, the next ones are read: what waits for a disk or a network waits together. */
const chunksAtOnce = 3;

/** Buffers of a chunk that nobody reads into: files come one after another, and new memory costs more than used one. */
const spareBuffers: Buffer<ArrayBuffer>[] = [];
const mostSpares = 12;

/**
 * Reads an open file from `start` to `end` (exclusive) in order; less where it is shorter. A chunk is valid until the
 * next one is asked for. When this has ended nothing reads the file any more.
 */
export async function* readAhead(
  file: FileHandle,
  start: number,
  end: number,
  { signal }: Abortable = {},
): AsyncGenerator<Uint8Array> {
  const sizeBytes = Math.max(0, Math.min(chunkBytes, end - start));
  // Most files are smaller than a chunk: no more buffers than they need.
  const count = Math.min(chunksAtOnce, Math.ceil((end - start) / chunkBytes));
  const free = Array.from({ length: Math.max(0, count) }, () => bufferOf(sizeBytes));
  const reading: { wanted: number; buffer: Buffer<ArrayBuffer>; result: Promise<{ bytesRead: number }> }[] = [];
  let asked = start;
  const ask = (): void => {
    while (asked < end && free.length > 0) {
      const wanted = Math.min(sizeBytes, end - asked);
      const buffer = free.pop()!;
      const result = file.read(buffer, 0, wanted, asked);
      // What nobody has waited for yet is no unhandled rejection.
      result.catch(() => undefined);
      reading.push({ wanted, buffer, result });
      asked += wanted;
    }
  };
  try {
    ask();
    for (let at = start, next = reading.shift(); next; next = reading.shift()) {
      const { bytesRead } = await next.result;
      signal?.throwIfAborted();
      if (bytesRead === 0) return;
      at += bytesRead;
      yield next.buffer.subarray(0, bytesRead);
      free.push(afterUse(next.buffer));
      if (bytesRead < next.wanted) {
        // Those that are under way begin where this one was to end.
        await Promise.allSettled(reading.map(({ result }) => result));
        free.push(...reading.splice(0).map(({ buffer }) => buffer));
        asked = at;
      }
      ask();
    }
  } finally {
    await Promise.allSettled(reading.map(({ result }) => result));
    const buffers = [...free, ...reading.map(({ buffer }) => buffer)];
    if (sizeBytes === chunkBytes) spareBuffers.push(...buffers.slice(0, mostSpares - spareBuffers.length));
  }
}

function bufferOf(sizeBytes: number): Buffer<ArrayBuffer> {
  return (sizeBytes === chunkBytes && spareBuffers.pop()) || Buffer.allocUnsafeSlow(sizeBytes);
}

/** The buffer to read into when all that is in this one has been looked at: columns may have more use for it. */
function afterUse(buffer: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (buffer.length < chunkBytes || !wantsMemory()) return buffer;
  giveMemory(buffer.buffer);
  return Buffer.allocUnsafeSlow(chunkBytes);
}
