import { base64Bytes } from '../base64.js';
import type { Batch, Kernel, RowSink, StagedColumn } from './kernel.js';
import { KeyTable, type Key, type RowFormat } from './keys.js';
import { powersOfTen } from './powers-of-ten.js';
import type { WasmExports } from './wasm-exports.js';
import { wasmModule } from './wasm-module.js';

/** Why `read` stopped. */
const Stop = { done: 0, full: 1, refused: 2, unknown: 3 } as const;

/** Where lines are refused one after another, so many are given up at once: foreign data shall not be tried line by line. */
const mostRefusedLines = 64;
/** When there is no room for more keys, all are forgotten, but not before so many bytes have been read. */
const relearnBytes = 64 * 1024 * 1024;

const newline = 0x0a;

/** The kernel in WebAssembly with SIMD; assembly/ is its source. */
export class WasmKernel implements Kernel {
  readonly name = 'wasm';
  readonly #wasm: WasmExports;
  #keys = new KeyTable();
  /** By the ids of the keys. */
  #addresses: number[] = [];
  #columns: StagedColumn[] = [];
  /** The memory as it is seen; it is another one when it has grown, which happens in `room` alone. */
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);
  #doubles = new Float64Array(0);
  #bytesSinceReset = 0;
  /** Whose rows are in the batch. */
  #sink: RowSink | null = null;

  /** @throws where there is no WebAssembly, it has no SIMD, or the page's policy forbids it */
  constructor() {
    const module = new WebAssembly.Module(base64Bytes(wasmModule)!);
    const abort = (): never => {
      throw new Error('The kernel has no memory left');
    };
    this.#wasm = new WebAssembly.Instance(module, { env: { abort } }).exports as unknown as WasmExports;
    new Float64Array(this.#wasm.memory.buffer).set(powersOfTen(), this.#wasm.powersOfTen() / 8);
    this.#look();
    this.#reset();
  }

  room(sizeBytes: number): Uint8Array {
    const window = this.#windowOf(sizeBytes);
    this.#look();
    return this.#bytes.subarray(window, window + sizeBytes);
  }

  read(block: Uint8Array, offset: number, format: RowFormat, sink: RowSink): number {
    if (sink !== this.#sink) this.settle();
    this.#sink = sink;
    const wasm = this.#wasm;
    let bytes = block;
    if (block.buffer !== this.#bytes.buffer) {
      bytes = this.room(block.length);
      bytes.set(block);
    }
    const start = bytes.byteOffset;
    const end = wasm.afterLastLine(start, start + bytes.length);
    this.#bytesSinceReset += end - start;
    const root = this.#rootOf(format);
    wasm.beginBlock(offset - start);
    let refusedLines = 1;
    for (let at = start; at < end;) {
      const stopped = wasm.read(at, end, root, format.enveloped);
      const stop = wasm.stopReason();
      if (stopped > at) refusedLines = 1;
      at = stopped;
      if (stop === Stop.unknown && this.#learn(format)) continue;
      if (stop === Stop.done) break;
      this.#take(sink);
      if (stop === Stop.full) continue;
      const next = this.#afterLines(at, end, refusedLines);
      sink.refused(at - start, next - start);
      refusedLines = Math.min(2 * refusedLines, mostRefusedLines);
      at = next;
    }
    // Texts are a part of this block.
    if (wasm.batchTextCount() > 0) this.#take(sink);
    if (this.#keys.isFull && this.#bytesSinceReset > relearnBytes) {
      this.#take(sink);
      this.#reset();
    }
    return end - start;
  }

  settle(): void {
    if (this.#sink) this.#take(this.#sink);
    this.#sink = null;
  }

  #windowOf(sizeBytes: number): number {
    try {
      return this.#wasm.room(sizeBytes);
    } catch (error) {
      throw new Error(`There is no memory for ${sizeBytes} bytes of lines`, { cause: error });
    }
  }

  /** The address after so many lines. */
  #afterLines(at: number, end: number, lines: number): number {
    for (; lines > 0 && at < end; lines--) at = this.#bytes.indexOf(newline, at) + 1;
    return at;
  }

  /** Learns the key at which the kernel stopped; says whether it could. */
  #learn(format: RowFormat): boolean {
    const wasm = this.#wasm;
    const parent = this.#keys.at(wasm.unknownKeyParent());
    const [start, end] = [wasm.unknownKeyStart(), wasm.unknownKeyEnd()];
    const key = this.#keys.add(format, parent, this.#bytes.subarray(start, end));
    if (!key) return false;
    this.#addresses[key.id] = wasm.addKey(
      key.id,
      this.#addresses[parent.id]!,
      start,
      end - start,
      key.role,
      key.strict,
      key.text,
    );
    this.#columns[key.id] = this.#columnOf(key);
    return true;
  }

  #rootOf(format: RowFormat): number {
    const root = this.#keys.root(format);
    return (this.#addresses[root.id] ??= this.#wasm.addRoot(root.id, root.role));
  }

  #columnOf(key: Key): StagedColumn {
    const { buffer } = this.#bytes;
    const address = this.#addresses[key.id]!;
    const capacity = this.#wasm.capacityOf(address);
    const values = new Float64Array(buffer, this.#wasm.valuesOf(address), capacity);
    const rows = new Uint32Array(buffer, this.#wasm.rowsOf(address), capacity);
    return { key, values, rows, length: 0 };
  }

  /** Hands the batch over, if there are rows. */
  #take(sink: RowSink): void {
    const wasm = this.#wasm;
    const words = this.#words;
    const columns: StagedColumn[] = [];
    const listed = wasm.takeBatch() / 4;
    const listedEnd = listed + 2 * wasm.batchKeyCount();
    for (let at = listed; at < listedEnd; at += 2) {
      const length = words[at + 1]!;
      // A line that was refused may have listed a key for nothing.
      if (length === 0) continue;
      const column = this.#columns[words[at]!]!;
      column.length = length;
      columns.push(column);
    }
    const batch: Batch = {
      rowCount: wasm.batchRowCount(),
      columns,
      texts: records(wasm.batchTexts(), wasm.batchTextCount(), (at) => ({
        key: this.#keys.at(words[at]!),
        row: words[at + 1]!,
        bytes: this.#bytes.subarray(words[at + 2], words[at + 3]),
      })),
      imageLines: records(wasm.batchImageLines(), wasm.batchImageLineCount(), (at) => ({
        start: this.#doubles[at / 2]!,
        row: words[at + 2]!,
        sizeBytes: words[at + 3]!,
      })),
      isFinite: wasm.batchIsFinite() !== 0,
      nan: wasm.batchNan(),
      infinite: wasm.batchInfinite(),
    };
    wasm.beginBatch();
    if (batch.rowCount > 0) sink.rows(batch);
  }

  /** Sees the memory as it is now. */
  #look(): void {
    const { buffer } = this.#wasm.memory;
    if (buffer === this.#bytes.buffer) return;
    this.#bytes = new Uint8Array(buffer);
    this.#words = new Uint32Array(buffer);
    this.#doubles = new Float64Array(buffer);
    this.#columns.forEach(({ key }, id) => (this.#columns[id] = this.#columnOf(key)));
  }

  #reset(): void {
    this.#wasm.reset();
    this.#keys = new KeyTable();
    this.#addresses = [];
    this.#columns = [];
    this.#bytesSinceReset = 0;
  }
}

/** Makes an item of each of the records of four words at an address; `make` is given the place of its first word. */
function records<Item>(address: number, count: number, make: (at: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(address / 4 + index * 4));
}
