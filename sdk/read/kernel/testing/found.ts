import assert from 'node:assert/strict';
import { batchRows, type Batch, type Kernel, type RowSink } from '../kernel.js';
import type { Key, RowFormat } from '../keys.js';
import { logFormat } from '../row-formats.js';

export type Values = Record<string, number | string>;

/** A log line as Python writes it, without its `\n`; `row` is the JSON of its row. */
export const logLine = (row: string): string => `{"type": "log", "timestamp": 1795415701.25, "data": ${row}}`;

/** So many lines that differ in nothing but their numbers. */
export const steadyLines = (count: number): string =>
  Array.from({ length: count }, (_, step) => `${logLine(`{"step": ${step}, "loss": ${step / 7}}`)}\n`).join('');

/** Everything that a kernel has found; fails where it comes in another way than promised. */
export class Found implements RowSink {
  /** The values of each row, by the full name of a metric or else by the name of the key. */
  readonly values: Values[] = [];
  /** Lines that were refused, without their `\n`. */
  readonly refusedLines: string[] = [];
  /** What came after what: rows by their number, refused lines by their text. */
  readonly order: (number | string)[] = [];
  readonly imageLines: { row: number; text: string }[] = [];
  readonly batches: { rowCount: number; isFinite: boolean }[] = [];
  nan = 0;
  infinite = 0;
  /** What is read at the moment, and all lines before it. */
  #block: Uint8Array = new Uint8Array(0);
  #file = Buffer.alloc(0);

  rows(batch: Batch): void {
    const { rowCount, columns, isFinite } = batch;
    assert.ok(rowCount >= 1 && rowCount <= batchRows, `${rowCount} rows`);
    assert.equal(new Set(columns.map(({ key }) => key.id)).size, columns.length, 'one column a key');
    const first = this.values.length;
    for (let row = 0; row < rowCount; row++) {
      this.order.push(this.values.length);
      this.values.push({});
    }
    this.batches.push({ rowCount, isFinite });
    for (const { key, values, rows, length } of columns) {
      assert.ok(length >= 1 && length <= rowCount, `${length} values`);
      for (let index = 0; index < length; index++) {
        assert.ok(rows[index]! < rowCount && (index === 0 || rows[index]! > rows[index - 1]!), 'rows ascend');
        this.values[first + rows[index]!]![nameOf(key)] = values[index]!;
      }
    }
    for (const { key, row, bytes } of batch.texts) this.values[first + row]![nameOf(key)] = decode(bytes);
    for (const { row, start, sizeBytes } of batch.imageLines) {
      this.imageLines.push({ row: first + row, text: decode(this.#file.subarray(start, start + sizeBytes)) });
    }
    this.nan += batch.nan;
    this.infinite += batch.infinite;
  }

  refused(start: number, end: number): void {
    const lines = decode(this.#block.subarray(start, end)).split('\n');
    assert.equal(lines.pop(), '', 'whole lines');
    this.refusedLines.push(...lines);
    this.order.push(...lines);
  }

  /** Has a kernel read a block. */
  read(kernel: Kernel, block: string | Uint8Array, format: RowFormat): void {
    this.#block = typeof block === 'string' ? new TextEncoder().encode(block) : block;
    const whole = this.#block.lastIndexOf(0x0a) + 1;
    const offset = this.#file.length;
    this.#file = Buffer.concat([this.#file, this.#block.subarray(0, whole)]);
    assert.equal(kernel.read(this.#block, offset, format, this), whole, 'up to the last line');
  }
}

/** What a kernel finds in a block. */
export function find(kernel: Kernel, block: string | Uint8Array, format: RowFormat = logFormat): Found {
  const found = new Found();
  found.read(kernel, block, format);
  kernel.settle();
  return found;
}

function nameOf(key: Key): string {
  return key.metric ?? (JSON.parse(decode(key.bytes)) as string);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
