import { FileContent } from './file-content.js';
import { kernel } from './kernel/index.js';
import type { Batch, RowSink } from './kernel/kernel.js';
import type { RowFormat } from './kernel/keys.js';
import { Rows } from './rows.js';

/** Takes lines that nobody is to be given. */
const nobody = (_start: number, _end: number): void => undefined;

/** A file of rows, most of which the kernel reads; `take` gets the objects of those lines that it refuses. */
export abstract class RowContent extends FileContent {
  readonly rows = new Rows();
  readonly #sink: RowSink = {
    rows: (batch) => this.batch(batch),
    refused: (start, end) => this.#asText(start, end),
  };
  #asText = nobody;
  #mark = 0;

  protected abstract readonly format: RowFormat;

  block(bytes: Uint8Array, offset: number, asText: (start: number, end: number) => void): number {
    this.#asText = asText;
    try {
      return kernel().read(bytes, offset, this.format, this.#sink);
    } finally {
      // It would keep the block in memory.
      this.#asText = nobody;
    }
  }

  override settle(): void {
    kernel().settle();
  }

  override discard(): void {
    this.rows.clear();
  }

  /** Takes rows, each of which is a line. */
  protected batch(batch: Batch): void {
    this.rows.extend(batch);
    this.passed(batch.rowCount);
  }

  protected mark(): void {
    this.#mark = this.rows.count;
  }

  protected rollback(): void {
    this.rows.truncate(this.#mark);
  }
}
