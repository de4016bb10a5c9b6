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
  readonly #path: string;
  #file: LineFile | null = null;
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
    this.#path = path;
    this.#open();
  }

  /** Appends what is no row, such as metadata. Where it cannot be written now, it is before the next line. */
  append(line: () => string): void {
    this.isDeleted();
    this.#try(() => {
      this.#owed.push(line());
      return this.#writeOwed();
    });
  }

  /** Appends a row. `seconds` is the time of any clock that does not stand still. */
  appendRow(seconds: number, line: () => string): void {
    this.#rows += 1;
    if (Math.abs(seconds - this.#lookedAt) > lookEverySeconds) {
      this.#lookedAt = seconds;
      this.isDeleted();
    }
    const isWritten = this.#try(() => {
      const text = line();
      if ((this.#file === null || this.#owed.length > 0) && !this.#writeOwed()) return false;
      this.#file?.append(text);
      return true;
    });
    if (isWritten) this.#rowsUnseen += 1;
    else this.#failedRows += 1;
  }

  /** Whether the file could not be opened until now, and nothing is written. */
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

  /** A full disk takes no new file: each next line tries again. */
  #open(): LineFile | null {
    try {
      return (this.#file ??= new LineFile(this.#path));
    } catch (error) {
      this.#onTrouble('open', `${this.#path} cannot be opened, what belongs there is lost: ${errorText(error)}`);
      return null;
    }
  }

  /** False where there is no file to write to. */
  #writeOwed(): boolean {
    const file = this.#open();
    if (file === null) return false;
    for (let line = this.#owed[0]; line !== undefined; line = this.#owed[0]) {
      file.append(line);
      this.#owed.shift();
    }
    return true;
  }

  #try(write: () => boolean): boolean {
    if (this.#deleted) return false;
    try {
      return write();
    } catch (error) {
      this.#onTrouble('write', `a line cannot be written: ${errorText(error)}`);
      return false;
    }
  }
}
