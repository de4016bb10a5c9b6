import type { Smoothing } from './series-query.js';

/**
 * Smooths one unbroken stretch of a line, point by point. Each value is a mean of the points so far, none of whose
 * weights is negative: it never leaves their range, and nothing that comes later changes it.
 */
export interface Smoother {
  /**
   * The smoothed value at the next point.
   * @param y finite
   * @param gap how far x went on since the point before
   */
  next(y: number, gap: number): number;
  /** Forgets all points. */
  restart(): void;
}

export function smootherOf(smoothing: Smoothing): Smoother {
  switch (smoothing.method) {
    case 'ema':
      return new ExponentialMean(() => smoothing.weight);
    case 'time-ema':
      return new ExponentialMean((gap) => 2 ** (-gap / smoothing.halfLife));
    case 'gaussian':
      return new GaussianMean(smoothing.sigma);
    case 'mean':
      return new RunningMean(Math.max(1, Math.floor(smoothing.points)));
  }
}

/**
 * The exponential moving average without the bias of its start. With what the average keeps at point i, k[i]:
 *
 *     s[i] = Σ w[j] y[j] / Σ w[j], over j ≤ i, where w[i] = 1 and w[j] = k[j + 1] … k[i]
 *
 * Where k is one weight β everywhere, that is m[i] / (1 - β^i), i from 1, of m[i] = β m[i - 1] + (1 - β) y[i] and m[0] = 0,
 * as Adam divides (Kingma and Ba, “Adam: A Method for Stochastic Optimization”, ICLR 2015, section 3). Where k is 2 to the
 * power of -gap / half-life, it halves the weight of a point each time that x has gone on by the half-life.
 */
class ExponentialMean implements Smoother {
  readonly #keepOver: (gap: number) => number;
  #mean = 0;
  /** Of all points so far, where the last one weighs 1. */
  #weight = 0;
  /** Most gaps are like the one before. */
  #gap = NaN;
  #kept = 0;

  constructor(keepOver: (gap: number) => number) {
    this.#keepOver = keepOver;
  }

  next(y: number, gap: number): number {
    if (gap !== this.#gap) {
      this.#gap = gap;
      this.#kept = this.#keepOver(gap);
    }
    this.#weight = this.#weight * this.#kept + 1;
    const share = 1 / this.#weight;
    // Not the mean and a share of the difference, which may overflow.
    this.#mean = this.#mean * (1 - share) + y * share;
    return this.#mean;
  }

  restart(): void {
    this.#mean = this.#weight = 0;
  }
}

/** Beyond so many sigmas a Gaussian weighs less than 0.04 % of its middle. */
const reachInSigmas = 4;

/**
 * The mean of a point and those before it, weighted by half a Gaussian that is cut off at 4 sigma:
 *
 *     s[i] = Σ g[k] y[i - k] / Σ g[k], over 0 ≤ k ≤ min(i, 4 σ), where g[k] = exp(-k² / 2 σ²)
 *
 * It takes up to 4 σ multiplications for a point.
 */
class GaussianMean implements Smoother {
  readonly #sigma: number;
  readonly #reach: number;
  /** The weights, the furthest point's first; as many as there have been points at once. */
  #weights = new Float64Array(0);
  /** For each number of points the sum of their weights. */
  #sums = new Float64Array(1);
  /** The last points, with as many places before them that are no longer needed. */
  #recent = new Float64Array(2);
  #end = 0;
  #count = 0;

  constructor(sigma: number) {
    this.#sigma = sigma;
    this.#reach = Math.floor(reachInSigmas * sigma) + 1;
  }

  next(y: number): number {
    if (this.#count < this.#reach) {
      this.#count += 1;
      if (this.#count > this.#weights.length) this.#grow();
    }
    if (this.#end === this.#recent.length) {
      this.#recent.copyWithin(0, this.#end - this.#count + 1);
      this.#end = this.#count - 1;
    }
    this.#recent[this.#end++] = y;
    let sum = 0;
    const from = this.#end - this.#count;
    const skipped = this.#weights.length - this.#count;
    for (let index = 0; index < this.#count; index++)
      sum += this.#recent[from + index]! * this.#weights[skipped + index]!;
    return sum / this.#sums[this.#count]!;
  }

  restart(): void {
    this.#end = this.#count = 0;
  }

  #grow(): void {
    const length = Math.min(this.#reach, 2 * this.#count + 14);
    // So small that no sum overflows; a power of 2, so that it changes nothing else.
    const scale = 2 ** -Math.ceil(Math.log2(length));
    this.#weights = new Float64Array(length);
    this.#sums = new Float64Array(length + 1);
    for (let away = 0; away < length; away++) {
      const weight = scale * Math.exp((-away * away) / (2 * this.#sigma * this.#sigma));
      this.#weights[length - 1 - away] = weight;
      this.#sums[away + 1] = this.#sums[away]! + weight;
    }
    const recent = new Float64Array(2 * length);
    recent.set(this.#recent.subarray(0, this.#end));
    this.#recent = recent;
  }
}

/**
 * The mean of the last n points, or of all where there are fewer yet. Nothing is ever taken off a sum, for that would
 * lose what a larger number had covered: points are summed in blocks of n, in which a window is the end of one block and
 * the beginning of the next.
 */
class RunningMean implements Smoother {
  readonly #points: number;
  /** A power of 2, so small that no sum overflows. */
  readonly #scale: number;
  /** The points of this block. */
  #block: number[] = [];
  /** The sum of them. */
  #sum = 0;
  /** Of the block before, for each place the sum from there to its end; empty where there is none. */
  #ends: number[] = [];

  constructor(points: number) {
    this.#points = points;
    this.#scale = 2 ** -Math.ceil(Math.log2(points));
  }

  next(y: number): number {
    if (this.#block.length === this.#points) this.#beginBlock();
    this.#sum += y * this.#scale;
    this.#block.push(y * this.#scale);
    const { length } = this.#block;
    const sum = this.#sum + (this.#ends[length] ?? 0);
    return sum / ((this.#ends.length > 0 ? this.#points : length) * this.#scale);
  }

  restart(): void {
    this.#block = [];
    this.#ends = [];
    this.#sum = 0;
  }

  #beginBlock(): void {
    const ends = this.#block;
    for (let index = ends.length - 2; index >= 0; index--) ends[index]! += ends[index + 1]!;
    this.#ends = ends;
    this.#block = [];
    this.#sum = 0;
  }
}
