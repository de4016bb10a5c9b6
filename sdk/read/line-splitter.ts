/** Takes the lines of a file, one after another. */
export interface LineSink {
  /** A line without its `\n`, where its bytes begin in the file, and how many they are. */
  line(text: string, offset: number, sizeBytes: number): void;
  /**
   * Takes all whole lines of a block, which begins with one, without their text; says how many bytes they have. It
   * calls `asText` in between with lines, by their place in the block, that it wants to be given to `line`.
   */
  block?(bytes: Uint8Array, offset: number, asText: (start: number, end: number) => void): number;
}

const newline = 0x0a;
/**
 * Of a longer line only this much is kept and decoded (a string has at most 512 M units), so that it counts as
 * damaged.
 */
const longestLineBytes = 256 * 1024 * 1024;
/** A buffer that had to grow beyond this for one long line is let go after it. */
const keptBufferBytes = 1024 * 1024;

/** Cuts the bytes of a file, which come in chunks from its beginning on, into lines. */
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

  /** The text of the unfinished line so far; empty where there is none. */
  rest(): string {
    return this.#decode(this.#buffer.subarray(0, this.#kept));
  }

  push(chunk: Uint8Array): void {
    let rest = chunk;
    if (this.#length > 0) {
      const end = chunk.indexOf(newline) + 1;
      this.#keep(end === 0 ? chunk : chunk.subarray(0, end));
      if (end === 0) return;
      this.#emitKept();
      rest = chunk.subarray(end);
    }
    this.#keep(rest.subarray(this.#emitLines(rest)));
  }

  /** The line that was kept, with its `\n`. */
  #emitKept(): void {
    const line = this.#buffer.subarray(0, this.#kept);
    if (this.#kept === this.#length) this.#emitLines(line);
    else this.#emit(line, this.#length - 1);
    this.#kept = this.#length = 0;
    if (this.#buffer.length > keptBufferBytes) this.#buffer = new Uint8Array(0);
  }

  /** All whole lines that are there; gives how many bytes they have, each with its `\n`. */
  #emitLines(bytes: Uint8Array): number {
    const offset = this.#offset;
    if (!this.#sink.block) {
      const end = bytes.lastIndexOf(newline) + 1;
      this.#emitTexts(bytes.subarray(0, end));
      return end;
    }
    const taken = this.#sink.block(bytes, offset, (start, end) => {
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
}
