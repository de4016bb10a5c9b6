import { FileContent } from './file-content.js';
import { kernel } from './kernel/index.js';
import type { Batch, RowSink } from './kernel/kernel.js';
import type { RowFormat } from './kernel/keys.js';
import type { BlockSink } from './line-splitter.js';
import { Rows } from './rows.js';

/** A file of rows, most of which the kernel reads; `take` gets the objects of those lines that it refuses. */
export abstract class RowContent extends FileContent {
  readonly rows = new Rows();
  override readonly blocks: BlockSink = {
    room: (sizeBytes) => kernel().room(sizeBytes),
    take: (block, offset, asText) => {
      const sink = this.#sink;
      sink.refused = asText;
      return kernel().read(block, offset, this.format, sink);
    },
    settle: () => kernel().settle(),
  };
  readonly #sink: RowSink = {
    rows: (batch) => {
      // It may be another file's turn, which is not to blame.
      try {
        this.batch(batch);
      } catch (error) {
        this.fault ??= error instanceof Error ? error : new Error(String(error));
      }
    },
    refused: () => undefined,
  };
  #mark = 0;

  protected abstract readonly format: RowFormat;

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
