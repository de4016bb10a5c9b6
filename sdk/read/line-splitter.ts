import type { LinePlace } from './line-places.js';

/** Takes the lines of a file, one after another. */
export interface LineSink {
  /** A line without its `\n`, where its bytes begin in the file, and how many they are. */
  line(text: string, offset: number, sizeBytes: number): void;
  /** What takes whole blocks of lines, where they need not be texts. */
  readonly blocks?: BlockSink;
}

export interface BlockSink {
  /** Memory to put so many bytes of a block into, valid until more is asked for. */
  room(sizeBytes: number): Uint8Array;
  /**
   * Takes all whole lines of a block, which begins with one, without their text; says how many bytes they have. It
   * calls `asText` in between with lines, by their place in the block, that it wants to be given to `line`.
   */
  take(block: Uint8Array, offset: number, asText: (start: number, end: number) => void): number;
  /** Takes what it has kept back: what comes now comes after it. */
  settle(): void;
}

/** Puts the bytes that come next into memory, at most as many as it has room for, and says how many; 0 at the end. */
export type ByteSource = (memory: Uint8Array) => number;

const newline = 0x0a;
/** How many bytes are taken at a time: enough to be quick, few enough to stay in a processor's cache. */
const pieceBytes = 1024 * 1024;
/** A longer line is given as a text, and not in a block. */
const longestInBlockBytes = 32 * 1024 * 1024;
/**
 * Of a longer line only this much is kept and decoded (a string has at most 512 M units), so that it counts as
 * damaged.
 */
const longestLineBytes = 256 * 1024 * 1024;

/** Where blocks of all files are put that become texts. */
let roomForTexts = new Uint8Array(0);

/** A buffer that had to grow beyond this for one long line is let go after it. */
const keptBufferBytes = 1024 * 1024;

/** Cuts the bytes of a file, which come in order from its beginning on, into lines. */
export class LineSplitter {
  readonly #sink: LineSink;
  readonly #decoder = new TextDecoder();
  /** Where the line at hand begins in the file. */
  #offset = 0;
  /** Its bytes so far, of which at most `longestLineBytes` are kept. */
  #buffer = new Uint8Array(0);
  #kept = 0;
  #length = 0;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** The unfinished line so far, and where it is; its text is empty where there is none. */
  rest(): LinePlace & { text: string } {
    const text = this.#decode(this.#buffer.subarray(0, this.#kept));
    return { text, offset: this.#offset, sizeBytes: this.#length };
  }

  /** Keeps no more memory than `rest` needs, until more comes: thousands of files are followed. */
  trim(): void {
    this.#buffer = this.#buffer.slice(0, this.#kept);
  }

  /** Takes bytes that are there. */
  push(bytes: Uint8Array): void {
    // A line that comes in small pieces is not looked at again with each of them.
    if (bytes.length < this.#kept && !bytes.includes(newline)) return this.#keep(bytes);
    for (let at = 0; at < bytes.length;) {
      at += this.take((memory) => {
        const piece = bytes.subarray(at, at + memory.length);
        memory.set(piece);
        return piece.length;
      });
    }
  }

  /** Takes some of what comes next from a source; says how many bytes. */
  take(source: ByteSource): number {
    if (this.#length >= pieceBytes) return this.#takeForLongLine(source);
    const kept = this.#kept;
    const memory = this.#roomFor(kept + pieceBytes);
    memory.set(this.#buffer.subarray(0, kept));
    const count = source(memory.subarray(kept));
    this.#emitBlock(memory.subarray(0, kept + count));
    return count;
  }

  /** A long line is put together first: else its beginning would be looked at again with each of its pieces. */
  #takeForLongLine(source: ByteSource): number {
    const piece = this.#roomFor(pieceBytes);
    const count = source(piece);
    const end = piece.subarray(0, count).indexOf(newline) + 1;
    const { blocks } = this.#sink;
    if (end > 0 && (!blocks || this.#length + end > longestInBlockBytes)) {
      this.#keep(piece.subarray(0, end));
      blocks?.settle();
      this.#emit(this.#buffer.subarray(0, Math.min(this.#kept, this.#length - 1)), this.#length - 1);
      this.#emitBlock(piece.subarray(end, count));
    } else {
      this.#keep(piece.subarray(0, count));
      if (end === 0) return count;
      const block = this.#roomFor(this.#kept);
      block.set(this.#buffer.subarray(0, this.#kept));
      this.#emitBlock(block);
    }
    return count;
  }

  /** All whole lines of a block, which begins with the line at hand; what comes after them is kept. */
  #emitBlock(block: Uint8Array): void {
    this.#forgetKept();
    this.#keep(block.subarray(this.#emitLines(block)));
  }

  /** All whole lines that are there; gives how many bytes they have, each with its `\n`. */
  #emitLines(bytes: Uint8Array): number {
    const offset = this.#offset;
    const { blocks } = this.#sink;
    if (!blocks) {
      const end = bytes.lastIndexOf(newline) + 1;
      this.#emitTexts(bytes.subarray(0, end));
      return end;
    }
    const taken = blocks.take(bytes, offset, (start, end) => {
      this.#offset = offset + start;
      this.#emitTexts(bytes.subarray(start, end));
    });
    this.#offset = offset + taken;
    return taken;
  }

  /** Whole lines. Decoding them in one go is several times faster than one by one. */
  #emitTexts(block: Uint8Array): void {
    const text = this.#decoder.decode(block);
    // One unit a byte: then positions in the text are offsets in the file. Else each line is measured by itself.
    if (text.length === block.length) {
      for (let start = 0; start < text.length;) {
        const end = text.indexOf('\n', start);
        this.#sink.line(text.slice(start, end), this.#offset, end - start);
        this.#offset += end - start + 1;
        start = end + 1;
      }
      return;
    }
    for (let start = 0; start < block.length;) {
      const end = block.indexOf(newline, start);
      this.#emit(block.subarray(start, end), end - start);
      start = end + 1;
    }
  }

  #emit(line: Uint8Array, sizeBytes: number): void {
    this.#sink.line(this.#decode(line), this.#offset, sizeBytes);
    this.#offset += sizeBytes + 1;
  }

  /** The text of a line; a byte-order mark at its start is dropped, invalid UTF-8 becomes U+FFFD. */
  #decode(line: Uint8Array): string {
    return this.#decoder.decode(line.subarray(0, longestLineBytes));
  }

  #keep(bytes: Uint8Array): void {
    this.#length += bytes.length;
    const kept = bytes.subarray(0, longestLineBytes - this.#kept);
    if (this.#kept + kept.length > this.#buffer.length) {
      const grown = new Uint8Array(Math.max(this.#kept + kept.length, this.#buffer.length * 2));
      grown.set(this.#buffer.subarray(0, this.#kept));
      this.#buffer = grown;
    }
    this.#buffer.set(kept, this.#kept);
    this.#kept += kept.length;
  }

  #forgetKept(): void {
    this.#kept = this.#length = 0;
    if (this.#buffer.length > keptBufferBytes) this.#buffer = new Uint8Array(0);
  }

  #roomFor(sizeBytes: number): Uint8Array {
    const { blocks } = this.#sink;
    if (blocks) return blocks.room(sizeBytes);
    if (roomForTexts.length < sizeBytes) roomForTexts = new Uint8Array(sizeBytes);
    return roomForTexts.subarray(0, sizeBytes);
  }
}
