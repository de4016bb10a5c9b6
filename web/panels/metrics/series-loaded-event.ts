import type { SeriesAnswer } from '../../../sdk/read/logbook.js';

/** A card has new series. */
export class SeriesLoadedEvent extends Event {
  constructor(
    readonly metric: string,
    readonly answer: SeriesAnswer,
  ) {
    super('series-loaded', { bubbles: true, composed: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'series-loaded': SeriesLoadedEvent;
  }
}
