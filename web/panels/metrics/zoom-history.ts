import type { SeriesX } from '../../../sdk/read/logbook.js';
import type { Zoom } from '../../state/view.js';
import type { ViewStore } from '../../state/view-store.js';

/** Changes that follow each other this soon are one: the turns of a wheel, or a finger that moves. */
const oneChangeMs = 500;
const rememberedAtMost = 50;

/** The zoom of each axis, as the view keeps it, and the way back through those before. */
export class ZoomHistory {
  readonly #view: ViewStore;
  readonly #nowMs: () => number;
  #before: { x: SeriesX; zoom: Zoom | null }[] = [];
  #lastChange: { x: SeriesX; atMs: number } | null = null;

  constructor(view: ViewStore, nowMs = () => performance.now()) {
    this.#view = view;
    this.#nowMs = nowMs;
  }

  /** Shows a part of an axis; null is all of it. */
  show(x: SeriesX, zoom: Zoom | null): void {
    const atMs = this.#nowMs();
    const last = this.#lastChange;
    const isContinued = last !== null && last.x === x && atMs - last.atMs < oneChangeMs;
    if (!isContinued) this.#before = [...this.#before, { x, zoom: this.#zoomOf(x) }].slice(-rememberedAtMost);
    this.#lastChange = { x, atMs };
    this.#set(x, zoom);
  }

  /** Shows all of every axis. */
  showAll(): void {
    for (const x of Object.keys(this.#view.value.zoom)) this.show(x as SeriesX, null);
  }

  /** What was shown before the latest change; of whichever axis that was. */
  back(): void {
    const before = this.#before.pop();
    this.#lastChange = null;
    if (before) this.#set(before.x, before.zoom);
  }

  clear(): void {
    this.#before = [];
    this.#lastChange = null;
  }

  #zoomOf(x: SeriesX): Zoom | null {
    return this.#view.value.zoom[x] ?? null;
  }

  #set(x: SeriesX, zoom: Zoom | null): void {
    const { [x]: _, ...others } = this.#view.value.zoom;
    this.#view.update({ zoom: zoom ? { ...others, [x]: zoom } : others });
  }
}
