import type { MetricCard } from './metric-card.js';

/** A person asks for a card's menu. */
export class CardMenuEvent extends Event {
  constructor(
    readonly card: MetricCard,
    readonly anchor: Element | { readonly x: number; readonly y: number },
  ) {
    super('card-menu', { bubbles: true, composed: true });
  }
}

/** A person drags the foot of a card, or moves it by keys. */
export class HeightChangeEvent extends Event {
  constructor(
    /** Of the plot, CSS pixels; undefined is as at first. */
    readonly height: number | undefined,
  ) {
    super('height-change', { bubbles: true, composed: true });
  }
}

/** A person asks for another x axis of the enlarged chart. */
export class AxisMenuEvent extends Event {
  constructor() {
    super('axis-menu');
  }
}

/** A person asks for the link to what is seen. */
export class CopyLinkEvent extends Event {
  constructor() {
    super('copy-link');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'card-menu': CardMenuEvent;
    'height-change': HeightChangeEvent;
    'axis-menu': AxisMenuEvent;
    'copy-link': CopyLinkEvent;
  }
}
