import { hasImages } from '../format/images.js';
import type { JsonObject, LineObject } from '../format/line.js';
import { readMetrics, rowOf } from '../format/metrics.js';
import { plainStep, plainTime } from '../format/plain.js';
import { readResourceMetrics } from '../format/resources.js';
import { isTextRecord } from '../format/text.js';
import { FileContent } from './file-content.js';
import { ImageLines } from './image-lines.js';
import type { Batch } from './kernel/kernel.js';
import { logFormat, plainFormat } from './kernel/row-formats.js';
import { LinePlaces, type LinePlace } from './line-places.js';
import { RowContent } from './row-content.js';
import { Rows } from './rows.js';

/** `experiments/<id>.jsonl`: metadata and log lines. */
export class ExperimentContent extends RowContent {
  protected override readonly format = logFormat;
  /** All metadata lines merged, the last value of a key winning. */
  metadata: ReadonlyMap<string, JsonObject[string]> = new Map();
  readonly images = new ImageLines();
  #mark = { metadata: this.metadata, imageLines: 0 };

  protected take(object: LineObject, place: LinePlace): void {
    const { value } = object;
    if (value.type === 'metadata') {
      this.metadata = new Map([...this.metadata, ...Object.entries(value)]);
    } else if (value.type === 'log') {
      const found = rowOf(object);
      this.rows.add(found?.row.step, value.timestamp);
      if (!found) return;
      readMetrics(found.row, found.exactRow, (name, metric) => this.rows.put(name, metric));
      if (hasImages(found.row)) this.images.push(this.rows.count - 1, place);
    }
  }

  protected override batch(batch: Batch): void {
    const first = this.rows.count;
    super.batch(batch);
    for (const { row, start, sizeBytes } of batch.imageLines)
      this.images.push(first + row, { offset: start, sizeBytes });
  }

  protected override mark(): void {
    super.mark();
    this.#mark = { metadata: this.metadata, imageLines: this.images.length };
  }

  protected override rollback(): void {
    super.rollback();
    this.metadata = this.#mark.metadata;
    this.images.truncate(this.#mark.imageLines);
  }

  override discard(): void {
    super.discard();
    this.images.truncate(0);
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

/** `text/<id>_text.jsonl`: where the text lines are. */
export class TextContent extends FileContent {
  readonly places = new LinePlaces();
  #mark = 0;

  protected take({ value }: LineObject, place: LinePlace): void {
    if (isTextRecord(value)) this.places.push(place);
  }

  override discard(): void {
    this.places.truncate(0);
  }

  protected mark(): void {
    this.#mark = this.places.length;
  }

  protected rollback(): void {
    this.places.truncate(this.#mark);
  }
}
