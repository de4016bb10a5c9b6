import { abortable } from './abortable.js';
import { ChangeFeed } from './change-feed.js';
import type { ExperimentReader } from './experiment-reader.js';
import type { Abortable, LogbookFiles } from './files.js';
import { FolderExperiments, type FolderOptions } from './folder-experiments.js';
import { follow } from './follower.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  Logbook,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
  Trace,
} from './logbook.js';
import { newestFirst } from './newest-first.js';
import { pointsOf } from './points.js';
import { traceOf } from './series.js';
import { Turns } from './turns.js';

/** How many experiments are looked at most often: those that were asked for last, and those that changed last. */
const lookedAtOften = 64;

/** Opens a logbook over any files. Nothing is read before something is asked. */
export function openLogbook(files: LogbookFiles, options: FolderOptions = {}): Logbook {
  return new FolderLogbook(files, options);
}

class FolderLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly #files: LogbookFiles;
  readonly #experiments: FolderExperiments;
  readonly #feed = new ChangeFeed();
  /** The experiments of the last series, the latest at the end. */
  readonly #asked = new Set<string>();
  /** Ends the following that goes on while anybody listens. */
  #following: AbortController | null = null;

  constructor(files: LogbookFiles, options: FolderOptions) {
    this.name = files.name;
    this.live = files.live;
    this.#files = files;
    this.#experiments = new FolderExperiments(files, options, (type, id) => this.#feed.tell(type, id));
  }

  async experiments({ wait = false, signal }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    await abortable(this.#fresh(wait), signal);
    if (wait) await abortable(this.#experiments.read(this.#experiments.all, { signal }), signal);
    const items = this.#experiments.all.map((experiment) => experiment.summary()).sort(newestFirst);
    return { items, exact: items.every((item) => item.exact), notices: this.#experiments.notices };
  }

  async series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    await abortable(this.#fresh(false), signal);
    const asked = this.#experiments.of(query.experiments);
    this.#rememberAsked(asked);
    const letGo = this.#experiments.holdRows(asked);
    try {
      // Without `wait` it is read in any case: whoever sees a part asks for the rest.
      const reading = this.#experiments.readRows(asked, { look: query.wait, signal: query.wait ? signal : undefined });
      if (query.wait) await abortable(reading, signal);
      const traces: Trace[] = [];
      let complete = true;
      const turns = new Turns();
      for (const experiment of asked) {
        await turns.next(signal);
        const rows = experiment.rows(query.source);
        const trace = rows && traceOf(experiment.id, rows, query, experiment.startTime, experiment.isLoaded);
        if (trace) traces.push(trace);
        complete &&= experiment.isLoaded;
      }
      return { complete, traces };
    } finally {
      letGo();
    }
  }

  async *points({ id, source, metric }: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    const experiment = await this.#find(id, signal);
    const letGo = this.#experiments.holdRows([experiment]);
    try {
      await abortable(this.#experiments.readRows([experiment], { look: true, signal }), signal);
      const rows = experiment.rows(source);
      if (!rows) return;
      const turns = new Turns();
      for (const page of pointsOf(rows, metric)) {
        await turns.next(signal);
        yield page;
      }
    } finally {
      letGo();
    }
  }

  async damage(id: string, { signal }: Abortable = {}): Promise<DamagedLine[]> {
    const experiment = await this.#find(id, signal);
    const letGo = this.#experiments.holdRows([experiment]);
    try {
      await abortable(this.#experiments.readRows([experiment], { look: true, signal }), signal);
      return experiment.damage;
    } finally {
      letGo();
    }
  }

  changes(listener: (change: Change) => void, { signal }: { signal: AbortSignal }): void {
    this.#feed.add(listener, signal);
    signal.addEventListener('abort', () => this.#followWhileHeard(), { once: true });
    this.#followWhileHeard();
  }

  #followWhileHeard(): void {
    if (!this.#feed.hasListeners) {
      this.#following?.abort();
      this.#following = null;
    } else if (!this.#following && this.live) {
      this.#following = new AbortController();
      // What was known before may have changed unseen.
      this.#experiments.isCaughtUp = false;
      const scan = (): Promise<void> => this.#experiments.scan().catch(() => undefined);
      const lookAt = (paths: ReadonlySet<string>): Promise<void> =>
        this.#experiments.look(this.#experiments.all.filter((experiment) => experiment.hasAny(paths)));
      follow(this.#files, { look: () => this.#lookAtRecent(), lookAt, scan }, this.#following.signal);
    }
  }

  close(): void {
    this.#feed.close();
    this.#followWhileHeard();
    this.#experiments.close();
  }

  /**
   * Finds out what there is, unless that is known and followed; `anew` in any case, as it is from now on, for who waits
   * until all has been read.
   */
  async #fresh(anew: boolean): Promise<void> {
    const { isCaughtUp, isListed } = this.#experiments;
    const isKnown = this.live ? this.#following !== null && isCaughtUp : isListed;
    if (isKnown && !anew) return;
    if (anew) await this.#experiments.scanned();
    await this.#experiments.scan({ peeks: !anew });
  }

  async #find(id: string, signal: AbortSignal | undefined): Promise<ExperimentReader> {
    await abortable(this.#fresh(false), signal);
    const [experiment] = this.#experiments.of([id]);
    if (!experiment) throw unknownExperiment(id);
    return experiment;
  }

  #rememberAsked(asked: ExperimentReader[]): void {
    for (const { id } of asked) {
      this.#asked.delete(id);
      this.#asked.add(id);
    }
    for (const id of this.#asked) {
      if (this.#asked.size <= lookedAtOften) break;
      this.#asked.delete(id);
    }
  }

  /** What somebody looks at must show its next line within a second; the rest is seen at the next scan. */
  #lookAtRecent(): Promise<void> {
    const changedLast = this.#experiments.all.sort((one, other) => other.modifiedMs - one.modifiedMs);
    const recent = new Set([...this.#experiments.of(this.#asked), ...changedLast]);
    return this.#experiments.look([...recent].slice(0, lookedAtOften));
  }
}

function unknownExperiment(id: string): Error {
  const error = new Error(`There is no experiment ${id} in this logbook.`);
  error.name = 'unknown-experiment';
  return error;
}
