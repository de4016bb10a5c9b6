import { parseAnnotation, patchAnnotation, type Annotation, type AnnotationPatch } from '../format/annotation.js';
import { cannotAnnotate } from './errors.js';
import type { Abortable, FileStat, FileWriter, LogbookFiles } from './files.js';
import type { Notice } from './logbook.js';
import { unreadable } from './notices.js';

/** How often it is read again where somebody else writes to it at that very time. */
const mostAttempts = 5;

/** `annotations/<id>.json`: what people added to an experiment. */
export class AnnotationFile {
  readonly #files: LogbookFiles;
  /** Null before it was read, and where it cannot be. */
  content: Annotation | null = null;
  /** What keeps it from being read. */
  fault: Notice | null = null;
  /** The state of the file that was read. */
  #stamp = '';
  /** One read after another: what an older one has found comes before what a newer one finds. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    files: LogbookFiles,
    readonly path: string,
  ) {
    this.#files = files;
  }

  /**
   * Changes it, or makes it.
   * @throws `cannot-annotate` where what is there is no annotation: it is not lost
   */
  async change(patch: AnnotationPatch, writer: FileWriter): Promise<void> {
    await writer.update(this.path, (text) => {
      try {
        return patchAnnotation(text, patch);
      } catch (cause) {
        throw cannotAnnotate(`${this.path} cannot be read, and is left as it is: mend or delete it`, cause);
      }
    });
    await this.#inTurn(() => {
      // Size and time may be those of before.
      this.#stamp = '';
      return this.#read({});
    });
  }

  /** Reads it where it changed; says whether it did. */
  read(options: Abortable): Promise<boolean> {
    return this.#inTurn(() => this.#read(options));
  }

  async #read(options: Abortable, attempts = mostAttempts): Promise<boolean> {
    let stamp = '';
    try {
      const stat = await this.#files.stat(this.path, options);
      stamp = stampOf(stat);
      if (stamp === this.#stamp) return false;
      const text = new TextDecoder().decode(await this.#files.bytes(this.path, 0, stat.sizeBytes, options));
      this.content = parseAnnotation(text);
      this.fault = null;
      this.#stamp = stamp;
    } catch (error) {
      options.signal?.throwIfAborted();
      // What is read of a file while another one comes in its place is of neither.
      if (attempts > 1 && (await this.#isOther(stamp, options))) return this.#read(options, attempts - 1);
      const fault = unreadable(this.path, error);
      if (this.fault?.message === fault.message) return false;
      this.content = null;
      this.fault = fault;
      this.#stamp = '';
    }
    return true;
  }

  /** Whether the file is there, and not in that state. */
  #isOther(stamp: string, options: Abortable): Promise<boolean> {
    return this.#files.stat(this.path, options).then(
      (stat) => stampOf(stat) !== stamp,
      () => false,
    );
  }

  #inTurn(read: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(read, read);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

const stampOf = ({ sizeBytes, modifiedMs }: FileStat): string => `${sizeBytes} ${modifiedMs}`;
