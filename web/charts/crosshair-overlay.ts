import type { XKind } from './chart-line.js';
import { formatValue } from './format-number.js';
import type { HoverRow } from './hover-rows.js';
import { leftOf, type PlotLayout } from './plot-layout.js';
import { formatX } from './plot-words.js';
import { isWithin } from './trace-path.js';

/**
 * The crosshair, its chips and points, and the brush: elements over the canvas, moved without drawing it anew.
 * The parts are found in `root` by their classes.
 */
export class CrosshairOverlay {
  readonly #root: HTMLElement;
  #layout: PlotLayout | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** The plot has been drawn: the overlay covers it. */
  fit(layout: PlotLayout): void {
    this.#layout = layout;
    const { style } = this.#root;
    style.left = px(layout.left);
    style.top = px(layout.top);
    style.width = px(layout.width);
    style.height = px(layout.height);
  }

  hide(): void {
    this.#root.classList.remove('near', 'far');
  }

  /** Dashed, at the same x as in another chart. */
  showFar(x: number): void {
    const layout = this.#layout;
    this.#root.classList.remove('near', 'far');
    if (!layout || !isWithin(x, layout.x)) return;
    this.#root.classList.add('far');
    move(this.#part('cross-x'), Math.round(leftOf(x, layout)), 0);
  }

  /** Solid, with a chip on each axis, a point on each line, and the level line of the nearest one. */
  showNear(left: number, x: number, kind: XKind, rows: readonly HoverRow[]): void {
    const layout = this.#layout;
    if (!layout) return;
    this.#root.classList.remove('far');
    this.#root.classList.add('near');
    move(this.#part('cross-x'), Math.round(left), 0);
    const chipX = this.#part('chip-x');
    chipX.textContent = formatX(x, kind);
    const half = chipX.offsetWidth / 2;
    move(chipX, Math.max(half - layout.left, Math.min(layout.width + 12 - half, left)) - half, layout.height + 3);
    const nearest = rows[0];
    const hasLevel = nearest !== undefined && nearest.top >= 0 && nearest.top <= layout.height;
    const level = this.#part('cross-y');
    const chipY = this.#part('chip-y');
    level.hidden = chipY.hidden = !hasLevel;
    if (hasLevel) {
      move(level, 0, Math.round(nearest.top));
      chipY.textContent = formatValue(nearest.point.y);
      // On the axis, but never out of the chart.
      move(chipY, Math.max(2 - layout.left, -chipY.offsetWidth - 2), nearest.top - 8);
    }
    this.#showPoints(rows.filter(({ top }) => top >= 0 && top <= layout.height));
  }

  /** The range that is being dragged, from one edge to the other; null for none. */
  showBrush(range: readonly [number, number] | null): void {
    const brush = this.#part('brush');
    brush.hidden = !range;
    if (!range) return;
    const [from, to] = [Math.min(...range), Math.max(...range)];
    move(brush, from, 0);
    brush.style.width = px(to - from);
  }

  #showPoints(rows: readonly HoverRow[]): void {
    const points = this.#part('points');
    while (points.childElementCount > rows.length) points.lastElementChild!.remove();
    while (points.childElementCount < rows.length) points.append(document.createElement('i'));
    rows.forEach(({ curve, left, top }, i) => {
      const point = points.children[i] as HTMLElement;
      point.style.backgroundColor = curve.color;
      move(point, left, top);
    });
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`.${name}`)!;
  }
}

const px = (length: number): string => `${length}px`;

function move(element: HTMLElement, left: number, top: number): void {
  element.style.transform = `translate(${left}px, ${top}px)`;
}
