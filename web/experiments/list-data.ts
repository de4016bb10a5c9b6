import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ExperimentSummary } from '../../sdk/read/logbook.js';
import { FiguresStore } from '../state/figures-store.js';
import type { Filter } from '../state/filter/filter.js';
import { metricsIn } from '../state/filter/match-filter.js';
import { RegexSearch } from '../state/filter/regex-search.js';
import { listMetricOf } from '../state/list-metric.js';
import { ListingMaker, type Listing } from '../state/listing.js';
import type { LogbookState, LogbookStore } from '../state/logbook-store.js';
import type { Known } from '../state/quantity.js';
import { remembered } from '../state/remembered.js';
import { readSort } from '../state/sort.js';
import { StoreController } from '../state/store-controller.js';
import type { View } from '../state/view.js';
import type { RowValue } from './mtx-experiment-rows.js';

/** What the list shows, and the values beside it. */
export interface ListLook {
  listing: Listing;
  /** The metric whose values the list shows; empty is none. */
  metric: string;
  lastOf: RowValue | null;
}

/** Makes out of logbook and view what the list shows, and sees to it that the figures that takes are read. */
export class ListData implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #logbooks: () => LogbookStore | undefined;
  readonly #listings = new ListingMaker();
  readonly #regex = new RegexSearch();
  #figures: FiguresStore | undefined;
  #followed: LogbookStore | undefined;
  #following = new AbortController();
  /** Ids of the experiments whose values are in sight. */
  #inSight: readonly string[] = [];

  readonly #metric = remembered(listMetricOf);
  readonly #known = remembered((store: FiguresStore, nowMs: number): Known => ({
    figures: (id, metric) => store.figures(id, metric),
    nowMs,
  }));
  readonly #lastOf = remembered((store: FiguresStore, metric: string, _version: unknown): RowValue | null =>
    metric === ''
      ? null
      : (id) => {
          const figures = store.figures(id, metric);
          return figures ? figures.last : figures;
        },
  );
  readonly #want = remembered(
    (
      store: FiguresStore,
      experiments: readonly ExperimentSummary[],
      filter: Filter | null,
      sort: string,
      metric: string,
      inSight: readonly string[],
    ): void => {
      const { by } = readSort(sort);
      const all = [...(filter ? metricsIn(filter) : []), ...(by.kind === 'metric' ? [by.metric] : [])];
      const ids = experiments.map(({ id }) => id);
      store.want([
        ...(metric === '' ? [] : [{ metric, ids: inSight }]),
        ...[...new Set(all)].map((each) => ({ metric: each, ids })),
      ]);
    },
  );

  constructor(host: ReactiveControllerHost, logbooks: () => LogbookStore | undefined) {
    this.#host = host;
    this.#logbooks = logbooks;
    host.addController(this);
    new StoreController(host, () => this.#figures);
    new StoreController(host, () => this.#regex);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#regex.stop();
  }

  hostUpdate(): void {
    this.#follow(this.#logbooks());
  }

  /** The values of these are in sight. */
  see(ids: readonly string[]): void {
    this.#inSight = ids;
    this.#host.requestUpdate();
  }

  look({ experiments }: LogbookState, view: View, nowMs: number): ListLook {
    const figures = this.#figures!;
    const isRegex = view.searchIsRegex && view.search !== '';
    if (isRegex) this.#regex.search(view.search, experiments);
    else this.#regex.stop();
    const metric = this.#metric(experiments, view.listMetric);
    const listing = this.#listings.list({
      experiments,
      search: view.search,
      regex: isRegex ? this.#regex.value : null,
      sort: view.sort,
      group: view.group,
      closedGroups: view.closedGroups,
      known: this.#known(figures, nowMs),
      figuresVersion: figures.value,
    });
    this.#want(figures, experiments, listing.filter, view.sort, metric, this.#inSight);
    return { listing, metric, lastOf: this.#lastOf(figures, metric, figures.value) };
  }

  #follow(logbooks: LogbookStore | undefined): void {
    if (logbooks === this.#followed) return;
    this.#followed = logbooks;
    this.#following.abort();
    this.#following = new AbortController();
    this.#figures = logbooks && new FiguresStore(logbooks);
    this.#figures?.follow(this.#following);
  }
}
