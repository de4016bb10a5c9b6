/** A growing column of doubles. */
export class FloatColumn {
  #values = new Float64Array(64);
  length = 0;

  push(value: number): void {
    if (this.length === this.#values.length) {
      const grown = new Float64Array(this.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.length++] = value;
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  /** The values so far, without a copy: valid until the next push. */
  view(): Float64Array {
    return this.#values.subarray(0, this.length);
  }
}

/**
 * The values of one metric and the rows that they stand in. While a metric is in every row since its first one,
 * the rows need not be kept.
 */
export class MetricColumn {
  readonly values = new FloatColumn();
  #firstRow = 0;
  #rows: FloatColumn | null = null;

  get length(): number {
    return this.values.length;
  }

  /** The row of the value at `index`; rows ascend. */
  rowAt(index: number): number {
    return this.#rows ? this.#rows.at(index) : this.#firstRow + index;
  }

  /** Puts the value of a row, which is the last row or a later one; gives the value that it replaces. */
  put(row: number, value: number): number | undefined {
    const last = this.length - 1;
    if (last >= 0 && this.rowAt(last) === row) {
      const replaced = this.values.at(last);
      this.values.set(last, value);
      return replaced;
    }
    if (last < 0) this.#firstRow = row;
    if (!this.#rows && row !== this.#firstRow + this.length) {
      this.#rows = new FloatColumn();
      for (let index = 0; index < this.length; index++) this.#rows.push(this.#firstRow + index);
    }
    this.#rows?.push(row);
    this.values.push(value);
    return undefined;
  }

  /** Forgets the values of this row and all later ones; `forgotten` is called with each. */
  truncate(rowCount: number, forgotten: (value: number) => void): void {
    while (this.length > 0 && this.rowAt(this.length - 1) >= rowCount) {
      forgotten(this.values.at(this.length - 1));
      this.values.length--;
    }
    if (this.#rows) this.#rows.length = this.values.length;
    if (this.length === 0) this.#rows = null;
  }
}

/** Rows of metrics: every row has a step and a time, and values of some metrics. */
export class Rows {
  /** Always finite: the logged step, or the row's position. */
  readonly steps = new FloatColumn();
  /** Unix seconds; NaN where a row has none. */
  readonly times = new FloatColumn();
  readonly metrics = new Map<string, MetricColumn>();
  /** How many values of all metrics are not finite, by kind. */
  readonly nonFinite = { nan: 0, infinite: 0 };
  #lastStep: number | null = null;

  get count(): number {
    return this.steps.length;
  }

  /** The highest step so far. */
  get lastStep(): number | null {
    return this.#lastStep;
  }

  /** Begins a row. A step that is not a finite number is the row's position: the count of rows before it. */
  add(step: unknown, time: unknown): void {
    const known = typeof step === 'number' && Number.isFinite(step) ? step : this.count;
    this.steps.push(known);
    this.times.push(typeof time === 'number' ? time : NaN);
    if (this.#lastStep === null || known > this.#lastStep) this.#lastStep = known;
  }

  /** Puts a value into the last row. */
  put(metric: string, value: number): void {
    let column = this.metrics.get(metric);
    if (!column) this.metrics.set(metric, (column = new MetricColumn()));
    const replaced = column.put(this.count - 1, value);
    this.#countNonFinite(value, 1);
    if (replaced !== undefined) this.#countNonFinite(replaced, -1);
  }

  /** Forgets all rows from `count` on. */
  truncate(count: number): void {
    if (count >= this.count) return;
    this.steps.length = count;
    this.times.length = count;
    for (const [name, column] of this.metrics) {
      column.truncate(count, (value) => this.#countNonFinite(value, -1));
      if (column.length === 0) this.metrics.delete(name);
    }
    this.#lastStep = count === 0 ? null : this.steps.view().reduce((highest, step) => Math.max(highest, step));
  }

  #countNonFinite(value: number, by: number): void {
    if (Number.isNaN(value)) this.nonFinite.nan += by;
    else if (!Number.isFinite(value)) this.nonFinite.infinite += by;
  }
}
