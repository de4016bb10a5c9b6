import { errorText } from './error-text.js';
import { LineFile } from './line-file.js';

/** Looking whether the file is still there costs as much as a row: a loop at full speed looks this often. */
const lookEverySeconds = 0.01;

/** Told of what went wrong: `about` is the same for the same trouble. */
export type OnTrouble = (about: string, message: string) => void;

/**
 * A file of an experiment, written without ever throwing: what goes wrong is told, the rows that it costs are
 * counted, and each next line is tried again.
 */
export class RowFile {
  readonly #file: LineFile | null;
  readonly #onTrouble: OnTrouble;
  /** What is no row and could not be written: it comes before the next line, for rows are nothing without it. */
  #owed: string[] = [];
  #rows = 0;
  #failedRows = 0;
  /** Written since the file was last seen to be there. */
  #rowsUnseen = 0;
  #deleted = false;
  #lookedAt = 0;

  constructor(path: string, onTrouble: OnTrouble) {
    this.#onTrouble = onTrouble;
    this.#file = this.#open(path);
  }

  /** Appends what is no row, such as metadata. Where it cannot be written now, it is before the next line. */
  append(line: () => string): void {
    this.isDeleted();
    this.#try(() => {
      this.#owed.push(line());
      this.#writeOwed();
    });
  }

  /** Appends a row. `seconds` is the time of any clock that does not stand still. */
  appendRow(seconds: number, line: () => string): void {
    this.#rows += 1;
    if (Math.abs(seconds - this.#lookedAt) > lookEverySeconds) {
      this.#lookedAt = seconds;
      this.isDeleted();
    }
    const isWritten = this.#try((file) => {
      const text = line();
      if (this.#owed.length > 0) this.#writeOwed();
      file.append(text);
    });
    if (isWritten) this.#rowsUnseen += 1;
    else this.#failedRows += 1;
  }

  /** Whether the file could not be opened, and nothing is written. */
  get isClosed(): boolean {
    return this.#file === null;
  }

  /** Whether somebody deleted the file. It is not made again: that would be an experiment without its beginning. */
  isDeleted(): boolean {
    if (this.#file === null || this.#deleted) return this.#deleted;
    try {
      const seen = this.#file.look();
      this.#deleted = seen === 'deleted';
      if (seen === 'edited') this.#failedRows += this.#rowsUnseen;
      this.#rowsUnseen = 0;
    } catch {
      // A file that cannot be looked at cannot be written either, and that is told.
    }
    if (this.#deleted) this.#onTrouble('deleted', 'its file was deleted; what it logs is lost');
    return this.#deleted;
  }

  /** How many rows were given, and how many of them are not in the file. */
  get loss(): { rows: number; lost: number } {
    return { rows: this.#rows, lost: this.isDeleted() ? this.#rows : this.#failedRows };
  }

  close(): void {
    try {
      this.#file?.close();
    } catch (error) {
      this.#onTrouble('close', `its file cannot be closed: ${errorText(error)}`);
    }
  }

  #open(path: string): LineFile | null {
    try {
      return new LineFile(path);
    } catch (error) {
      this.#onTrouble('open', `its file cannot be opened, nothing will be logged: ${errorText(error)}`);
      return null;
    }
  }

  #writeOwed(): void {
    for (let line = this.#owed[0]; line !== undefined; line = this.#owed[0]) {
      this.#file?.append(line);
      this.#owed.shift();
    }
  }

  #try(write: (file: LineFile) => void): boolean {
    if (this.#file === null || this.#deleted) return false;
    try {
      write(this.#file);
      return true;
    } catch (error) {
      this.#onTrouble('write', `a line cannot be written: ${errorText(error)}`);
      return false;
    }
  }
}
