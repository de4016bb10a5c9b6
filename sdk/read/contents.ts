import { hasImages } from '../format/images.js';
import type { LineObject } from '../format/line.js';
import { readMetrics, rowOf } from '../format/metrics.js';
import { plainStep, plainTime } from '../format/plain.js';
import { readResourceMetrics } from '../format/resources.js';
import { isTextRecord } from '../format/text.js';
import { FileContent } from './file-content.js';
import { ImageLines } from './image-lines.js';
import type { Batch } from './kernel/kernel.js';
import { logFormat, plainFormat } from './kernel/row-formats.js';
import { LinePlaces, type LinePlace } from './line-places.js';
import { Metadata } from './metadata.js';
import { RowContent } from './row-content.js';
import { Rows } from './rows.js';

/** `experiments/<id>.jsonl`: metadata and log lines. */
export class ExperimentContent extends RowContent {
  protected override readonly format = logFormat;
  readonly images = new ImageLines();
  #metadata = new Metadata();
  #mark = { metadata: this.#metadata, imageLines: 0 };

  /** All metadata lines merged, the last value of a key winning. */
  get metadata(): Metadata['values'] {
    return this.#metadata.values;
  }

  protected take(object: LineObject, place: LinePlace): boolean {
    const { value } = object;
    if (value.type === 'metadata') {
      const merged = this.#metadata.with(value, place.sizeBytes);
      this.#metadata = merged ?? this.#metadata;
      return merged !== null;
    }
    if (value.type === 'log') {
      const found = rowOf(object);
      this.rows.add(found?.row.step, value.timestamp);
      if (!found) return true;
      readMetrics(found.row, found.exactRow, (name, metric) => this.rows.put(name, metric));
      if (hasImages(found.row)) this.images.push(this.rows.count - 1, place);
    }
    return true;
  }

  protected override batch(batch: Batch): void {
    const first = this.rows.count;
    super.batch(batch);
    for (const { row, start, sizeBytes } of batch.imageLines)
      this.images.push(first + row, { offset: start, sizeBytes });
  }

  protected override mark(): void {
    super.mark();
    this.#mark = { metadata: this.#metadata, imageLines: this.images.length };
  }

  protected override rollback(): void {
    super.rollback();
    this.#metadata = this.#mark.metadata;
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

  protected take(object: LineObject): boolean {
    this.rows.add(plainStep(object.value), plainTime(object.value));
    readMetrics(object.value, object.exact, (name, value) => this.rows.put(name, value));
    return true;
  }
}

/** `resources/<id>_resources.jsonl`: samples of CPU, memory and GPUs. A sample's step is its position. */
export class ResourceContent extends FileContent {
  readonly rows = new Rows();
  #mark = 0;

  protected take(object: LineObject): boolean {
    if (object.value.type !== undefined) return true;
    this.rows.add(undefined, object.value.timestamp);
    readResourceMetrics(object, (name, value) => this.rows.put(name, value));
    return true;
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

  protected take({ value }: LineObject, place: LinePlace): boolean {
    if (isTextRecord(value)) this.places.push(place);
    return true;
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
