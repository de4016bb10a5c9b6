import type { FileContent } from './file-content.js';
import type { Abortable, ChunkedFiles, LogbookFiles, OpenFile } from './files.js';
import { LineSplitter } from './line-splitter.js';
import { Turns } from './turns.js';

/** How many bytes of the beginning and of what was read last are remembered, to notice a replaced file. */
const rememberedBytes = 4096;

/** Where not the file was to blame, as when memory ran out, it is tried again when it changes, or after so long. */
const retryMs = 60_000;

/** What a look at a file found. */
export type FileChange = 'same' | 'grown' | 'replaced' | 'failed';

/**
 * Reads one file as it grows: each byte once, only whole lines for good. A file that is shorter than before, or
 * whose remembered bytes differ, was replaced and is read afresh.
 */
export class FileTail<Content extends FileContent> {
  content: Content;
  /** The size that was seen last, and how much of it has been read. */
  sizeBytes = 0;
  readBytes = 0;
  modifiedMs = 0;
  /** What kept it from being read at the last try. */
  error: Error | null = null;

  /** How much of it is in the content; while it is read that lags behind. */
  #settledBytes = 0;
  readonly #files: LogbookFiles;
  readonly #create: () => Content;
  #splitter: LineSplitter;
  /** What the bytes that have been read are known by. */
  #known = nothingKnown;
  /** The same of what was read and let go; null where nothing was, or it has been read again. */
  #released: KnownBytes | null = null;
  #seen = false;
  #tailTaken = false;
  /** When it last failed though the file could be read; 0 where it did not. */
  #failedMs = 0;

  constructor(
    files: LogbookFiles,
    readonly path: string,
    create: () => Content,
  ) {
    this.#files = files;
    this.#create = create;
    this.content = create();
    this.#splitter = new LineSplitter(this.content);
  }

  /** Whether everything that is there has been seen and read at some time; true, too, where it cannot be read. */
  get exact(): boolean {
    return this.error !== null || (this.#seen && Math.max(this.#settledBytes, this.#releasedBytes) >= this.sizeBytes);
  }

  /** Whether what was read was let go, and has not been read again. */
  get isReleased(): boolean {
    return this.#released !== null;
  }

  /** Lets go of the content. It is read again, from the beginning, with the next `read`. */
  release(): void {
    if (this.readBytes === 0) return;
    this.#released = { ...this.#known, sizeBytes: this.readBytes };
    this.content.discard();
    this.#startAfresh();
  }

  /** Looks at size and time, and at the remembered bytes where those changed; reads nothing new. */
  async look(options: Abortable = {}): Promise<FileChange> {
    try {
      const { sizeBytes, modifiedMs } = await this.#files.stat(this.path, options);
      const changed = !this.#seen || sizeBytes !== this.sizeBytes || modifiedMs !== this.modifiedMs;
      const isFailed = this.#failedMs > 0 && Date.now() - this.#failedMs < retryMs;
      if (!changed && (!this.error || isFailed)) return 'same';
      // What failed is tried: else it would be given up and taken up again at every look.
      if (this.error) await this.#files.bytes(this.path, 0, 1, options);
      const replaced = await this.#wasReplaced(sizeBytes, options);
      if (replaced) {
        this.#released = null;
        this.#startAfresh();
      }
      this.sizeBytes = sizeBytes;
      this.modifiedMs = modifiedMs;
      this.#seen = true;
      this.error = null;
      return replaced ? 'replaced' : 'grown';
    } catch (error) {
      options.signal?.throwIfAborted();
      const failure = error instanceof Error ? error : new Error(String(error));
      const known = this.error?.message === failure.message;
      this.error = failure;
      return known ? 'same' : 'failed';
    }
  }

  /** Reads what is new up to the size that was seen. After each chunk `progress` is called. */
  async read(progress: () => void, { signal }: Abortable = {}): Promise<void> {
    if (this.error || this.readBytes >= this.sizeBytes) return;
    try {
      const files = this.#files;
      if ('open' in files) await this.#readOpen(await files.open(this.path), progress, signal);
      else await this.#readChunks(files, progress, signal);
      this.#split(() => this.#settle());
      const { text, ...place } = this.#splitter.rest();
      if (!this.#tailTaken) this.#tailTaken = this.#split(() => text !== '' && this.content.takeTail(text, place));
      // A file that has become shorter meanwhile is noticed at the next look.
      this.sizeBytes = this.readBytes;
      this.#failedMs = 0;
    } catch (error) {
      let failure = error;
      try {
        this.#split(() => this.#settle());
      } catch (another) {
        failure = another;
      }
      signal?.throwIfAborted();
      this.error = failure instanceof Error ? failure : new Error(String(failure));
    }
  }

  async #readOpen(file: OpenFile, progress: () => void, signal: AbortSignal | undefined): Promise<void> {
    const turns = new Turns();
    let fault: Error | null = null;
    const source = (memory: Uint8Array): number => {
      try {
        const count = file.read(memory.subarray(0, this.sizeBytes - this.readBytes), this.readBytes);
        if (count > 0) this.#dropTail();
        this.#remember(memory.subarray(0, count));
        return count;
      } catch (error) {
        fault = error instanceof Error ? error : new Error(String(error));
        return 0;
      }
    };
    try {
      signal?.throwIfAborted();
      while (this.readBytes < this.sizeBytes) {
        const count = this.#split(() => this.#splitter.take(source));
        if (fault) throw fault as Error;
        if (count === 0) return;
        this.#advance(count, progress);
        await turns.next(signal);
      }
    } finally {
      await file.close();
    }
  }

  async #readChunks(files: ChunkedFiles, progress: () => void, signal: AbortSignal | undefined): Promise<void> {
    for await (const chunk of files.chunks(this.path, this.readBytes, this.sizeBytes, { signal })) {
      signal?.throwIfAborted();
      this.#dropTail();
      this.#split(() => this.#splitter.push(chunk));
      this.#remember(chunk);
      this.#advance(chunk.length, progress);
    }
  }

