import type { Axis } from './axis.js';
import type { ChartAxes } from './chart-axes.js';
import type { ChartModel } from './chart-model.js';

/** Keeps a chart's y axis while it is held, as long as the person asks for nothing else than what it shows. */
export class HeldAxis {
  isHeld = false;
  #y: Axis | null = null;
  #asked: readonly unknown[] = [];

  /** The axes that `make` gives, with the y axis of the last time where it is held. */
  axes(model: ChartModel, make: (held: Axis | null) => ChartAxes): ChartAxes {
    const { lines, bands, xKind, xScale, yScale, window, isRangeTrimmed } = model;
    const ids = [...lines, ...bands].map(({ id }) => id);
    const asked: unknown[] = [xKind, xScale, yScale, isRangeTrimmed, ...(window ?? []), ...ids];
    const isSame = asked.length === this.#asked.length && asked.every((part, i) => part === this.#asked[i]);
    const axes = make(this.isHeld && isSame && this.#y && this.#y.ticks.length > 0 ? this.#y : null);
    this.#asked = asked;
    this.#y = axes.y;
    return axes;
  }
}
