import type { XWindow } from './chart-line.js';

/** The person asks for another part of the x axis, or with null for all of it. */
export class WindowChangeEvent extends Event {
  constructor(readonly window: XWindow) {
    super('window-change', { bubbles: true, composed: true });
  }
}

/** The crosshair moved, or with null left the chart. */
export class HoverChangeEvent extends Event {
  constructor(
    readonly x: number | null,
    /** The line or band under the pointer; null where it is near to none. */
    readonly lineId: string | null,
  ) {
    super('hover-change', { bubbles: true, composed: true });
  }
}

/** The plot has been drawn with another width, or at another place, than before. */
export class PlotResizeEvent extends Event {
  constructor(
    /** Columns of the screen's own pixels. */
    readonly widthPx: number,
    /** How far the plot is from the chart's left edge, CSS pixels. */
    readonly left: number,
  ) {
    super('plot-resize');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'window-change': WindowChangeEvent;
    'hover-change': HoverChangeEvent;
    'plot-resize': PlotResizeEvent;
  }
}
