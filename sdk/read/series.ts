import { FloatColumn } from './columns.js';
import { NonFinite, type SeriesQuery, type Trace, type TraceStats } from './logbook.js';
import type { Rows } from './rows.js';
import { countValue, emptyStats } from './value-stats.js';

/** The x of each value of a metric: its step, or seconds since `startTime` (NaN where the row has no time). */
function xOf(rows: Rows, x: SeriesQuery['x'], startTime: number): (row: number) => number {
  return x === 'step' ? (row) => rows.steps.at(row) : (row) => rows.times.at(row) - startTime;
}

/**
 * One experiment's line: of each unbroken stretch, each pixel column keeps its first, last, lowest and highest
 * point (M4: Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", VLDB 2014), so that what
 * is drawn spans exactly what was logged.
 *
 * @param startTime Unix seconds from which relative time is counted
 * @returns null where the metric has no point
 */
export function traceOf(
  id: string,
  rows: Rows,
  query: Pick<SeriesQuery, 'metric' | 'x' | 'window' | 'widthPx'>,
  startTime: number,
  complete: boolean,
): Trace | null {
  const column = rows.metrics.get(query.metric);
  if (!column || column.length === 0) return null;
  const { values } = column;
  const xAt = xOf(rows, query.x, startTime);
  const stats: TraceStats = { ...emptyStats(), lastX: NaN, xMin: NaN, xMax: NaN, quantiles: null };
  let rewinds = 0;
  let before = NaN;
  for (let index = 0; index < values.length; index++) {
    const x = xAt(column.rowAt(index));
    countValue(stats, values.at(index));
    stats.lastX = x;
    if (x < before) rewinds += 1;
    if (!Number.isFinite(x)) continue;
    before = x;
    if (!(x >= stats.xMin)) stats.xMin = x;
    if (!(x <= stats.xMax)) stats.xMax = x;
  }

  const decimator = new Decimator(query.window ?? [stats.xMin, stats.xMax], query.widthPx, values.length);
  for (let index = 0; index < values.length; index++) decimator.add(xAt(column.rowAt(index)), values.at(index));
  const drawn = decimator.finish();
  const abandoned = new Uint8Array(drawn.segments.length);
  return { id, ...drawn, abandoned, raw: null, unplaced: 0, stats, rewinds, complete };
}

class Decimator {
  readonly #from: number;
  readonly #to: number;
  readonly #columns: number;
  readonly #x = new FloatColumn();
  readonly #y = new FloatColumn();
  readonly #segments: number[] = [];
  readonly #markX = new FloatColumn();
  readonly #markKind: number[] = [];
  readonly #markBefore: number[] = [];

  /** The pixel column that the run is in, and which kinds of marks it has got there, a bit each. */
  #pixel = NaN;
  #marked = 0;

  /** The points of the stretch that are kept of that pixel column, by their order in the file. */
  #kept: Kept | null = null;
  #segmentStart = 0;
  #lastX = NaN;
  #touchesWindow = false;

  /** How many points have got a pixel column of their own, where each does. */
  #separate: number | null;

  constructor([from, to]: readonly [number, number], widthPx: number, pointCount: number) {
    this.#from = from;
    this.#to = to;
    // Where there are no more points than pixel columns there is nothing to be left out, however close they are.
    this.#separate = pointCount <= widthPx ? 0 : null;
    this.#columns = this.#separate === null ? Math.max(1, Math.floor(widthPx)) : Infinity;
  }

