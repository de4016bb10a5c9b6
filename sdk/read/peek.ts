import type { Json } from '../format/json.js';
import { ExperimentContent } from './contents.js';
import type { Abortable, LogbookFiles } from './files.js';
import { LineSplitter } from './line-splitter.js';

/** What the beginning and the end of an experiment's file tell. */
export interface Peeked {
  metadata: ReadonlyMap<string, Json>;
  lastStep: number | null;
}

const peekedBytes = 16 * 1024;

/** Reads only head and tail of an experiment's file, a small one whole: its name, start, status and latest step. */
export async function peek(
  files: LogbookFiles,
  path: string,
  sizeBytes: number,
  options: Abortable,
): Promise<Peeked | null> {
  try {
    if (sizeBytes <= 2 * peekedBytes) {
      const whole = contentOf(path, await files.bytes(path, 0, sizeBytes, options));
      return { metadata: whole.metadata, lastStep: whole.rows.lastStep };
    }
    const head = contentOf(path, await files.bytes(path, 0, peekedBytes, options));
    const end = await files.bytes(path, sizeBytes - peekedBytes, sizeBytes, options);
    const tail = contentOf(path, end.subarray(end.indexOf(0x0a) + 1));
    const steps = tail.rows.lastStep ?? head.rows.lastStep;
    return { metadata: new Map([...head.metadata, ...tail.metadata]), lastStep: steps };
  } catch {
    options.signal?.throwIfAborted();
    // It is read as a whole later, and says then why it cannot be.
    return null;
  }
}

function contentOf(path: string, bytes: Uint8Array): ExperimentContent {
  const content = new ExperimentContent(path);
  new LineSplitter(content).push(bytes);
  content.blocks.settle();
  return content;
}
