import type { Key, RowFormat } from './keys.js';

/** How many rows a batch has at most. */
export const batchRows = 2048;

/** The values of one key in a batch of rows. */
export interface StagedColumn {
  readonly key: Key;
  /** The first `length` of them count, in file order; one a row at most. */
  values: Float64Array;
  /** The row of each value, counted from the batch's first. Ascending. */
  rows: Uint32Array;
  length: number;
}

/** A text that stands for a time: its row, counted from the batch's first, and its bytes without the quotes. */
export interface StagedText {
  key: Key;
  row: number;
  bytes: Uint8Array;
}

/** A line with images: its row, counted from the batch's first, where it begins in the file, and its bytes without `\n`. */
export interface ImageLine {
  row: number;
  start: number;
  sizeBytes: number;
}

/** Rows that a kernel has read, one a line, as columns. Valid until the sink returns. */
export interface Batch {
  /** At least 1, at most `batchRows`. */
  rowCount: number;
  /** Of the keys that have a value, in no order. */
  columns: StagedColumn[];
  texts: StagedText[];
  imageLines: ImageLine[];
  /** Whether all numbers in it are finite. */
  isFinite: boolean;
  /** How many values of metrics are NaN, and how many are infinite. */
  nan: number;
  infinite: number;
}

/** Takes what a kernel reads of one file, in file order. */
export interface RowSink {
  rows(batch: Batch): void;
  /** Whole lines that the kernel refuses, by their place in the block: they have to be read on the exact path. */
  refused(start: number, end: number): void;
}

/**
 * Reads lines of rows into columns, bit for bit as the exact path does (`FileContent.line`), and refuses every line
 * that it does not recognise. It learns the keys that it meets and in which order they come, and so mostly compares
 * bytes with what it expects.
 */
export interface Kernel {
  readonly name: 'wasm' | 'script';
  /**
   * Memory of the kernel's own for a block of so many bytes: there it need not be copied to be read. It is valid until
   * more room is asked for; what is in it, until another block is read.
   */
  room(sizeBytes: number): Uint8Array;
  /**
   * Reads every whole line of a block, which begins with a line, be it in the kernel's memory or not. The last rows may
   * be kept back, until there are more of them.
   * @param offset where the block begins in the file
   * @returns how many bytes those lines have, each with its `\n`; what comes after them is an unfinished line
   */
  read(block: Uint8Array, offset: number, format: RowFormat, sink: RowSink): number;
  /** Hands over the rows that were kept back. `read` does so before it begins with another sink. */
  settle(): void;
}
