import type { Abortable } from '../../sdk/read/files.js';

/**
 * After so many failures in a row on a file that did not change meanwhile, the fault is not that it changes.
 */
const triesOnSameFile = 3;

/**
 * Reads a range of a file that may be written to meanwhile. A `File` is a snapshot that can no longer be read
 * once its file has changed (NotReadableError), so a new one is asked for and the reading goes on where it was.
 * Ends early where the file is shorter by now.
 */
export async function* fileChunks(
  getFile: () => Promise<File>,
  start: number,
  end: number,
  { signal }: Abortable = {},
): AsyncGenerator<Uint8Array> {
  let at = start;
  let tries = 0;
  let failed: File | null = null;
  while (at < end) {
    signal?.throwIfAborted();
    const file = await getFile();
    const stop = Math.min(end, file.size);
    if (at >= stop) return;
    const reader = file.slice(at, stop).stream().getReader();
    const from = at;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const { done, value } = await reader.read();
        if (done) return;
        at += value.length;
        yield value;
      }
    } catch (error) {
      tries = at === from && failed !== null && isSameState(file, failed) ? tries + 1 : 1;
      failed = file;
      if (!isNotReadable(error) || tries >= triesOnSameFile) throw error;
    } finally {
      // A stream that failed rejects this too; that failure has been dealt with above.
      reader.cancel().catch(() => undefined);
    }
  }
}

/** The same in one piece. */
export async function fileBytes(
  getFile: () => Promise<File>,
  start: number,
  end: number,
  options: Abortable = {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of fileChunks(getFile, start, end, options)) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
  }
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const whole = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const isSameState = (one: File, other: File): boolean =>
  one.size === other.size && one.lastModified === other.lastModified;

const isNotReadable = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotReadableError';
