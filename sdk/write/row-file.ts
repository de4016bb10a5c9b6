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
  #rows = 0;
  #failedRows = 0;
  #deleted = false;
  #lookedAt = 0;

  constructor(path: string, onTrouble: OnTrouble) {
    this.#onTrouble = onTrouble;
    this.#file = this.#open(path);
  }

  /** Appends what is no row, such as metadata. */
  append(line: () => string): void {
    this.#write(line);
  }

  /** Appends a row. `seconds` is the time of any clock that does not stand still. */
  appendRow(seconds: number, line: () => string): void {
    this.#rows += 1;
    if (Math.abs(seconds - this.#lookedAt) > lookEverySeconds) {
      this.#lookedAt = seconds;
      this.isDeleted();
    }
    if (!this.#write(line)) this.#failedRows += 1;
  }

  /** Whether the file could not be opened, and nothing is written. */
  get isClosed(): boolean {
    return this.#file === null;
  }

  /** Whether somebody deleted the file. It is not made again: that would be an experiment without its beginning. */
  isDeleted(): boolean {
    if (this.#file === null || this.#deleted) return this.#deleted;
    try {
      this.#deleted = this.#file.isDeleted();
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
      this.#onTrouble('close', `its file cannot be closed: ${String(error)}`);
    }
  }

  #open(path: string): LineFile | null {
    try {
      return new LineFile(path);
    } catch (error) {
      this.#onTrouble('open', `its file cannot be opened, nothing will be logged: ${String(error)}`);
      return null;
    }
  }

  #write(line: () => string): boolean {
    if (this.#file === null || this.#deleted) return false;
    try {
      this.#file.append(line());
      return true;
    } catch (error) {
      this.#onTrouble('write', `a line cannot be written: ${String(error)}`);
      return false;
    }
  }
}
