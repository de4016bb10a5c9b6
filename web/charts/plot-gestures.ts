import { dragFromPx, type GestureTarget, type PlotPlace } from './gesture-target.js';
import { TouchGestures } from './touch-gestures.js';

/** A wheel that turns that far doubles; more at once counts as no more than a notch. */
const wheelToDouble = 100;
const wheelNotch = 60;
/** Of a wheel that counts lines or pages, in pixels. */
const wheelUnits = [1, 16, 400];

type Drag = 'brush' | 'pan';

/**
 * Reads what a pointer does over a plot: hovering, clicks, dragging a range along x, and panning with Shift or another
 * button; Esc gives up a drag. With Ctrl or ⌘ the wheel zooms. Fingers have gestures of their own.
 */
export class PlotGestures {
  readonly #target: GestureTarget;
  readonly #plot: () => DOMRect;
  readonly #touch: TouchGestures;
  #from: number | null = null;
  #isDragging = false;
  #drag: AbortController | null = null;

  /** @param plot the plot's box in the window */
  constructor(target: GestureTarget, plot: () => DOMRect) {
    this.#target = target;
    this.#plot = plot;
    this.#touch = new TouchGestures(target, (event) => this.#at(event), plot);
  }

  get isDragging(): boolean {
    return this.#isDragging;
  }

  down(event: PointerEvent): void {
    const { left, isInside } = this.#at(event);
    if (!isInside) return;
    if (event.pointerType === 'touch') return this.#touch.down(event);
    if (event.button > 2) return;
    // The middle button would scroll by itself.
    if (event.button === 1) event.preventDefault();
    const kind = event.button === 0 && !event.shiftKey ? 'brush' : 'pan';
    this.cancel();
    this.#from = left;
    this.#drag = new AbortController();
    const { signal } = this.#drag;
    // Wherever the pointer goes meanwhile, and whatever has the focus.
    addEventListener('pointermove', (moved) => this.#dragged(moved, kind), { signal });
    addEventListener('pointerup', (up) => this.#dropped(up, kind), { signal });
    addEventListener('pointercancel', () => this.cancel(), { signal });
    addEventListener('keydown', (key) => key.key === 'Escape' && this.#escaped(key), { signal, capture: true });
  }

  move(event: PointerEvent): void {
    if (this.#isDragging || event.pointerType === 'touch') return;
    const place = this.#at(event);
    if (place.isInside) this.#target.hover(place);
    else this.#target.leave();
  }

  leave(event: PointerEvent): void {
    if (!this.#isDragging && event.pointerType !== 'touch') this.#target.leave();
  }

  wheel(event: WheelEvent): void {
    const { left, isInside } = this.#at(event);
    if (!isInside || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    const turned = event.deltaY * (wheelUnits[event.deltaMode] ?? 1);
    this.#target.zoom(left, 2 ** (Math.max(-wheelNotch, Math.min(wheelNotch, turned)) / wheelToDouble));
  }

  /** The button that pans has no menu. */
  menu(event: PointerEvent): void {
    if (event.button === 2 && this.#at(event).isInside) event.preventDefault();
  }

  /** Gives up what is being dragged. */
  cancel(): void {
    this.#touch.cancel();
    this.#drag?.abort();
    this.#drag = null;
    this.#from = null;
    const wasDragging = this.#isDragging;
    this.#isDragging = false;
    if (wasDragging) this.#target.brush(null);
  }

  #dragged(event: PointerEvent, kind: Drag): void {
    const { left } = this.#at(event, { isClamped: kind === 'brush' });
    if (this.#from === null) return;
    if (!this.#isDragging && Math.abs(left - this.#from) < dragFromPx) return;
    if (!this.#isDragging) {
      this.#isDragging = true;
      this.#target.leave();
      this.#target.grab();
    }
    if (kind === 'brush') this.#target.brush([this.#from, left]);
    else this.#target.pan(left - this.#from);
  }

  #dropped(event: PointerEvent, kind: Drag): void {
    const place = this.#at(event);
    const [from, wasDragging] = [this.#from, this.#isDragging];
    this.cancel();
    if (from === null || kind === 'pan') return;
    if (!wasDragging) this.#target.click(place);
    else if (Math.abs(place.left - from) >= dragFromPx) this.#target.select([from, place.left]);
  }

  #escaped(event: KeyboardEvent): void {
    if (!this.#isDragging) return;
    event.stopPropagation();
    this.cancel();
  }

  #at({ clientX, clientY }: MouseEvent, { isClamped = true } = {}): PlotPlace {
    const plot = this.#plot();
    const [left, top] = [clientX - plot.left, clientY - plot.top];
    const isInside = left >= -2 && left <= plot.width + 2 && top >= -8 && top <= plot.height + 8;
    return { left: isClamped ? Math.max(0, Math.min(plot.width, left)) : left, top, isInside };
  }
}
