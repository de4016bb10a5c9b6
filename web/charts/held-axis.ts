import type { Axis } from './axis.js';
import type { ChartAxes } from './chart-axes.js';
import type { ChartModel } from './chart-model.js';

/**
 * Keeps a chart's y axis while it is held, as long as the person asks for nothing else than what it shows. Where they do,
 * the axis fits what is there at once, and once more the data that is the answer.
 */
export class HeldAxis {
  isHeld = false;
  #y: Axis | null = null;
  #asked: readonly unknown[] = [];
  #data: readonly unknown[] = [];
  #isUnanswered = false;

  /** The axes that `make` gives, with the y axis of the last time where it is held. */
  axes(model: ChartModel, make: (held: Axis | null) => ChartAxes): ChartAxes {
    const { lines, bands, xKind, xScale, yScale, window, isRangeTrimmed } = model;
    const ids = [...lines, ...bands].map(({ id }) => id);
    const asked = [xKind, xScale, yScale, isRangeTrimmed, ...(window ?? []), ...ids];
    const data = [...lines.map(({ trace }) => trace), ...bands.map(({ band }) => band)];
    const isSameQuestion = isSame(asked, this.#asked);
    const isSameData = isSame(data, this.#data);
    const isSettled = isSameQuestion && (isSameData || !this.#isUnanswered);
    if (!isSameQuestion) this.#isUnanswered = isSameData;
    else if (!isSameData) this.#isUnanswered = false;
    const hasTicks = this.#y !== null && this.#y.ticks.length > 0;
    const axes = make(this.isHeld && isSettled && hasTicks ? this.#y : null);
    this.#asked = asked;
    this.#data = data;
    this.#y = axes.y;
    return axes;
  }
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((part, i) => part === other[i]);
