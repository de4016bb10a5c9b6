import { fstatSync, readSync } from 'node:fs';

/** Lines that were given while somebody put a copy in the file's place are near its end. */
const tailBytes = 1 << 20;
/** Enough of the copy's end to find the place in the original: a timestamp is in each line. */
const sampleBytes = 1 << 12;

/**
 * What a file has behind the end of a copy that was put in its place: the lines that came while it was made.
 * Null where the copy does not end as the file goes somewhere near its end, for it was edited.
 * @throws what the file system says.
 */
export function restBehindCopy(original: number, copy: number): Buffer | null {
  const sample = tailOf(copy, sampleBytes);
  const tail = tailOf(original, tailBytes);
  // A copy without a byte was begun anew, perhaps on purpose.
  const at = sample.length === 0 ? -1 : tail.lastIndexOf(sample);
  return at < 0 ? null : tail.subarray(at + sample.length);
}

function tailOf(fd: number, maxBytes: number): Buffer {
  const { size } = fstatSync(fd);
  const bytes = Buffer.alloc(Math.min(size, maxBytes));
  const read = readSync(fd, bytes, 0, bytes.length, size - bytes.length);
  return bytes.subarray(0, read);
}
