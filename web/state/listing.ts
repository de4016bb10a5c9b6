import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { FilterError, type Filter } from './filter/filter.js';
import { matches, metricsIn } from './filter/match-filter.js';
import { parseFilter } from './filter/parse-filter.js';
import type { RegexFound } from './filter/regex-search.js';
import { listRows, type ListRow } from './list-rows.js';
import type { Known } from './quantity.js';
import { remembered } from './remembered.js';
import { readSort, sorted } from './sort.js';

/** What the list is made of. */
export interface ListingQuestion {
  experiments: readonly ExperimentSummary[];
  search: string;
  /** What the search found where it is a regular expression, else null. */
  regex: RegexFound | null;
  sort: string;
  group: string;
  closedGroups: readonly string[];
  known: Known;
  /** Changes when more figures are known. */
  figuresVersion: unknown;
}

/** What the list shows. */
export interface Listing {
  /** What the search asks for; null where it asks for nothing, and where it is a regular expression. */
  filter: Filter | null;
  /** The text that the filter was read from. */
  asked: string;
  /** Why the search cannot be done, in one sentence; the list then stays filtered as it was. */
  fault: string;
  /** The experiments that fit, in their order, also those in closed groups. */
  shown: readonly ExperimentSummary[];
  /** How many may yet come to fit. */
  unreadCount: number;
  rows: readonly ListRow[];
}

/** Filters, sorts and groups experiments, each only where something has changed that it depends on. */
export class ListingMaker {
  #lastGood: { filter: Filter | null; asked: string } = { filter: null, asked: '' };

  readonly #parsed = remembered((search: string, nowMs: number) => {
    try {
      this.#lastGood = { filter: parseFilter(search, nowMs), asked: search };
      return { ...this.#lastGood, fault: '' };
    } catch (error) {
      if (!(error instanceof FilterError)) throw error;
      return { ...this.#lastGood, fault: error.message };
    }
  });

  readonly #filtered = remembered(filtered);
  readonly #rows = remembered(listRows);
  readonly #sorted = remembered(
    (experiments: readonly ExperimentSummary[], sort: string, known: Known, _figuresVersion: unknown) =>
      sorted(experiments, readSort(sort), known),
  );

  list({ experiments, search, regex, sort, group, closedGroups, known, figuresVersion }: ListingQuestion): Listing {
    const { filter, asked, fault } = this.#parsed(regex ? '' : search, known.nowMs);
    const filterFigures = filter && metricsIn(filter).length > 0 ? figuresVersion : null;
    const { fitting, unreadCount } = this.#filtered(experiments, filter, regex?.ids ?? null, known, filterFigures);
    const sortFigures = readSort(sort).by.kind === 'metric' ? figuresVersion : null;
    const shown = this.#sorted(fitting, sort, known, sortFigures);
    const rows = this.#rows(shown, group, closedGroups);
    return { filter: regex ? null : filter, asked, fault: regex?.fault ?? fault, shown, unreadCount, rows };
  }
}

function filtered(
  experiments: readonly ExperimentSummary[],
  filter: Filter | null,
  ids: ReadonlySet<string> | null,
  known: Known,
  _figuresVersion: unknown,
): { fitting: readonly ExperimentSummary[]; unreadCount: number } {
  if (ids) return { fitting: experiments.filter(({ id }) => ids.has(id)), unreadCount: 0 };
  if (!filter) return { fitting: experiments, unreadCount: 0 };
  let unreadCount = 0;
  const fitting = experiments.filter((experiment) => {
    const fits = matches(filter, experiment, known);
    if (fits === undefined) unreadCount += 1;
    return fits;
  });
  return { fitting, unreadCount };
}