  add(x: number, y: number): void {
    if (!Number.isFinite(x)) return;
    const pixel = this.#pixelOf(x);
    if (!Number.isFinite(y)) {
      this.#endSegment();
      this.#enter(pixel);
      this.#mark(x, Number.isNaN(y) ? NonFinite.nan : y > 0 ? NonFinite.positiveInfinity : NonFinite.negativeInfinity);
      return;
    }
    if (x < this.#lastX) this.#endSegment();
    if (this.#kept && pixel === this.#pixel) {
      this.#kept.add(x, y);
    } else {
      if (this.#kept && this.#pixel < 0 && pixel >= this.#columns) this.#touchesWindow = true;
      this.#flush();
      this.#enter(pixel);
      this.#kept = new Kept(x, y);
    }
    if (pixel >= 0 && pixel < this.#columns) this.#touchesWindow = true;
    this.#lastX = x;
  }

  finish(): Pick<Trace, 'x' | 'y' | 'segments' | 'nonFinite'> {
    this.#endSegment();
    const [x, y, markX] = [this.#x, this.#y, this.#markX].map((column) => {
      const values = column.toArray();
      column.clear();
      return values;
    }) as [Float64Array, Float64Array, Float64Array];
    const nonFinite = {
      x: markX,
      kind: Uint8Array.from(this.#markKind),
      before: Uint32Array.from(this.#markBefore),
    };
    return { x, y, segments: Uint32Array.from(this.#segments), nonFinite };
  }

  /** The pixel column of x; -1 and the number of columns stand for all that is left and right of the window. */
  #pixelOf(x: number): number {
    if (x < this.#from) return -1;
    if (x > this.#to) return this.#columns;
    if (this.#separate !== null) return this.#separate++;
    // Halves, so that a range from -1e308 to 1e308 does not overflow.
    const share = (x / 2 - this.#from / 2) / (this.#to / 2 - this.#from / 2);
    return share > 0 ? Math.min(this.#columns - 1, Math.floor(share * this.#columns)) : 0;
  }

  #enter(pixel: number): void {
    if (pixel !== this.#pixel) this.#marked = 0;
    this.#pixel = pixel;
  }

  #flush(): void {
    const kept = this.#kept;
    if (!kept) return;
    this.#kept = null;
    if (this.#pixel < 0) {
      this.#push(kept.lastX, kept.lastY);
    } else if (this.#pixel >= this.#columns) {
      this.#push(kept.firstX, kept.firstY);
    } else {
      this.#push(kept.firstX, kept.firstY);
      if (kept.lowFirst) this.#push(kept.lowX, kept.lowY);
      this.#push(kept.highX, kept.highY);
      if (!kept.lowFirst) this.#push(kept.lowX, kept.lowY);
      this.#push(kept.lastX, kept.lastY);
    }
  }

  #push(x: number, y: number): void {
    const end = this.#x.length;
    const repeats = end > this.#segmentStart && this.#x.at(end - 1) === x && Object.is(this.#y.at(end - 1), y);
    if (repeats) return;
    this.#x.push(x);
    this.#y.push(y);
  }

  #endSegment(): void {
    this.#flush();
    if (!this.#touchesWindow) {
      this.#x.length = this.#y.length = this.#segmentStart;
    } else if (this.#x.length > this.#segmentStart) {
      this.#segments.push(this.#segmentStart);
    }
    this.#segmentStart = this.#x.length;
    this.#touchesWindow = false;
    this.#lastX = NaN;
  }

  #mark(x: number, kind: number): void {
    const bit = 1 << kind;
    if (this.#pixel < 0 || this.#pixel >= this.#columns || (this.#marked & bit) !== 0) return;
    this.#marked |= bit;
    this.#markX.push(x);
    this.#markKind.push(kind);
    this.#markBefore.push(this.#x.length);
  }
}

/** The points that a pixel column keeps: its first, last, lowest and highest. */
class Kept {
  lastX: number;
  lastY: number;
  lowX: number;
  lowY: number;
  highX: number;
  highY: number;
  /** Whether the lowest point came before the highest. */
  lowFirst = true;

  constructor(
    readonly firstX: number,
    readonly firstY: number,
  ) {
    this.lastX = this.lowX = this.highX = firstX;
    this.lastY = this.lowY = this.highY = firstY;
  }

  add(x: number, y: number): void {
    this.lastX = x;
    this.lastY = y;
    if (y < this.lowY) {
      this.lowX = x;
      this.lowY = y;
      this.lowFirst = false;
    } else if (y > this.highY) {
      this.highX = x;
      this.highY = y;
      this.lowFirst = true;
    }
  }
}
