import type { Curves } from './draw-curves.js';
import { fractionOf } from './range.js';
import type { PlotLayout } from './plot-layout.js';
import { areaPieces, outlines, type PlotBox } from './trace-path.js';

/** A rectangle, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const cellPx = 6;
/** How far a tooltip stays away from lines. */
const clearPx = 5;

/** Which parts of a plot are drawn on, so that a tooltip finds a place where it covers no data. */
export class InkGrid {
  readonly #columns: number;
  readonly #rows: number;
  /** How many inked cells lie above and to the left of each corner. */
  readonly #sums: Uint32Array;

  constructor(curves: Curves, layout: PlotLayout) {
    this.#columns = Math.max(1, Math.ceil(layout.width / cellPx));
    this.#rows = Math.max(1, Math.ceil(layout.height / cellPx));
    this.#sums = this.#summed(this.#inked(curves, layout));
  }

  /** The place for a box of that size in the plot, clear of all lines and nearest to a point; null if there is none. */
  freePlace(size: { width: number; height: number }, near: { left: number; top: number }): Box | null {
    const columns = Math.ceil((size.width + 2 * clearPx) / cellPx);
    const rows = Math.ceil((size.height + 2 * clearPx) / cellPx);
    let best: Box | null = null;
    let bestDistance = Infinity;
    for (let row = 0; row + rows <= this.#rows; row++) {
      for (let column = 0; column + columns <= this.#columns; column++) {
        if (this.#count(column, row, columns, rows) > 0) continue;
        const box = { left: column * cellPx + clearPx, top: row * cellPx + clearPx, ...size };
        const distance = Math.hypot(gap(near.left, box.left, box.width), gap(near.top, box.top, box.height));
        if (distance >= bestDistance) continue;
        bestDistance = distance;
        best = box;
      }
    }
    return best;
  }

  isFree({ left, top, width, height }: Box): boolean {
    const column = Math.floor((left - clearPx) / cellPx);
    const row = Math.floor((top - clearPx) / cellPx);
    const columns = Math.ceil((left + width + clearPx) / cellPx) - column;
    const rows = Math.ceil((top + height + clearPx) / cellPx) - row;
    const isInside = column >= 0 && row >= 0 && column + columns <= this.#columns && row + rows <= this.#rows;
    return isInside && this.#count(column, row, columns, rows) === 0;
  }

  #inked({ lines, bands }: Curves, { x, y, width, height }: PlotLayout): Uint8Array {
    const cells = new Uint8Array(this.#columns * this.#rows);
    const mark = (left: number, top: number): void => {
      const column = Math.floor(left / cellPx);
      const row = Math.floor(top / cellPx);
      if (column >= 0 && row >= 0 && column < this.#columns && row < this.#rows)
        cells[row * this.#columns + column] = 1;
    };
    const box: PlotBox = { left: 0, top: 0, width, height, x, y };
    for (const { trace } of lines) {
      for (const outline of outlines(trace, trace.y, box)) eachStep(outline, mark);
      for (const at of trace.nonFinite.x) {
        for (let down = 0; down < height; down += cellPx) mark(fractionOf(at, x) * width, down);
      }
    }
    for (const { band } of bands) {
      for (const { lower, upper } of areaPieces(band, box)) {
        upper.forEach((high, i) => {
          const [low, nextHigh, nextLow] = [lower[i]!, upper[i + 1] ?? high, lower[i + 1] ?? lower[i]!];
          const steps = Math.ceil((nextHigh[0] - high[0]) / (cellPx / 2)) || 1;
          for (let k = 0; k < steps; k++) {
            const bottom = Math.min(height, between(low, nextLow, k / steps)[1]);
            const [left, top] = between(high, nextHigh, k / steps);
            for (let down = Math.max(0, top); down <= bottom; down += cellPx) mark(left, down);
          }
        });
      }
    }
    return cells;
  }

  #summed(cells: Uint8Array): Uint32Array {
    const stride = this.#columns + 1;
    const sums = new Uint32Array(stride * (this.#rows + 1));
    for (let row = 0; row < this.#rows; row++) {
      for (let column = 0; column < this.#columns; column++) {
        const i = (row + 1) * stride + column + 1;
        sums[i] = cells[row * this.#columns + column]! + sums[i - 1]! + sums[i - stride]! - sums[i - stride - 1]!;
      }
    }
    return sums;
  }

  #count(column: number, row: number, columns: number, rows: number): number {
    const stride = this.#columns + 1;
    const at = (c: number, r: number): number => this.#sums[r * stride + c]!;
    const [right, bottom] = [column + columns, row + rows];
    return at(right, bottom) - at(column, bottom) - at(right, row) + at(column, row);
  }
}

type Place = readonly [left: number, top: number];

/** Places along a line, less than a cell apart where it is short enough for that. */
function eachStep(line: readonly Place[], visit: (left: number, top: number) => void): void {
  line.forEach((place, i) => {
    const next = line[i + 1] ?? place;
    const length = Math.max(Math.abs(next[0] - place[0]), Math.abs(next[1] - place[1]));
    const steps = Math.min(1000, Math.ceil(length / (cellPx / 2))) || 1;
    for (let k = 0; k < steps; k++) visit(...between(place, next, k / steps));
  });
}

const between = ([left, top]: Place, [toLeft, toTop]: Place, share: number): Place => [
  left + (toLeft - left) * share,
  top + (toTop - top) * share,
];

/** How far a point is from a stretch; within it, nothing. */
function gap(point: number, start: number, length: number): number {
  return Math.max(0, start - point, point - start - length);
}
