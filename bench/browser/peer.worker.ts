import { Checksum } from '../readers/checksum.mjs';
import { JsonLines } from '../readers/json-lines.mjs';

/** `stream` does nothing with the bytes. It leaves their memory to the garbage collector, as who streams a file does. */
export interface PeerTask {
  reader: 'json-lines' | 'stream';
  handle: FileSystemDirectoryHandle;
}

/** First that everything has been read, then what it was, which takes its own time. */
export type PeerAnswer = 'read' | { checksum?: string } | { error: string };

const answer = (message: PeerAnswer): void => self.postMessage(message);

self.onmessage = ({ data: { reader, handle } }: MessageEvent<PeerTask>) => {
  (reader === 'stream' ? stream(handle) : readLines(handle)).catch((error: unknown) =>
    answer({ error: String(error) }),
  );
};

async function stream(handle: FileSystemDirectoryHandle): Promise<void> {
  for await (const file of filesOf(handle)) {
    let sizeBytes = 0;
    await eachChunk(file, (chunk) => (sizeBytes += chunk.length));
    if (sizeBytes !== file.size) throw new Error(`${file.name} ended early`);
  }
  answer('read');
  answer({});
}

async function readLines(handle: FileSystemDirectoryHandle): Promise<void> {
  const logs: { id: string; columns: JsonLines }[] = [];
  for await (const file of filesOf(handle)) {
    const columns = new JsonLines();
    await eachChunk(file, (chunk) => columns.push(chunk));
    logs.push({ id: file.name.replace(/\.jsonl$/, ''), columns });
  }
  answer('read');
  const checksum = new Checksum();
  for (const { id, columns } of logs) columns.addTo(checksum, id);
  answer({ checksum: String(checksum) });
}

/** The logs of a logbook, as they are now. */
async function* filesOf(handle: FileSystemDirectoryHandle): AsyncGenerator<File> {
  const experiments = await handle.getDirectoryHandle('experiments');
  for await (const entry of experiments.values()) {
    if (entry.kind === 'file') yield entry.getFile();
  }
}

async function eachChunk(file: File, take: (chunk: Uint8Array) => void): Promise<void> {
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    take(value);
  }
}
