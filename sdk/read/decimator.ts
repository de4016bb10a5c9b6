import { NonFinite, type Scale } from './series-query.js';
import { placesAbove, type PixelColumns } from './pixel-columns.js';
import type { Sections } from './sections.js';

/** Points as they were logged, in equally long columns. */
export interface Points {
  /** All finite. */
  x: Float64Array;
  y: Float64Array;
  /** Columns of which every extreme is to be drawn, too; finite where `y` is. */
  others?: readonly Float64Array[];
  /** Whether x never decreases within a section. */
  isAscending: boolean;
}

/** How points are to be drawn. */
export interface Drawing {
  pixels: PixelColumns;
  xScale: Scale;
  yScale: Scale;
  /** Whether every point in the range is drawn, for there are so few. */
  isWhole: boolean;
}

/** Which of the points are drawn. */
export interface Drawn {
  /** In file order; the last point of a section comes again where the next one goes on from it. */
  indices: number[];
  /** Where each unbroken segment starts in `indices`. */
  segments: number[];
  /** 1 for each segment that is abandoned. */
  abandoned: number[];
  /** Where `y` is not finite: the point, its kind, and how many `indices` come before. */
  marks: { indices: number[]; kinds: number[]; before: number[] };
  /** How many finite points the scales have no place for. */
  unplaced: number;
}

/**
 * Of each unbroken stretch, each pixel column keeps its first, last, lowest and highest point (M4: Jugel et al., "M4: A
 * Visualization-Oriented Time Series Data Aggregation", VLDB 2014), so that what is drawn spans exactly what was logged.
 * A stretch ends with its section, and at a point that is not finite or that a scale has no place for.
 */
export function decimate(points: Points, sections: Sections, drawing: Drawing): Drawn {
  return new Decimator(points, drawing).drawn(sections);
}

class Decimator {
  readonly #points: Points;
  readonly #extremesOf: readonly Float64Array[];
  readonly #drawing: Drawing;
  readonly #xFloor: number;
  readonly #yFloor: number;

  readonly #indices: number[] = [];
  readonly #segments: number[] = [];
  readonly #abandoned: number[] = [];
  readonly #marks: Drawn['marks'] = { indices: [], kinds: [], before: [] };
  #unplaced = 0;

  /** The pixel column that the run is in, and which kinds of marks it has got there, a bit each. */
  #pixel = NaN;
  #marked = 0;

  #segmentStart = 0;
  #isAbandoned = false;
  /** Whether any of the segment is seen in the range. */
  #isSeen = false;
  /** The last point of the segment that is outside the range, where more than one in a row is. */
  #outside: number | null = null;

  constructor(points: Points, drawing: Drawing) {
    this.#points = points;
    this.#extremesOf = [points.y, ...(points.others ?? [])];
    this.#drawing = drawing;
    this.#xFloor = placesAbove(drawing.xScale);
    this.#yFloor = placesAbove(drawing.yScale);
  }

  drawn({ starts, isAbandoned, isJoined }: Sections): Drawn {
    starts.forEach((start, section) => {
      const goesOn = isJoined[section]! && this.#isPlaced(start - 1) && this.#isPlaced(start);
      this.#endSegment();
      this.#isAbandoned = isAbandoned[section]!;
      this.#addSection(goesOn ? start - 1 : start, starts[section + 1] ?? this.#points.x.length);
    });
    this.#endSegment();
    return {
      indices: this.#indices,
      segments: this.#segments,
      abandoned: this.#abandoned,
      marks: this.#marks,
      unplaced: this.#unplaced,
    };
  }

