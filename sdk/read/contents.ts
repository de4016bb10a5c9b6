import type { JsonObject, LineObject } from '../format/line.js';
import { readMetrics, rowOf } from '../format/metrics.js';
import { plainStep, plainTime } from '../format/plain.js';
import { readResourceMetrics } from '../format/resources.js';
import { FileContent } from './file-content.js';
import type { Batch } from './kernel/kernel.js';
import { logFormat, plainFormat } from './kernel/row-formats.js';
import { RowContent } from './row-content.js';
import { Rows } from './rows.js';

/** `experiments/<id>.jsonl`: metadata and log lines. */
export class ExperimentContent extends RowContent {
  protected override readonly format = logFormat;
  /** All metadata lines merged, the last value of a key winning. */
  metadata: ReadonlyMap<string, JsonObject[string]> = new Map();
  hasImages = false;
  #mark = { metadata: this.metadata, hasImages: false };

  protected take(object: LineObject): void {
    const { value } = object;
    if (value.type === 'metadata') {
      this.metadata = new Map([...this.metadata, ...Object.entries(value)]);
    } else if (value.type === 'log') {
      const found = rowOf(object);
      this.rows.add(found?.row.step, value.timestamp);
      if (!found) return;
      readMetrics(found.row, found.exactRow, (name, metric) => this.rows.put(name, metric));
      if (Array.isArray(found.row._images) && found.row._images.length > 0) this.hasImages = true;
    }
  }

  protected override batch(batch: Batch): void {
    super.batch(batch);
    if (batch.imageLines.length > 0) this.hasImages = true;
  }

  protected override mark(): void {
    super.mark();
    this.#mark = { metadata: this.metadata, hasImages: this.hasImages };
  }

  protected override rollback(): void {
    super.rollback();
    this.metadata = this.#mark.metadata;
    this.hasImages = this.#mark.hasImages;
  }
}

/** Plain JSONL: each line is one row. */
export class PlainContent extends RowContent {
  protected override readonly format = plainFormat;
  protected override readonly glued = false;

  protected take(object: LineObject): void {
    this.rows.add(plainStep(object.value), plainTime(object.value));
    readMetrics(object.value, object.exact, (name, value) => this.rows.put(name, value));
  }
}

/** `resources/<id>_resources.jsonl`: samples of CPU, memory and GPUs. A sample's step is its position. */
export class ResourceContent extends FileContent {
  readonly rows = new Rows();
  #mark = 0;

  protected take(object: LineObject): void {
    if (object.value.type !== undefined) return;
    this.rows.add(undefined, object.value.timestamp);
    readResourceMetrics(object, (name, value) => this.rows.put(name, value));
  }

  override discard(): void {
    this.rows.clear();
  }

  protected mark(): void {
    this.#mark = this.rows.count;
  }

  protected rollback(): void {
    this.rows.truncate(this.#mark);
  }
}

/** `text/<id>_text.jsonl`: how many text lines there are. */
export class TextContent extends FileContent {
  lineCount = 0;
  #mark = 0;

  protected take(object: LineObject): void {
    if (object.value.type === 'text') this.lineCount += 1;
  }

  protected mark(): void {
    this.#mark = this.lineCount;
  }

  protected rollback(): void {
    this.lineCount = this.#mark;
  }
}
