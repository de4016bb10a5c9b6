/** Takes the lines of a file, one after another. */
export interface LineSink {
  /** A line without its `\n`, where its bytes begin in the file, and how many they are. */
  line(text: string, offset: number, sizeBytes: number): void;
}

const newline = 0x0a;
/** A line longer than this is not decoded whole (a string has at most 512 M units): it then counts as damaged. */
const longestLineBytes = 256 * 1024 * 1024;

/** Cuts the bytes of a file, which come in chunks, into lines. */
export class LineSplitter {
  readonly #sink: LineSink;
  readonly #decoder = new TextDecoder();
  #offset: number;
  #carry = new Uint8Array(0);
  #carried = 0;

  /** @param offset where in the file the first byte stands; a line begins there */
  constructor(sink: LineSink, offset: number) {
    this.#sink = sink;
    this.#offset = offset;
  }

  /** Where the unfinished line begins. */
  get offset(): number {
    return this.#offset;
  }

  /** The unfinished line's bytes: valid until the next push. */
  get rest(): Uint8Array {
    return this.#carry.subarray(0, this.#carried);
  }

  push(chunk: Uint8Array): void {
    let start = 0;
    if (this.#carried > 0) {
      const end = chunk.indexOf(newline);
      if (end === -1) {
        this.#keep(chunk);
        return;
      }
      this.#keep(chunk.subarray(0, end));
      const line = this.rest;
      this.#carried = 0;
      this.#emit(line);
      start = end + 1;
    }
    const end = chunk.lastIndexOf(newline) + 1;
    if (end > start) this.#emitBlock(chunk.subarray(start, end));
    this.#keep(chunk.subarray(Math.max(start, end)));
  }

  /** Whole lines, each with its `\n`. Decoding them in one go is several times faster than one by one. */
  #emitBlock(block: Uint8Array): void {
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
      this.#emit(block.subarray(start, end));
      start = end + 1;
    }
  }

  #emit(line: Uint8Array): void {
    this.#sink.line(this.decode(line), this.#offset, line.length);
    this.#offset += line.length + 1;
  }

  /** The text of a line; a byte-order mark at its start is dropped, invalid UTF-8 becomes U+FFFD. */
  decode(line: Uint8Array): string {
    return this.#decoder.decode(line.subarray(0, longestLineBytes));
  }

  #keep(bytes: Uint8Array): void {
    const length = this.#carried + bytes.length;
    if (length > this.#carry.length) {
      const grown = new Uint8Array(Math.max(length, this.#carry.length * 2));
      grown.set(this.rest);
      this.#carry = grown;
    }
    this.#carry.set(bytes, this.#carried);
    this.#carried = length;
  }
}
