import type { BandKind, Polyline } from './series-query.js';

/** The mean of several lines and their spread, at each x at which any of them has a point. */
export class GroupMean {
  /** Ascending, each once. */
  readonly x: Float64Array;
  /** Of the lines that go through this x or have a point there. */
  readonly mean: Float64Array;
  /** How many lines those are. */
  readonly #counts: Uint32Array;
  /** The squares of their distances from the mean, summed. */
  readonly #squares: Float64Array;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  /** 1 where a line goes on to the next x. */
  readonly #goesOn: Uint8Array;
  #isInterpolated = false;

  /** @param x all x of all lines that are to be added */
  constructor(x: Float64Array) {
    this.x = x;
    this.mean = new Float64Array(x.length);
    this.#counts = new Uint32Array(x.length);
    this.#squares = new Float64Array(x.length);
    this.#lowest = new Float64Array(x.length).fill(Infinity);
    this.#highest = new Float64Array(x.length).fill(-Infinity);
    this.#goesOn = new Uint8Array(x.length);
  }

  /** Whether any value of a line between two of its points was taken. */
  get isInterpolated(): boolean {
    return this.#isInterpolated;
  }

  /** Where the mean is broken: no line goes from the x before to these. The first is among them. */
  get starts(): number[] {
    const starts: number[] = [];
    for (let place = 0; place < this.x.length; place++) {
      if (place === 0 || this.#goesOn[place - 1] === 0) starts.push(place);
    }
    return starts;
  }

  /** Adds a line whose x ascend. */
  add({ x, y, segments }: Polyline): void {
    let place = 0;
    segments.forEach((start, segment) => {
      const end = segments[segment + 1] ?? x.length;
      while (this.x[place]! < x[start]!) place += 1;
      this.#count(place, y[start]!);
      for (let index = start + 1; index < end; index++) {
        const fromX = x[index - 1]!;
        const fromY = y[index - 1]!;
        const toX = x[index]!;
        const toY = y[index]!;
        this.#goesOn[place] = 1;
        while (this.x[++place]! < toX) {
          this.#count(place, between(fromY, toY, (this.x[place]! - fromX) / (toX - fromX)));
          this.#goesOn[place] = 1;
          this.#isInterpolated = true;
        }
        this.#count(place, toY);
      }
    });
  }

  /** What is around the mean, at each x. */
  edges(kind: BandKind): { low: Float64Array; high: Float64Array } {
    if (kind === 'range') return { low: this.#lowest, high: this.#highest };
    const low = new Float64Array(this.x.length);
    const high = new Float64Array(this.x.length);
    for (let place = 0; place < low.length; place++) {
      const count = this.#counts[place]!;
      const deviation = count > 1 ? Math.sqrt(this.#squares[place]! / (count - 1)) : 0;
      const away = kind === 'std' ? deviation : deviation / Math.sqrt(count);
      low[place] = Math.max(-Number.MAX_VALUE, this.mean[place]! - away);
      high[place] = Math.min(Number.MAX_VALUE, this.mean[place]! + away);
    }
    return { low, high };
  }

  /** One value more (Welford, “Note on a Method for Calculating Corrected Sums of Squares”, Technometrics 1962). */
  #count(place: number, value: number): void {
    const count = ++this.#counts[place]!;
    const before = this.mean[place]!;
    // Not a share of the difference, which may overflow.
    const mean = before + (value / count - before / count);
    this.mean[place] = mean;
    this.#squares[place]! += (value - before) * (value - mean);
    if (value < this.#lowest[place]!) this.#lowest[place] = value;
    if (value > this.#highest[place]!) this.#highest[place] = value;
  }
}

function between(from: number, to: number, share: number): number {
  const rise = to - from;
  return Number.isFinite(rise) ? from + rise * share : from * (1 - share) + to * share;
}
