export interface GestureTarget {
  /** The pointer is there, CSS pixels from the plot's top left corner. */
  hover(left: number, top: number): void;
  leave(): void;
  /** A range is being dragged; null when it is given up. */
  brush(range: readonly [from: number, to: number] | null): void;
  /** A range was dragged to its end. */
  select(range: readonly [from: number, to: number]): void;
}

/** A pointer that moved less has clicked. */
const dragFromPx = 4;

/**
 * Reads what a pointer does over a plot: hovering, and dragging a range along x, which Esc gives up. A finger that
 * moves up or down scrolls the page instead (`touch-action: pan-y` on the plot).
 */
export class PlotGestures {
  readonly #target: GestureTarget;
  readonly #plot: () => DOMRect;
  #from: number | null = null;
  #isDragging = false;
  #drag: AbortController | null = null;

  /** @param plot the plot's box in the window */
  constructor(target: GestureTarget, plot: () => DOMRect) {
    this.#target = target;
    this.#plot = plot;
  }

  down(event: PointerEvent): void {
    const { left, isInside } = this.#at(event);
    if (event.button !== 0 || !isInside) return;
    this.cancel();
    this.#from = left;
    this.#drag = new AbortController();
    const { signal } = this.#drag;
    // Wherever the pointer goes meanwhile, and whatever has the focus.
    addEventListener('pointermove', (moved) => this.#dragged(moved), { signal });
    addEventListener('pointerup', (up) => this.#dropped(up), { signal });
    addEventListener('pointercancel', () => this.cancel(), { signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && this.#escaped(key), { signal, capture: true });
  }

  move(event: PointerEvent): void {
    if (this.#isDragging) return;
    const { left, top, isInside } = this.#at(event);
    if (isInside) this.#target.hover(left, top);
    else this.#target.leave();
  }

  leave(): void {
    if (!this.#isDragging) this.#target.leave();
  }

  /** Gives up what is being dragged. */
  cancel(): void {
    this.#drag?.abort();
    this.#drag = null;
    this.#from = null;
    if (this.#isDragging) this.#target.brush(null);
    this.#isDragging = false;
  }

  #dragged(event: PointerEvent): void {
    const { left } = this.#at(event);
    if (this.#from === null) return;
    if (!this.#isDragging && Math.abs(left - this.#from) < dragFromPx) return;
    if (!this.#isDragging) this.#target.leave();
    this.#isDragging = true;
    this.#target.brush([this.#from, left]);
  }

  #dropped(event: PointerEvent): void {
    const { left } = this.#at(event);
    const range = this.#isDragging && this.#from !== null ? ([this.#from, left] as const) : null;
    this.cancel();
    if (range && Math.abs(range[1] - range[0]) >= dragFromPx) this.#target.select(range);
    else if (event.pointerType === 'touch') this.move(event);
  }

  #escaped(event: KeyboardEvent): void {
    if (!this.#isDragging) return;
    event.stopPropagation();
    this.cancel();
  }

  #at({ clientX, clientY }: PointerEvent): { left: number; top: number; isInside: boolean } {
    const plot = this.#plot();
    const [left, top] = [clientX - plot.left, clientY - plot.top];
    const isInside = left >= -2 && left <= plot.width + 2 && top >= -8 && top <= plot.height + 8;
    return { left: Math.max(0, Math.min(plot.width, left)), top, isInside };
  }
}
