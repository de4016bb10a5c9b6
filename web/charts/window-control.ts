import { WindowChangeEvent } from './chart-events.js';
import type { XWindow } from './chart-line.js';
import { fractionOf, valueAt, type Range } from './range.js';

/** Asks for parts of an x axis in the name of its element, which fires `window-change`. */
export class WindowControl {
  readonly #element: EventTarget;
  readonly #whole: () => Range | null;

  /** @param whole all of the axis; null where there is nothing */
  constructor(element: EventTarget, whole: () => Range | null) {
    this.#element = element;
    this.#whole = whole;
  }

  /** The part of `axis` between two fractions of it, in any order, as far as there is something. */
  show(axis: Range, ...fractions: readonly [from: number, to: number]): void {
    const [from, to] = [Math.min(...fractions), Math.max(...fractions)];
    const whole = this.#whole();
    if (!whole) return;
    const window = [Math.max(whole.min, valueAt(from, axis)), Math.min(whole.max, valueAt(to, axis))] as const;
    if (window[0] <= whole.min && window[1] >= whole.max) this.#ask(null);
    // A double may not tell its ends apart.
    else if (window[0] < window[1]) this.#ask(window);
  }

  /** The part of `axis` that is `factor` times as wide, with `x` where it is. */
  zoom(axis: Range, x: number, factor: number): void {
    const at = fractionOf(x, axis);
    this.show(axis, at * (1 - factor), at * (1 - factor) + factor);
  }

  /** Moves what is seen of `axis` by a share of it, to the right or with a negative one to the left, up to its end. */
  pan(axis: Range, share: number): void {
    const whole = this.#whole();
    if (!whole) return;
    const [first, last] = [fractionOf(whole.min, axis), fractionOf(whole.max, axis)];
    const moved = Math.max(Math.min(0, first), Math.min(Math.max(0, last - 1), share));
    if (Math.abs(moved) > 1e-9) this.show(axis, moved, 1 + moved);
  }

  showAll(): void {
    this.#ask(null);
  }

  #ask(window: XWindow): void {
    this.#element.dispatchEvent(new WindowChangeEvent(window));
  }
}
