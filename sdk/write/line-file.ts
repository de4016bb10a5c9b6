import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { restBehindCopy } from './replaced-file.js';

const newline = 0x0a;

/** A file that whole lines are appended to, and nothing else is ever done with. */
export class LineFile {
  readonly #path: string;
  #fd: number;
  /** Whether the file ends in the middle of a line: what is appended next must begin a new one. */
  #torn: boolean;

  /**
   * Opens the file, and creates it and its folders where they are missing.
   * @throws what the file system says.
   */
  constructor(path: string) {
    this.#path = path;
    makeFolders(dirname(path));
    this.#fd = openSync(path, 'a+');
    this.#torn = endsTorn(this.#fd);
  }

  /**
   * Hands the line to the operating system in one write before it returns, so that it survives whatever happens
   * to this process. `line` has no `\n`.
   * @throws what the file system says; the file may then end in a part of the line.
   */
  append(line: string): void {
    const text = this.#torn ? `\n${line}\n` : `${line}\n`;
    const written = writeSync(this.#fd, text);
    if (written === Buffer.byteLength(text)) this.#torn = false;
    else this.#appendRest(Buffer.from(text), written);
  }

  /**
   * Looks whether the file is still there. Where another one was put in its place, as editors and copiers do, what
   * is appended from now on goes into that one, and before it what the original has behind the end of a copy.
   * @returns `deleted` where what is appended is found by nobody; `edited` where the other one is not a copy, so that
   * lines which were appended just before may be missing in it.
   * @throws what the file system says.
   */
  look(): 'there' | 'deleted' | 'edited' {
    if (fstatSync(this.#fd).nlink > 0) return 'there';
    if (!existsSync(this.#path)) return 'deleted';
    const original = this.#fd;
    this.#fd = openSync(this.#path, 'a+');
    try {
      this.#torn = endsTorn(this.#fd);
      const rest = restBehindCopy(original, this.#fd);
      if (rest === null) return 'edited';
      this.#appendRest(rest, 0);
      return 'there';
    } finally {
      closeSync(original);
    }
  }

  /** A full disk takes a part of a line; the next write says why. */
  #appendRest(bytes: Buffer, written: number): void {
    try {
      while (written < bytes.length) written += writeSync(this.#fd, bytes, written);
    } finally {
      if (written > 0) this.#torn = bytes[written - 1] !== newline;
    }
  }

  close(): void {
    closeSync(this.#fd);
  }
}

/**
 * Creates a folder and those it is in. Node's own recursive way never returns where a folder that is there answers
 * ENOENT, as `/proc` does, and a logger must not hang its training.
 */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function endsTorn(fd: number): boolean {
  const { size } = fstatSync(fd);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== newline;
}
