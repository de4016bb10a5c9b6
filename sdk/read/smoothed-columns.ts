import type { MetricColumn } from './metric-column.js';
import type { Rows } from './rows.js';
import type { SeriesX, Smoothing } from './series-query.js';
import { smootherOf, type Smoother } from './smoothing.js';

/** So many points are smoothed in one go. */
const pieceLength = 16_384;
/** So many sigmas of points are, where each takes several multiplications for a sigma. */
const pieceWork = 1_000_000;

/** How far a run is at a row: by step, or by time. */
type Progress = 'step' | 'time';

/**
 * The smoothed values of metrics that were asked for last, so that to look closer smooths nothing again, and what is
 * appended is smoothed alone. Those that were asked for longest ago go where all have more values than the bound.
 */
export class SmoothedColumns {
  readonly #mostValues: number;
  /** Who was asked for last is at the end. */
  readonly #known = new Map<MetricColumn, { smoothed: SmoothedColumn; count: number }>();
  #count = 0;

  constructor(mostValues = 1 << 22) {
    this.#mostValues = mostValues;
  }

  /** What is known of a column that is smoothed so; to be made up to its end. */
  of(column: MetricColumn, x: SeriesX, smoothing: Smoothing): SmoothedColumn {
    const progress = x === 'time' || x === 'clock' ? 'time' : 'step';
    const known = this.#known.get(column);
    const smoothed = known?.smoothed.is(progress, smoothing) ? known.smoothed : new SmoothedColumn(progress, smoothing);
    this.#forget(column);
    this.#known.set(column, { smoothed, count: column.length });
    this.#count += column.length;
    for (const oldest of this.#known.keys()) {
      if (this.#count <= this.#mostValues || oldest === column) break;
      this.#forget(oldest);
    }
    return smoothed;
  }

  #forget(column: MetricColumn): void {
    this.#count -= this.#known.get(column)?.count ?? 0;
    this.#known.delete(column);
  }
}

/** The smoothed values of one column. */
export class SmoothedColumn {
  readonly #progress: Progress;
  readonly #smoothing: Smoothing;
  readonly #pieceLength: number;
  #smoother: Smoother;
  #revision = 0;
  #values = new Float64Array(0);
  #length = 0;
  /** How far the run was at the point before; NaN where a stretch begins. */
  #last = NaN;

  constructor(progress: Progress, smoothing: Smoothing) {
    this.#progress = progress;
    this.#smoothing = smoothing;
    this.#smoother = smootherOf(smoothing);
    const work = smoothing.method === 'gaussian' ? smoothing.sigma : 1;
    this.#pieceLength = Math.max(1, Math.min(pieceLength, Math.floor(pieceWork / work)));
  }

  /** Whether these are the ones that are asked for. */
  is(progress: Progress, smoothing: Smoothing): boolean {
    return this.#progress === progress && JSON.stringify(this.#smoothing) === JSON.stringify(smoothing);
  }

  /** Smooths a piece of what is there and has not been smoothed yet; says whether all has been. */
  advance(rows: Rows, column: MetricColumn): boolean {
    if (this.#revision !== column.revision) this.#restart(column.revision);
    if (this.#values.length < column.length) this.#grow(column.length);
    const places = this.#progress === 'step' ? rows.steps : rows.times;
    const end = Math.min(column.length, this.#length + this.#pieceLength);
    for (let index = this.#length; index < end; index++) {
      this.#values[index] = this.#next(places.at(column.rowAt(index)), column.values.at(index));
    }
    this.#length = end;
    return end === column.length;
  }

  /**
   * The smoothed value of each value: of a non-finite one that one, and one without a place on the axis as it is.
   * They may change with the next `advance`.
   */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  #next(progress: number, value: number): number {
    if (!Number.isFinite(progress)) return value;
    if (!Number.isFinite(value)) {
      this.#last = NaN;
      return value;
    }
    const gap = progress - this.#last;
    this.#last = progress;
    if (gap >= 0) return this.#smoother.next(value, gap);
    this.#smoother.restart();
    return this.#smoother.next(value, 0);
  }

  #restart(revision: number): void {
    this.#revision = revision;
    this.#smoother.restart();
    this.#length = 0;
    this.#last = NaN;
  }

  #grow(length: number): void {
    const values = new Float64Array(this.#length > 0 ? Math.ceil(length * 1.25) : length);
    values.set(this.#values.subarray(0, this.#length));
    this.#values = values;
  }
}
