import { dragFromPx, type GestureTarget, type PlotPlace } from './gesture-target.js';

/** Two fingers nearer than this don't zoom any further, CSS pixels. */
const nearest = 12;

/**
 * Reads what fingers do over a plot: one along x moves the crosshair, which stays until another place is touched; a tap
 * clicks; two pinch and pan. One that moves up or down scrolls the page instead (`touch-action: pan-y` on the plot).
 */
export class TouchGestures {
  readonly #target: GestureTarget;
  readonly #at: (event: PointerEvent) => PlotPlace;
  readonly #plot: () => DOMRect;
  /** Where each finger came down, and where it is. */
  readonly #fingers = new Map<number, { start: PlotPlace; now: PlotPlace }>();
  #kind: 'tap' | 'point' | 'pinch' = 'tap';
  #touch = new AbortController();

  constructor(target: GestureTarget, at: (event: PointerEvent) => PlotPlace, plot: () => DOMRect) {
    this.#target = target;
    this.#at = at;
    this.#plot = plot;
  }

  down(event: PointerEvent): void {
    if (this.#fingers.size === 2) return;
    const place = this.#at(event);
    this.#fingers.set(event.pointerId, { start: place, now: place });
    if (this.#fingers.size === 1) this.#begin();
    else this.#pinch();
  }

  cancel(): void {
    this.#touch.abort();
    this.#fingers.clear();
  }

  #begin(): void {
    this.#kind = 'tap';
    this.#touch.abort();
    this.#touch = new AbortController();
    const { signal } = this.#touch;
    addEventListener('pointermove', (event) => this.#moved(event), { signal });
    addEventListener('pointerup', (event) => this.#lifted(event), { signal });
    addEventListener('pointercancel', (event) => this.#lifted(event), { signal });
    // The crosshair of the last touch.
    addEventListener('pointerdown', (event) => this.#elsewhere(event), { signal, capture: true });
  }

  #pinch(): void {
    this.#kind = 'pinch';
    for (const finger of this.#fingers.values()) finger.start = finger.now;
    this.#target.leave();
    this.#target.grab();
  }

  #moved(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) return;
    finger.now = this.#at(event);
    if (this.#kind === 'tap' && Math.abs(finger.now.left - finger.start.left) >= dragFromPx) this.#kind = 'point';
    if (this.#kind === 'point') this.#target.hover(finger.now);
    const [one, other] = this.#fingers.values();
    if (this.#kind === 'pinch' && one && other) this.#spread(one, other);
  }

  /** What each finger touched stays below it. */
  #spread(...fingers: { start: PlotPlace; now: PlotPlace }[]): void {
    const [left, right] = fingers.sort((one, other) => one.start.left - other.start.left);
    const { width } = this.#plot();
    const apart = Math.max(nearest, right!.now.left - left!.now.left);
    const before = Math.max(nearest, right!.start.left - left!.start.left);
    const from = left!.start.left - (left!.now.left * before) / apart;
    this.#target.pinch(from, from + (width * before) / apart);
  }

  #lifted(event: PointerEvent): void {
    const finger = this.#fingers.get(event.pointerId);
    this.#fingers.delete(event.pointerId);
    if (finger && this.#kind === 'tap' && event.type === 'pointerup') this.#target.click(finger.now);
  }

  #elsewhere(event: PointerEvent): void {
    if (this.#fingers.size > 0 || this.#isOver(event)) return;
    this.cancel();
    this.#target.leave();
  }

  #isOver({ clientX, clientY }: PointerEvent): boolean {
    const { left, top, right, bottom } = this.#plot();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  }
}
