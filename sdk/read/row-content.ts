import { FileContent } from './file-content.js';
import { kernel } from './kernel/index.js';
import type { Batch } from './kernel/kernel.js';
import type { RowFormat } from './kernel/keys.js';
import { Rows } from './rows.js';

/** A file of rows, most of which the kernel reads; `take` gets the objects of those lines that it refuses. */
export abstract class RowContent extends FileContent {
  readonly rows = new Rows();
  #mark = 0;

  protected abstract readonly format: RowFormat;

  block(bytes: Uint8Array, _offset: number, asText: (start: number, end: number) => void): number {
    return kernel().read(bytes, this.format, { rows: (batch) => this.batch(batch), refused: asText });
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
