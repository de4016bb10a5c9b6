import type { Curves } from './draw-curves.js';
import { InkGrid, type Box } from './ink-grid.js';
import { keepInside, placeOutside } from './tooltip-place.js';
import type { PlotLayout } from './plot-layout.js';

/** Finds a tooltip its place: in its plot where nothing is drawn, else outside of the chart. */
export class TooltipPlacer {
  #ink: InkGrid | null = null;
  #last: Box | null = null;

  /** The plot has been drawn anew. */
  redrawn(): void {
    this.#ink = null;
  }

  /** The tooltip went: the next one need not stand where it stood. */
  gone(): void {
    this.#last = null;
  }

  /**
   * The tooltip's top left corner in the window, CSS pixels. As long as its place stays free it does not move:
   * one that jumps with each move of the pointer can't be read.
   * @param near the point of the crosshair, from the plot's top left corner
   */
  place(
    size: { width: number; height: number },
    near: { left: number; top: number },
    drawn: { curves: Curves; layout: PlotLayout; plot: DOMRect; chart: DOMRect },
  ): { left: number; top: number } {
    const { curves, layout, plot, chart } = drawn;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const viewport = { width, height };
    this.#ink ??= new InkGrid(curves, layout);
    const before = this.#last && { ...this.#last, ...size };
    this.#last = before && this.#ink.isFree(before) ? before : this.#ink.freePlace(size, near);
    if (!this.#last) return placeOutside(size, chart, plot.left + near.left, viewport);
    return keepInside({ left: plot.left + this.#last.left, top: plot.top + this.#last.top }, size, viewport);
  }
}
