import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { LineFile } from '../line-file.js';

/**
 * The resources file of an experiment. It is made with the first line, and never again: whoever removes it, or its
 * folder, while the experiment runs does not get it back. The logbook itself it never makes.
 */
export class ResourceFile {
  readonly #path: string;
  #isMade = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Appends a line. The file is opened for each, for a file that is kept open takes lines long after it was removed.
   * @throws what the file system says, and where the file is gone.
   */
  append(line: string): void {
    const logdir = dirname(dirname(this.#path));
    if (!existsSync(logdir)) throw new Error(`${logdir} is gone`);
    if (this.#isMade && !existsSync(this.#path)) throw new Error(`${this.#path} is gone`);
    const file = new LineFile(this.#path);
    this.#isMade = true;
    try {
      file.append(line);
    } finally {
      file.close();
    }
  }
}
