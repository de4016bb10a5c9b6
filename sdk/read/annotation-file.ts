import { parseAnnotation, type Annotation } from '../format/annotation.js';
import type { Abortable, LogbookFiles } from './files.js';
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

  constructor(
    files: LogbookFiles,
    readonly path: string,
  ) {
    this.#files = files;
  }

  /** Reads it where it changed; says whether it did. */
  async read(options: Abortable): Promise<boolean> {
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
}