  #isPlaced(index: number): boolean {
    const y = this.#points.y[index]!;
    return this.#points.x[index]! > this.#xFloor && y > this.#yFloor && y < Infinity;
  }

  #addSection(start: number, end: number): void {
    const { x, y } = this.#points;
    const { pixels, isWhole } = this.#drawing;
    for (let index = start; index < end;) {
      if (!this.#isPlaced(index)) {
        this.#endSegment();
        if (Number.isFinite(y[index])) this.#unplaced += 1;
        else if (x[index]! > this.#xFloor) this.#mark(index);
        index += 1;
        continue;
      }
      const pixel = pixels.of(x[index]!);
      const isAlone = isWhole && pixels.isInside(pixel);
      const next = isAlone ? index + 1 : this.#placedUntil(index, this.#endOfPixel(index, end, pixel));
      this.#addGroup(index, next, pixel);
      index = next;
    }
  }

  /** Where the points that are in the same pixel column as the one at `start` end. */
  #endOfPixel(start: number, end: number, pixel: number): number {
    const { x, isAscending } = this.#points;
    const { pixels } = this.#drawing;
    let next = start + 1;
    if (!isAscending) {
      while (next < end && pixels.of(x[next]!) === pixel) next += 1;
      return next;
    }
    // Strides that double lead beyond the end, and halves back to it: most points need not be placed one by one.
    let stride = 1;
    while (next < end && pixels.of(x[next]!) === pixel) next += stride *= 2;
    for (let [from, to] = [next - stride, Math.min(next, end)]; ;) {
      if (from + 1 >= to) return to;
      const middle = (from + to) >>> 1;
      if (pixels.of(x[middle]!) === pixel) from = middle;
      else to = middle;
    }
  }

  /** The first point after `start` that has no place; `end` where all have. */
  #placedUntil(start: number, end: number): number {
    const { x, y } = this.#points;
    const xFloor = this.#xFloor;
    const yFloor = this.#yFloor;
    for (let index = start + 1; index < end; index++) {
      if (!(x[index]! > xFloor && y[index]! > yFloor && y[index]! < Infinity)) return index;
    }
    return end;
  }

  /** Adds points of one pixel column that follow one another. */
  #addGroup(start: number, end: number, pixel: number): void {
    const isInside = this.#drawing.pixels.isInside(pixel);
    const isFirst = this.#indices.length === this.#segmentStart;
    // From left of the range to right of it, or back.
    this.#isSeen ||= isInside || (!isFirst && pixel !== this.#pixel && !this.#drawing.pixels.isInside(this.#pixel));
    this.#enter(pixel);
    if (this.#outside !== null) this.#indices.push(this.#outside);
    this.#outside = null;
    if (isInside) {
      this.#addExtremes(start, end);
    } else if (isFirst) {
      this.#indices.push(end - 1);
    } else {
      this.#indices.push(start);
      if (end - 1 > start) this.#outside = end - 1;
    }
  }

  #addExtremes(start: number, end: number): void {
    if (end - start <= 2) {
      for (let index = start; index < end; index++) this.#indices.push(index);
      return;
    }
    const kept = [start, end - 1];
    for (const values of this.#extremesOf) {
      let low = start;
      let high = start;
      for (let index = start + 1; index < end; index++) {
        const value = values[index]!;
        if (value < values[low]!) low = index;
        else if (value > values[high]!) high = index;
      }
      kept.push(low, high);
    }
    kept.sort((one, other) => one - other);
    kept.forEach((index, place) => {
      if (index !== kept[place - 1]) this.#indices.push(index);
    });
  }

  #endSegment(): void {
    if (!this.#isSeen) {
      this.#indices.length = this.#segmentStart;
    } else if (this.#indices.length > this.#segmentStart) {
      this.#segments.push(this.#segmentStart);
      this.#abandoned.push(Number(this.#isAbandoned));
    }
    this.#segmentStart = this.#indices.length;
    this.#isSeen = false;
    this.#outside = null;
  }

  #enter(pixel: number): void {
    if (pixel !== this.#pixel || this.#drawing.isWhole) this.#marked = 0;
    this.#pixel = pixel;
  }

  #mark(index: number): void {
    const { pixels } = this.#drawing;
    const y = this.#points.y[index]!;
    const kind = Number.isNaN(y) ? NonFinite.nan : y > 0 ? NonFinite.positiveInfinity : NonFinite.negativeInfinity;
    const bit = 1 << kind;
    this.#enter(pixels.of(this.#points.x[index]!));
    if (!pixels.isInside(this.#pixel) || (this.#marked & bit) !== 0) return;
    this.#marked |= bit;
    this.#marks.indices.push(index);
    this.#marks.kinds.push(kind);
    this.#marks.before.push(this.#indices.length);
  }
}
