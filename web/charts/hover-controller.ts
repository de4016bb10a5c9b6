import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { HoverChangeEvent } from './chart-events.js';
import type { ChartGroup } from './chart-group.js';
import { rowsAt, rowsAtX, type Drawn, type HoverRow } from './hover-rows.js';
import { nextX } from './nearest-point.js';
import { leftOf, type Place } from './plot-layout.js';
import { isWithin } from './trace-path.js';
import { valueAt } from './range.js';

export interface Hover {
  /** What the crosshair stands on: the nearest line's point, or the pointer where there is no line. */
  x: number;
  left: number;
  /** The nearest first. */
  rows: readonly HoverRow[];
  byKeyboard: boolean;
  /** Whether it stays where it is, wherever the pointer goes. */
  isKept: boolean;
}

/** A line counts as hovered when the pointer is this near. */
const hoverPx = 10;

/**
 * Where a chart's crosshair is, and what it stands on. It follows the pointer or the keyboard, and the data below it;
 * its host is updated, and tells it to the charts of its group.
 */
export class HoverController implements ReactiveController {
  readonly #host: ReactiveControllerHost & EventTarget;
  readonly #drawn: () => Drawn | null;
  readonly #group: () => ChartGroup | null;
  #value: Hover | null = null;
  /** Where the pointer is in the plot, so that what it shows follows the data below it. */
  #pointer: Place | null = null;

  /** @param options.drawn what is drawn; null until it is */
  constructor(
    host: ReactiveControllerHost & EventTarget,
    { drawn, group }: { drawn: () => Drawn | null; group: () => ChartGroup | null },
  ) {
    this.#host = host;
    this.#drawn = drawn;
    this.#group = group;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.leave();
  }

  get value(): Hover | null {
    return this.#value;
  }

  /** The pointer is there. */
  pointAt(place: Place): void {
    const drawn = this.#drawn();
    if (!drawn || this.#value?.isKept) return;
    this.#pointer = place;
    const rows = rowsAt(drawn, place);
    const [nearest] = rows;
    const { left } = nearest ?? place;
    const x = nearest?.point.x ?? valueAt(left / drawn.layout.width, drawn.layout.x);
    const lineId = nearest && nearest.away <= hoverPx ? nearest.curve.id : null;
    this.#moveTo({ x, left, rows, byKeyboard: false, isKept: false }, lineId);
  }

  /** To the next point, as the keyboard does; from no crosshair to the first or the last. */
  stepBy(direction: 1 | -1): void {
    this.#stepFrom(this.#value?.x ?? -direction * Infinity, direction);
  }

  stepToFirst(): void {
    this.#stepFrom(-Infinity, 1);
  }

  stepToLast(): void {
    this.#stepFrom(Infinity, -1);
  }

  /** The data below it has been drawn anew. */
  redrawn(): void {
    const hover = this.#value;
    if (hover?.isKept) this.#set(this.#at(hover.x, hover));
    else if (this.#pointer) this.pointAt(this.#pointer);
    else if (hover) this.#stepTo(hover.x);
  }

  /** Keeps it where it is, or lets it go again. */
  toggleKept(): void {
    const hover = this.#value;
    if (!hover) return;
    if (hover.isKept) this.leave();
    else if (hover.rows.length > 0) this.#set({ ...hover, isKept: true });
  }

  /** The pointer or the focus is elsewhere: what is kept stays. */
  pointAway(): void {
    if (!this.#value?.isKept) this.leave();
  }

  leave(): void {
    this.#pointer = null;
    if (!this.#value) return;
    this.#set(null);
    this.#group()?.hide(this.#host);
    this.#host.dispatchEvent(new HoverChangeEvent(null, null));
  }

  /** Another chart of the group has the crosshair now. */
  yield(): void {
    if (this.#value && !this.#value.isKept) this.#set(null);
  }

  #stepFrom(from: number, direction: 1 | -1): void {
    const drawn = this.#drawn();
    if (!drawn) return;
    const polylines = [...drawn.lines.map(({ trace }) => trace), ...drawn.bands.map(({ band }) => band)];
    const next = nextX(polylines, from, direction, drawn.layout.x);
    if (next !== null) this.#stepTo(next);
  }

  /** Puts the crosshair at an x of its own. */
  #stepTo(x: number): void {
    const { isKept = false, rows = [] } = this.#value ?? {};
    this.#pointer = null;
    const hover = this.#at(x, { byKeyboard: true, isKept, rows });
    if (hover) this.#moveTo(hover, null);
    else this.leave();
  }

  /** The crosshair at an x, otherwise as before; null where that is out of sight. */
  #at(x: number, before: Pick<Hover, 'byKeyboard' | 'isKept' | 'rows'>): Hover | null {
    const drawn = this.#drawn();
    if (!drawn || !isWithin(x, drawn.layout.x)) return null;
    const rows = rowsAtX(drawn, x, before.rows[0]?.top || 0);
    return { ...before, x, left: leftOf(x, drawn.layout), rows };
  }

  #moveTo(hover: Hover, lineId: string | null): void {
    this.#set(hover);
    this.#group()?.show(hover.x, this.#host);
    this.#host.dispatchEvent(new HoverChangeEvent(hover.x, lineId));
  }

  #set(hover: Hover | null): void {
    this.#value = hover;
    this.#host.requestUpdate();
  }
}
