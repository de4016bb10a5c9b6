import type { ExperimentSummary, Logbook, MetricSummary, SummariesQuery } from '../../sdk/read/logbook.js';
import type { LogbookStore } from './logbook-store.js';
import type { Figures } from './quantity.js';
import { Store } from './store.js';

/** A metric whose figures are wanted, and of which experiments, the most urgent first. */
export interface WantedFigures {
  metric: string;
  ids: readonly string[];
}

interface Entry {
  figures: Figures | null;
  /** The experiment as it was when it was asked about: one that has changed since is asked about again. */
  experiment: ExperimentSummary;
}

/** What is known by now, by metric and id. */
export type FiguresByMetric = ReadonlyMap<string, ReadonlyMap<string, Entry>>;

const batchSize = 200;
/** What is known but has grown is asked about again this often at most. */
const againEveryMs = 1000;

/** Last, lowest and highest values of the metrics that somebody needs, and of no others. */
export class FiguresStore extends Store<FiguresByMetric> {
  readonly #logbooks: LogbookStore;
  #logbook: Logbook | null = null;
  #list: readonly ExperimentSummary[] | null = null;
  #experiments: ReadonlyMap<string, ExperimentSummary> = new Map();
  #wanted: readonly WantedFigures[] = [];
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(logbooks: LogbookStore) {
    super(new Map());
    this.#logbooks = logbooks;
  }

  /** Keeps up with the logbook until the signal is aborted. */
  follow({ signal }: { signal: AbortSignal }): void {
    this.#logbooks.subscribe(() => this.#look(), { signal });
    signal.addEventListener('abort', () => this.#stop(), { once: true });
    this.#look();
  }

  /** Takes the place of what was wanted before. What is known of other metrics is kept while the logbook is open. */
  want(wanted: readonly WantedFigures[]): void {
    this.#wanted = wanted;
    this.#ask();
  }

  /** Figures of a metric of one experiment; null where it has no point of it, undefined while that is not known. */
  figures(id: string, metric: string): Figures | null | undefined {
    const entry = this.value.get(metric)?.get(id);
    if (entry) return entry.figures;
    const experiment = this.#experiments.get(id);
    return experiment?.exact && !hasMetric(experiment, metric) ? null : undefined;
  }

  #look(): void {
    const { logbook, experiments } = this.#logbooks.value;
    if (logbook !== this.#logbook) {
      this.#stop();
      this.#logbook = logbook;
      this.value = new Map();
    }
    if (experiments === this.#list) return;
    this.#list = experiments;
    this.#experiments = new Map(experiments.map((experiment) => [experiment.id, experiment]));
    this.#ask();
  }

  #ask(): void {
    if (this.#asking) return;
    clearTimeout(this.#timer);
    const next = this.#batch((entry) => entry === undefined);
    if (next) return void this.#answer(next);
    // Of what has grown the old figures stand until then.
    this.#timer = setTimeout(() => {
      const grown = this.#batch((entry, experiment) => entry?.experiment !== experiment);
      if (grown && !this.#asking) void this.#answer(grown);
    }, againEveryMs);
  }

  /** The next experiments to be asked about; those that are still being read wait until they have been. */
  #batch(
    isLacking: (entry: Entry | undefined, experiment: ExperimentSummary) => boolean,
  ): { metric: string; experiments: ExperimentSummary[] } | null {
    for (const { metric, ids } of this.#wanted) {
      const entries = this.value.get(metric);
      const experiments: ExperimentSummary[] = [];
      for (const id of ids) {
        const experiment = this.#experiments.get(id);
        if (!experiment?.exact || !hasMetric(experiment, metric) || !isLacking(entries?.get(id), experiment)) continue;
        experiments.push(experiment);
        if (experiments.length === batchSize) break;
      }
      if (experiments.length > 0) return { metric, experiments };
    }
    return null;
  }

  async #answer({ metric, experiments }: { metric: string; experiments: ExperimentSummary[] }): Promise<void> {
    const asking = (this.#asking = new AbortController());
    try {
      const ids = experiments.map(({ id }) => id);
      const query: SummariesQuery = { experiments: ids, source: 'log', metrics: [metric], wait: true };
      const answer = await this.#logbook?.summaries(query, { signal: asking.signal });
      if (this.#asking !== asking || !answer) return;
      this.#asking = null;
      this.#keep(metric, experiments, answer.summaries);
      this.#ask();
    } catch {
      // The list says that the logbook is out of reach; its next answer makes this be asked again.
      if (this.#asking === asking) this.#asking = null;
    }
  }

  #keep(metric: string, experiments: readonly ExperimentSummary[], summaries: readonly MetricSummary[]): void {
    const entries = new Map(this.value.get(metric));
    const found = new Map(summaries.map((summary) => [summary.id, summary]));
    for (const experiment of experiments) {
      entries.set(experiment.id, { figures: found.get(experiment.id) ?? null, experiment });
    }
    this.value = new Map(this.value).set(metric, entries);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asking = null;
  }
}

function hasMetric({ metrics }: ExperimentSummary, metric: string): boolean {
  return metrics?.includes(metric) ?? false;
}
