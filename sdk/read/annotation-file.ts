import { parseAnnotation, patchAnnotation, type Annotation, type AnnotationPatch } from '../format/annotation.js';
import { cannotAnnotate } from './errors.js';
import type { Abortable, FileWriter, LogbookFiles } from './files.js';
import type { Notice } from './logbook.js';
import { unreadable } from './notices.js';

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

  async #read(options: Abortable): Promise<boolean> {
    try {
      const { sizeBytes, modifiedMs } = await this.#files.stat(this.path, options);
      const stamp = `${sizeBytes} ${modifiedMs}`;
      if (stamp === this.#stamp) return false;
      const text = new TextDecoder().decode(await this.#files.bytes(this.path, 0, sizeBytes, options));
      this.content = parseAnnotation(text);
      this.fault = null;
      this.#stamp = stamp;
    } catch (error) {
      options.signal?.throwIfAborted();
      const fault = unreadable(this.path, error);
      if (this.fault?.message === fault.message) return false;
      this.content = null;
      this.fault = fault;
      this.#stamp = '';
    }
    return true;
  }

  #inTurn(read: () => Promise<boolean>): Promise<boolean> {
    const turn = this.#last.then(read, read);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
