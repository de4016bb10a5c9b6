import type { Abortable } from './files.js';
import type { GroupLine } from './group-line.js';
import type { Logbook, SeriesAnswer, SeriesQuery } from './logbook.js';

/** What a question of curves says of lines before they are drawn. */
export type LinesQuery = Pick<SeriesQuery, 'experiments' | 'source' | 'metric' | 'x' | 'smoothing' | 'wait'>;

/** A logbook that may hold a share of the experiments only, of which a group may have some in other shares. */
export interface LogbookShare extends Logbook {
  /**
   * The answer to a question whose groups may name experiments of other shares.
   * @param options.lines those of experiments that this share does not hold
   */
  series(query: SeriesQuery, options?: Abortable & { lines?: readonly GroupLine[] }): Promise<SeriesAnswer>;
  /** The lines of experiments as a group's mean takes them, for the share that draws it; unknown ones give none. */
  lines(query: LinesQuery, options?: Abortable): Promise<GroupLine[]>;
}