  /** Where it fails some rows may have been taken and others not, as when memory runs out: all has to be read again. */
  #split<Result>(run: () => Result): Result {
    try {
      const result = run();
      if (this.content.fault) throw this.content.fault;
      return result;
    } catch (error) {
      this.#startAfresh();
      this.#failedMs = Date.now();
      throw error;
    }
  }

  /** What was taken of an unfinished line comes again with the rest of it. */
  #dropTail(): void {
    if (this.#tailTaken) this.content.dropTail();
    this.#tailTaken = false;
  }

  #advance(bytes: number, progress: () => void): void {
    this.readBytes += bytes;
    progress();
  }

  #settle(): void {
    this.content.blocks?.settle();
    this.#splitter.trim();
    this.#settledBytes = this.readBytes;
    if (this.readBytes >= this.#releasedBytes) this.#released = null;
  }

  get #releasedBytes(): number {
    return this.#released?.sizeBytes ?? 0;
  }

  #startAfresh(): void {
    this.content = this.#create();
    this.#splitter = new LineSplitter(this.content);
    this.readBytes = this.#settledBytes = 0;
    this.#known = nothingKnown;
    this.#tailTaken = false;
  }

  async #wasReplaced(size: number, options: Abortable): Promise<boolean> {
    const { sizeBytes, head, last } = this.#released ?? { ...this.#known, sizeBytes: this.readBytes };
    if (sizeBytes === 0) return false;
    if (size < sizeBytes) return true;
    if (!equal(await this.#files.bytes(this.path, 0, head.length, options), head)) return true;
    return !equal(await this.#files.bytes(this.path, sizeBytes - last.length, sizeBytes, options), last);
  }

  #remember(chunk: Uint8Array): void {
    const { head, last } = this.#known;
    const isHeadKnown = head.length === rememberedBytes;
    const recent = chunk.length < rememberedBytes ? concat(last, chunk) : chunk;
    this.#known = {
      head: isHeadKnown ? head : concat(head, chunk.subarray(0, rememberedBytes - head.length)),
      last: new Uint8Array(recent.subarray(-rememberedBytes)),
    };
  }
}

/** The beginning of what has been read, and its end. */
interface Known {
  head: Uint8Array;
  last: Uint8Array;
}

interface KnownBytes extends Known {
  sizeBytes: number;
}

const nothingKnown: Known = { head: new Uint8Array(0), last: new Uint8Array(0) };

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function equal(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}
