import { plainStepKeys, plainTimeKeys, secondsOf } from '../format/plain.js';
import { FloatColumn } from './columns.js';
import { batchRows, type Batch, type StagedColumn } from './kernel/kernel.js';
import { MetricColumn } from './metric-column.js';
import { StepColumn } from './step-column.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Steps and times of a batch, while they are put together. */
const steps = new Float64Array(batchRows);
const times = new Float64Array(batchRows);

/** Rows of metrics: every row has a step and a time, and values of some metrics. */
export class Rows {
  /** Always finite: the logged step, or the row's position. */
  readonly steps = new StepColumn();
  /** Unix seconds; NaN where a row has none. */
  readonly times = new FloatColumn();
  readonly metrics = new Map<string, MetricColumn>();
  /** How many values of all metrics are not finite, by kind. */
  readonly nonFinite = { nan: 0, infinite: 0 };

  get count(): number {
    return this.steps.length;
  }

  /** The highest step so far. */
  get lastStep(): number | null {
    return this.steps.highest;
  }

  /** How many rows have a lower step than the one before. */
  get rewinds(): number {
    return this.steps.rewinds;
  }

  /** The first time that is finite, Unix seconds; null where there is none. */
  get firstTime(): number | null {
    for (let row = 0; row < this.count; row++) if (Number.isFinite(this.times.at(row))) return this.times.at(row);
    return null;
  }

  /** Bytes of memory. */
  get sizeBytes(): number {
    let sum = this.steps.sizeBytes + this.times.sizeBytes;
    for (const column of this.metrics.values()) sum += column.sizeBytes;
    return sum;
  }

  /** Begins a row. A step that is not a finite number is the row's position: the count of rows before it. */
  add(step: unknown, time: unknown): void {
    const known = typeof step === 'number' && Number.isFinite(step) ? step : this.count;
    this.steps.push(known);
    this.times.push(typeof time === 'number' ? time : NaN);
  }

  /** Puts a value into the last row. */
  put(metric: string, value: number): void {
    const replaced = this.#column(metric).put(this.count - 1, value);
    this.#countNonFinite(value, 1);
    if (replaced !== undefined) this.#countNonFinite(replaced, -1);
  }

  /** Adds the rows of a batch. */
  extend(batch: Batch): void {
    const first = this.count;
    const stepColumns: StagedColumn[] = [];
    const timeColumns: StagedColumn[] = [];
    for (const column of batch.columns) {
      const { metric, step, time } = column.key;
      if (metric !== null) this.#column(metric).extend(first, column);
      if (step !== null) stepColumns.push(column);
      if (time !== null) timeColumns.push(column);
    }
    this.steps.extend(wholeColumn(batch, stepColumns) ?? stepsOf(batch, stepColumns, first));
    this.times.extend(wholeColumn(batch, timeColumns) ?? timesOf(batch, timeColumns));
    this.nonFinite.nan += batch.nan;
    this.nonFinite.infinite += batch.infinite;
  }

  /** Forgets everything; the memory may serve others. */
  clear(): void {
    this.steps.clear();
    this.times.clear();
    for (const column of this.metrics.values()) column.clear();
    this.metrics.clear();
    this.nonFinite.nan = this.nonFinite.infinite = 0;
  }

  /** Forgets all rows from `count` on. */
  truncate(count: number): void {
    if (count >= this.count) return;
    this.steps.truncate(count);
    this.times.length = count;
    for (const [name, column] of this.metrics) {
      column.truncate(count, (value) => this.#countNonFinite(value, -1));
      if (column.length === 0) this.metrics.delete(name);
    }
  }

  #column(metric: string): MetricColumn {
    let column = this.metrics.get(metric);
    if (!column) this.metrics.set(metric, (column = new MetricColumn()));
    return column;
  }

  #countNonFinite(value: number, by: number): void {
    if (Number.isNaN(value)) this.nonFinite.nan += by;
    else if (!Number.isFinite(value)) this.nonFinite.infinite += by;
  }
}

/** What gives every row its step or time, where one column alone does; that is mostly so. */
function wholeColumn({ rowCount, isFinite, texts }: Batch, columns: StagedColumn[]): Float64Array | undefined {
  const [only] = columns;
  if (columns.length !== 1 || !isFinite || texts.length > 0 || only!.length !== rowCount) return undefined;
  return only!.values.subarray(0, rowCount);
}

/** Of the keys that may give a step, the first one that a row has gives it, or its position. */
function stepsOf({ rowCount }: Batch, columns: StagedColumn[], first: number): Float64Array {
  for (let row = 0; row < rowCount; row++) steps[row] = first + row;
  for (let place = plainStepKeys.length - 1; place >= 0; place--) {
    for (const { key, values, rows, length } of columns) {
      if (key.step !== place) continue;
      for (let index = 0; index < length; index++) {
        const row = rows[index]!;
        const value = values[index]!;
        steps[row] = Number.isFinite(value) ? value : first + row;
      }
    }
  }
  return steps.subarray(0, rowCount);
}

/** Of the keys that may give a time, the first one gives it; of several, the first that is finite. */
function timesOf({ rowCount, texts }: Batch, columns: StagedColumn[]): Float64Array {
  times.fill(NaN, 0, rowCount);
  for (let place = plainTimeKeys.length - 1; place >= 0; place--) {
    for (const { key, values, rows, length } of columns) {
      if (key.time !== place) continue;
      for (let index = 0; index < length; index++) {
        const value = values[index]!;
        if (!key.strict || Number.isFinite(value)) times[rows[index]!] = value;
      }
    }
    for (const { key, row, bytes } of texts) {
      if (key.time !== place) continue;
      const seconds = secondsOf(JSON.parse(`"${decoder.decode(bytes)}"`) as string);
      if (Number.isFinite(seconds)) times[row] = seconds;
    }
  }
  return times.subarray(0, rowCount);
}
