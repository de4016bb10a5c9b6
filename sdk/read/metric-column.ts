import { FloatColumn, IndexColumn } from './columns.js';
import { batchRows, type StagedColumn } from './kernel/kernel.js';

/** Rows of a batch, counted from the first of the file. */
const shifted = new Uint32Array(batchRows);

/**
 * The values of one metric and the rows that they stand in. While a metric is in every row since its first one,
 * the rows need not be kept.
 */
export class MetricColumn {
  readonly values = new FloatColumn();
  /** Becomes another where anything else happened than that values were appended. */
  revision = 0;
  #firstRow = 0;
  #rows: IndexColumn | null = null;

  get length(): number {
    return this.values.length;
  }

  get sizeBytes(): number {
    return this.values.sizeBytes + (this.#rows?.sizeBytes ?? 0);
  }

  /** Forgets all values; the memory may serve another column. */
  clear(): void {
    this.revision += 1;
    this.values.clear();
    this.#rows?.clear();
    this.#rows = null;
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
      this.revision += 1;
      return replaced;
    }
    if (last < 0) this.#firstRow = row;
    if (row !== this.#firstRow + this.length) this.#keepRows();
    this.#rows?.push(row);
    this.values.push(value);
    return undefined;
  }

  /** Appends the values of rows that all come later. `first` is the row that those of the batch are counted from. */
  extend(first: number, { values, rows, length }: StagedColumn): void {
    const firstRow = first + rows[0]!;
    if (this.length === 0) this.#firstRow = firstRow;
    const goesOn = firstRow === this.#firstRow + this.length && rows[length - 1]! - rows[0]! === length - 1;
    if (!goesOn) this.#keepRows();
    if (this.#rows) {
      for (let index = 0; index < length; index++) shifted[index] = first + rows[index]!;
      this.#rows.extend(shifted, length);
    }
    this.values.extend(values, length);
  }

  /** Forgets the values of this row and all later ones; `forgotten` is called with each. */
  truncate(rowCount: number, forgotten: (value: number) => void): void {
    while (this.length > 0 && this.rowAt(this.length - 1) >= rowCount) {
      forgotten(this.values.at(this.length - 1));
      this.values.length--;
      this.revision += 1;
    }
    if (this.#rows) this.#rows.length = this.values.length;
    if (this.length === 0) this.#rows = null;
  }

  #keepRows(): void {
    if (this.#rows) return;
    this.#rows = new IndexColumn();
    for (let index = 0; index < this.length; index++) this.#rows.push(this.#firstRow + index);
  }
}
