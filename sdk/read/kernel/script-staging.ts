import type { Batch, RowSink, StagedColumn } from './kernel.js';
import { Role, type Key } from './keys.js';

/** How many rows are staged at most. */
export const stagedRows = 512;
/** The room of a column; a little more than it needs, so that columns do not crowd in one part of a cache. */
const stride = stagedRows + 8;

/** Where in `Staging.values` the values of a key begin. */
export const columnStart = (id: number): number => id * stride;

/** The rows of columns without a gap. */
const everyRow = Uint32Array.from({ length: stagedRows }, (_, row) => row);

/** The rows of the next batch, and what the line at hand adds to them, which may be dropped again. */
export class Staging {
  /** Of each key `lengths[id]` values from `columnStart(id)` on; what stands behind them is not taken yet. */
  values = new Float64Array(0);
  lengths = new Int32Array(0);
  /** How many rows are whole: the line at hand is the next one. */
  rowCount = 0;
  /** Where the block at hand begins in the file. */
  blockOffset = 0;
  readonly #columns: StagedColumn[] = [];
  /** The rows of columns with a gap, of each key that ever had one. */
  readonly #ownRows: Uint32Array[] = [];
  /** The keys with a value. */
  #active = new Int32Array(0);
  #activeCount = 0;
  /** The keys with a value in the line at hand. */
  #taken = new Int32Array(0);
  #takenCount = 0;
  /** Of keys of all kinds. */
  #nonFiniteCount = 0;
  readonly #batch: Batch = { rowCount: 0, columns: [], texts: [], imageLines: [], isFinite: true, nan: 0, infinite: 0 };

  get isFull(): boolean {
    return this.rowCount === stagedRows;
  }

  /** Whether something in it is a part of the block that it was read from. */
  get refersToBlock(): boolean {
    return this.#batch.texts.length > 0;
  }

  /** Makes room for a key. */
  add(key: Key): void {
    while (key.id >= this.lengths.length) this.#grow();
    this.#columns[key.id] = { key, values: this.#valuesOf(key.id), rows: everyRow, length: 0 };
  }

  /** What stands behind the values of a key is its value in the line at hand. */
  take(id: number): void {
    this.#taken[this.#takenCount++] = id;
    this.#extend(id, 1);
  }

  /** Counts so many values of a key that are not finite. */
  count(id: number, value: number, by: number): void {
    this.#nonFiniteCount += by;
    if (this.#columns[id]!.key.role !== Role.metric) return;
    if (Number.isNaN(value)) this.#batch.nan += by;
    else this.#batch.infinite += by;
  }

  takeText(key: Key, bytes: Uint8Array): void {
    this.#batch.texts.push({ key, row: this.rowCount, bytes });
  }

  /** @param start the place of the line in the block */
  takeImages(start: number, sizeBytes: number): void {
    this.#batch.imageLines.push({ row: this.rowCount, start: this.blockOffset + start, sizeBytes });
  }

  /** Makes a row of the line at hand. */
  keepLine(): void {
    this.#takenCount = 0;
    this.rowCount += 1;
  }

  /** Forgets what the line at hand has added. */
  dropLine(): void {
    while (this.#takenCount > 0) {
      const id = this.#taken[--this.#takenCount]!;
      const length = (this.lengths[id]! -= 1);
      const value = this.values[columnStart(id) + length]!;
      if (!Number.isFinite(value)) this.count(id, value, -1);
    }
    const { texts } = this.#batch;
    while (texts.at(-1)?.row === this.rowCount) texts.pop();
  }

  /** Makes rows of lines in which each of these keys has a value; they stand behind the others. */
  keepLines(ids: Int32Array, rowCount: number): void {
    if (rowCount === 0) return;
    for (let index = 0; index < ids.length; index++) this.#extend(ids[index]!, rowCount);
    this.rowCount += rowCount;
  }

  /** Hands the rows over, if there are any, and begins anew. */
  handOver(sink: RowSink): void {
    const batch = this.#batch;
    batch.rowCount = this.rowCount;
    batch.isFinite = this.#nonFiniteCount === 0;
    batch.columns.length = 0;
    for (let index = 0; index < this.#activeCount; index++) {
      const id = this.#active[index]!;
      const column = this.#columns[id]!;
      column.length = this.lengths[id]!;
      if (column.length > 0) batch.columns.push(column);
      this.lengths[id] = 0;
    }
    this.rowCount = 0;
    try {
      if (batch.rowCount > 0) sink.rows(batch);
    } finally {
      for (let index = 0; index < this.#activeCount; index++) this.#columns[this.#active[index]!]!.rows = everyRow;
      this.#activeCount = 0;
      batch.texts.length = batch.imageLines.length = batch.nan = batch.infinite = 0;
      this.#nonFiniteCount = 0;
    }
  }

  /** Appends values that stand there already, in rows from the line at hand on. */
  #extend(id: number, count: number): void {
    const length = this.lengths[id]!;
    if (length === 0) this.#active[this.#activeCount++] = id;
    if (length !== this.rowCount) this.#keepRows(id, length, count);
    this.lengths[id] = length + count;
  }

  #keepRows(id: number, length: number, count: number): void {
    const column = this.#columns[id]!;
    if (column.rows === everyRow) {
      column.rows = this.#ownRows[id] ??= new Uint32Array(stagedRows);
      for (let index = 0; index < length; index++) column.rows[index] = index;
    }
    for (let index = 0; index < count; index++) column.rows[length + index] = this.rowCount + index;
  }

  #valuesOf(id: number): Float64Array {
    return this.values.subarray(columnStart(id), columnStart(id) + stagedRows);
  }

  #grow(): void {
    const size = Math.max(64, 2 * this.lengths.length);
    this.values = enlarged(this.values, new Float64Array(columnStart(size)));
    this.lengths = enlarged(this.lengths, new Int32Array(size));
    this.#active = enlarged(this.#active, new Int32Array(size));
    this.#taken = enlarged(this.#taken, new Int32Array(size));
    for (const column of this.#columns.filter(Boolean)) column.values = this.#valuesOf(column.key.id);
  }
}

function enlarged<Numbers extends Float64Array | Int32Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
