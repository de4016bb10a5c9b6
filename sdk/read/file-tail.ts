import type { FileContent } from './file-content.js';
import type { Abortable, LogbookFiles } from './files.js';
import { LineSplitter } from './line-splitter.js';

/** How many bytes of the beginning and of what was read last are remembered, to notice a replaced file. */
const rememberedBytes = 4096;

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

  readonly #files: LogbookFiles;
  readonly #create: () => Content;
  #splitter: LineSplitter;
  #head = new Uint8Array(0);
  #last = new Uint8Array(0);
  #seen = false;
  #tailTaken = false;

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

  /** Whether everything that is there has been seen and read; true, too, where it cannot be read. */
  get exact(): boolean {
    return this.error !== null || (this.#seen && this.readBytes >= this.sizeBytes);
  }

  /** Looks at size and time, and at the remembered bytes where those changed; reads nothing new. */
  async look(options: Abortable = {}): Promise<FileChange> {
    try {
      const { sizeBytes, modifiedMs } = await this.#files.stat(this.path, options);
      const changed = !this.#seen || sizeBytes !== this.sizeBytes || modifiedMs !== this.modifiedMs;
      if (!changed && !this.error) return 'same';
      // What failed is tried: else it would be given up and taken up again at every look.
      if (this.error) await this.#files.bytes(this.path, 0, 1, options);
      const replaced = this.readBytes > 0 && (await this.#wasReplaced(sizeBytes, options));
      if (replaced) this.#startAfresh();
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
    if (this.#tailTaken) this.content.dropTail();
    this.#tailTaken = false;
    try {
      for await (const chunk of this.#files.chunks(this.path, this.readBytes, this.sizeBytes, { signal })) {
        signal?.throwIfAborted();
        this.#splitter.push(chunk);
        this.#remember(chunk);
        this.readBytes += chunk.length;
        progress();
      }
      const rest = this.#splitter.rest();
      this.#tailTaken = rest !== '' && this.content.takeTail(rest);
      // A file that has become shorter meanwhile is noticed at the next look.
      this.sizeBytes = this.readBytes;
    } catch (error) {
      signal?.throwIfAborted();
      this.error = error instanceof Error ? error : new Error(String(error));
    }
  }

  #startAfresh(): void {
    this.content = this.#create();
    this.#splitter = new LineSplitter(this.content);
    this.readBytes = 0;
    this.#head = this.#last = new Uint8Array(0);
    this.#tailTaken = false;
  }

  async #wasReplaced(sizeBytes: number, options: Abortable): Promise<boolean> {
    if (sizeBytes < this.readBytes) return true;
    const head = await this.#files.bytes(this.path, 0, this.#head.length, options);
    if (!equal(head, this.#head)) return true;
    const last = await this.#files.bytes(this.path, this.readBytes - this.#last.length, this.readBytes, options);
    return !equal(last, this.#last);
  }

  #remember(chunk: Uint8Array): void {
    if (this.#head.length < rememberedBytes) {
      this.#head = concat(this.#head, chunk.subarray(0, rememberedBytes - this.#head.length));
    }
    const recent = chunk.length < rememberedBytes ? concat(this.#last, chunk) : chunk;
    this.#last = new Uint8Array(recent.subarray(-rememberedBytes));
  }
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function equal(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}
