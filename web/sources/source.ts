import type { Logbook } from '../../sdk/read/logbook.js';
import type { IconName } from '../elements/icon.js';

/**
 * A way to get at a logbook. Opening rejects with an AbortError where the person changed their mind, and with a
 * sentence for the person where it cannot be done.
 */
export interface Source {
  /** Unique. */
  readonly id: string;
  /** What a person does to open it: the words on its menu item. */
  readonly title: string;
  /** What stands before these words. */
  readonly icon: IconName;
  /** Whether this browser and this page have it. */
  readonly isAvailable: boolean;
  /** Opens it; asks the person first where it has to, so it is called from a click. */
  open?(): Promise<Logbook>;
  /** Opens the files of a folder that was chosen in an `<input type="file" webkitdirectory>`. */
  choose?(files: readonly File[]): Promise<Logbook>;
  /** The logbook that this page is about, opened at the start without asking anybody; null where there is none. */
  atStart?(): Promise<Logbook | null>;
  /**
   * Opens what was dropped on the page; null where it is nothing for this source. Called within the drop event:
   * what was dropped can be looked at until that ends, and no longer.
   */
  drop?(dropped: DataTransfer): Promise<Logbook> | null;
}

/** Why something cannot be opened, said to the person. */
export class SourceError extends Error {
  override name = 'source-error';
}
