import type { Kernel, RowSink } from './kernel.js';
import type { RowFormat } from './keys.js';
import { ScriptLines } from './script-lines.js';
import { lookahead } from './script-number.js';

const newline = 0x0a;
/** Where lines are refused one after another, up to so many are given up at once. */
const mostRefusedLines = 64;
/** When there is no room for more keys, all are forgotten, but not before so many bytes have been read. */
const relearnBytes = 64 * 1024 * 1024;
/** A copy of a line that is longer is let go after it. */
const keptCopyBytes = 1024 * 1024;

/** The kernel in JavaScript, for where WebAssembly is not to be had, and to hold the other one against. */
export class ScriptKernel implements Kernel {
  readonly name = 'script';
  #lines = new ScriptLines();
  #bytesSinceReset = 0;
  /** Whose rows are staged. */
  #sink: RowSink | null = null;
  #copy = new Uint8Array(0);
  #room = new Uint8Array(0);

  room(sizeBytes: number): Uint8Array {
    if (this.#room.length < sizeBytes) this.#room = new Uint8Array(Math.max(sizeBytes, 2 * this.#room.length));
    return this.#room.subarray(0, sizeBytes);
  }

  read(block: Uint8Array, offset: number, format: RowFormat, sink: RowSink): number {
    if (sink !== this.#sink) this.settle();
    this.#sink = sink;
    this.#lines.staging.blockOffset = offset;
    const end = block.lastIndexOf(newline) + 1;
    const lastStart = startOfLast(block, end);
    this.#read(new Uint8Array(block.buffer, block.byteOffset, block.length), lastStart, 0, format, sink);
    if (lastStart < end)
      this.#read(this.#copyOf(block.subarray(lastStart, end)), end - lastStart, lastStart, format, sink);
    this.#bytesSinceReset += end;
    const { staging, keys } = this.#lines;
    const isFull = keys.isFull && this.#bytesSinceReset > relearnBytes;
    if (isFull || staging.refersToBlock) staging.handOver(sink);
    if (isFull) {
      this.#lines = new ScriptLines();
      this.#bytesSinceReset = 0;
    }
    return end;
  }

  settle(): void {
    if (this.#sink) this.#lines.staging.handOver(this.#sink);
    this.#sink = null;
  }

  /** Reads the lines up to `end`, of which the first is at `shift` in the block. */
  #read(bytes: Uint8Array, end: number, shift: number, format: RowFormat, sink: RowSink): void {
    const { staging } = this.#lines;
    let refusedLines = 1;
    for (let at = 0; at < end;) {
      const stopped = this.#lines.read(bytes, at, end, shift, format);
      if (stopped > at) refusedLines = 1;
      at = stopped;
      if (at === end) break;
      const isRefused = !staging.isFull;
      staging.handOver(sink);
      if (!isRefused) continue;
      const next = afterLines(bytes, at, end, refusedLines);
      sink.refused(at + shift, next + shift);
      refusedLines = Math.min(2 * refusedLines, mostRefusedLines);
      at = next;
    }
  }

  /** The bytes with zeros behind them. */
  #copyOf(bytes: Uint8Array): Uint8Array {
    const sizeBytes = bytes.length + lookahead;
    let copy = this.#copy;
    if (copy.length < sizeBytes) copy = new Uint8Array(2 * sizeBytes);
    copy.set(bytes);
    copy.fill(0, bytes.length);
    if (copy.length <= keptCopyBytes) this.#copy = copy;
    return copy;
  }
}

/** Where the last lines before `end` begin: those that have fewer bytes behind them than may be looked at. */
function startOfLast(block: Uint8Array, end: number): number {
  if (end + lookahead <= block.length) return end;
  const newest = block.length - 1 - lookahead;
  return newest < 0 ? 0 : block.lastIndexOf(newline, newest) + 1;
}

/** The place after so many lines. */
function afterLines(bytes: Uint8Array, start: number, end: number, lines: number): number {
  let at = start;
  for (let left = lines; left > 0 && at < end; left--) at = bytes.indexOf(newline, at) + 1;
  return at;
}
