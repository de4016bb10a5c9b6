import type { LogbookState } from '../state/logbook-store.js';

/** A tab of the main column. A panel is a folder beside this file whose `panel.ts` exports one as its default. */
export interface Panel {
  /** Unique, and fit for an address. */
  id: string;
  /** The tab's name. */
  title: string;
  /** Tabs stand in ascending order. */
  order: number;
  /** The element that is shown; it takes the logbook, the selection and the settings from their contexts. */
  tag: string;
  /** How many things it shows, beside its name. */
  count?(state: LogbookState, selected: ReadonlySet<string>): number;
  /** Defines the element; called when the tab is first shown. */
  load(): Promise<unknown>;
}
