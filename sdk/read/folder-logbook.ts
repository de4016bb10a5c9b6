import { abortable } from './abortable.js';
import { Catalog } from './catalog.js';
import { ChangeFeed } from './change-feed.js';
import { ExperimentReader } from './experiment-reader.js';
import type { Abortable, LogbookFiles } from './files.js';
import { follow } from './follower.js';
import { inBatches } from './in-batches.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ExperimentSummary,
  Logbook,
  Notice,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
} from './logbook.js';
import { unreadable } from './notices.js';
import { pointsOf } from './points.js';
import { ReadQueue } from './read-queue.js';
import { traceOf } from './series.js';

/** How many experiments are read at once: small files wait for the disk more than for us. */
const readAtOnce = 4;
/** How many experiments are looked at most often: those that were asked for last, and those that changed last. */
const lookedAtOften = 64;
/** How many of the newest experiments are peeked into before the list is answered first. */
const peekedFirst = 100;

/** Opens a logbook over any files. Nothing is read before something is asked. */
export function openLogbook(files: LogbookFiles): Logbook {
  return new FolderLogbook(files);
}

class FolderLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly #files: LogbookFiles;
  readonly #catalog: Catalog;
  readonly #experiments = new Map<string, ExperimentReader>();
  readonly #feed = new ChangeFeed();
  readonly #queue = new ReadQueue((id) => this.#read(id), readAtOnce);
  readonly #closing = new AbortController();
  readonly #replaced = new Set<string>();
  /** The experiments of the last series, the latest at the end. */
  readonly #asked = new Set<string>();
  #notices: Notice[] = [];
  #scanning: Promise<void> | null = null;
  #listed = false;
  /** Whether there was a scan since it is followed: what was known before may have changed unseen. */
  #isCaughtUp = false;
  /** Ends the following that goes on while anybody listens. */
  #following: AbortController | null = null;

  constructor(files: LogbookFiles) {
    this.name = files.name;
    this.live = files.live;
    this.#files = files;
    this.#catalog = new Catalog(files);
  }

  async experiments({ wait = false, signal }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    await abortable(this.#fresh(wait), signal);
    if (wait) await abortable(this.#readAll([...this.#experiments.values()]), signal);
    const items = [...this.#experiments.values()].map((experiment) => experiment.summary()).sort(newestFirst);
    return { items, exact: items.every((item) => item.exact), notices: this.#notices };
  }

  async series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    await abortable(this.#fresh(false), signal);
    const asked = query.experiments.flatMap((id) => this.#experiments.get(id) ?? []);
    this.#rememberAsked(asked);
    const reading = this.#readAll(asked, { look: query.wait });
    if (query.wait) await abortable(reading, signal);
    const traces = asked.flatMap((experiment) => {
      const rows = experiment.rows(query.source);
      return (rows && traceOf(experiment.id, rows, query, experiment.startTime, experiment.exact)) ?? [];
    });
    return { complete: asked.every((experiment) => experiment.exact), traces };
  }

  async *points({ id, source, metric }: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    const experiment = await this.#readWhole(id, signal);
    const rows = experiment.rows(source);
    if (rows) yield* pointsOf(rows, metric);
  }

  async damage(id: string, { signal }: Abortable = {}): Promise<DamagedLine[]> {
    const experiment = await this.#readWhole(id, signal);
    return experiment.damage;
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
      this.#isCaughtUp = false;
      const follower = { look: () => this.#lookAtRecent(), scan: () => this.#scan().catch(() => undefined) };
      follow(this.#files, follower, this.#following.signal);
    }
  }

  close(): void {
    this.#feed.close();
    this.#followWhileHeard();
    this.#closing.abort();
  }

  /** Finds out what there is, unless that is known and followed; `anew` in any case, as it is from now on. */
  async #fresh(anew: boolean): Promise<void> {
    const isKnown = this.live ? this.#following !== null && this.#isCaughtUp : this.#listed;
    if (isKnown && !anew) return;
    if (anew) await this.#scanning?.catch(() => undefined);
    await this.#scan();
  }

  async #readWhole(id: string, signal: AbortSignal | undefined): Promise<ExperimentReader> {
    await abortable(this.#fresh(false), signal);
    const experiment = this.#experiments.get(id);
    if (!experiment) throw unknownExperiment(id);
    await abortable(this.#readAll([experiment], { look: true }), signal);
    return experiment;
  }

  /** Reads experiments before all others; with `look`, up to what is on disk now. */
  async #readAll(experiments: ExperimentReader[], { look = false } = {}): Promise<void> {
    if (look) await this.#look(experiments);
    const unread = experiments.filter((experiment) => !experiment.exact);
    await Promise.all(unread.map(({ id }) => this.#queue.add(id, { urgent: true })));
  }

  /** Looks at the folders and at all files; a look that has begun is shared. */
  #scan(): Promise<void> {
    this.#scanning ??= this.#scanNow().finally(() => (this.#scanning = null));
    return this.#scanning;
  }

  async #scanNow(): Promise<void> {
    const options = { signal: this.#closing.signal };
    try {
      const { experiments, notices, unreadFolders } = await this.#catalog.look(options);
      const added = new Set<ExperimentReader>();
      for (const [id, files] of experiments) {
        const known = this.#experiments.get(id);
        if (known) {
          if (known.adopt(files)) this.#feed.tell('grown', id);
          continue;
        }
        const experiment = new ExperimentReader(this.#files, id, files);
        this.#experiments.set(id, experiment);
        added.add(experiment);
        this.#feed.tell('added', id);
      }
      for (const [id, experiment] of this.#experiments) {
        const lost = !experiments.has(id) && !unreadFolders.some((folder) => experiment.path.startsWith(`${folder}/`));
        if (!lost) continue;
        this.#experiments.delete(id);
        this.#feed.tell('removed', id);
      }
      this.#notices = notices;
      await this.#look([...this.#experiments.values()].filter((experiment) => !added.has(experiment)));
      await this.#begin([...added]);
      this.#listed = true;
      this.#isCaughtUp = true;
    } catch (error) {
      options.signal.throwIfAborted();
      if (!this.#listed) throw error;
      // The folder is gone or closed to us: what was read stays.
      this.#notices = [unreadable('', error)];
    }
  }

  /** Looks at new experiments, so that the list can show them, and only then reads any: the newest ids first. */
  async #begin(added: ExperimentReader[]): Promise<void> {
    const options = { signal: this.#closing.signal };
    added.sort((first, second) => (first.id < second.id ? 1 : -1));
    await inBatches(added, async (experiment) => void (await experiment.look(options)));
    await inBatches(added.slice(0, peekedFirst), (experiment) => experiment.peek(options));
    for (const { id, exact } of added) if (!exact) void this.#queue.add(id, { urgent: false });
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
    const asked = [...this.#asked].flatMap((id) => this.#experiments.get(id) ?? []);
    const changedLast = [...this.#experiments.values()].sort((one, other) => other.modifiedMs - one.modifiedMs);
    return this.#look([...new Set([...asked, ...changedLast])].slice(0, lookedAtOften));
  }

  /** Looks at the files of experiments, and queues what has something new. */
  async #look(experiments: ExperimentReader[]): Promise<void> {
    const options = { signal: this.#closing.signal };
    await inBatches(experiments, async (experiment) => {
      const change = await experiment.look(options).catch(() => 'same' as const);
      if (change === 'same') return;
      if (change === 'replaced') this.#replaced.add(experiment.id);
      if (!experiment.exact) void this.#queue.add(experiment.id, { urgent: false });
      else this.#feed.tell(this.#replaced.delete(experiment.id) ? 'replaced' : 'grown', experiment.id);
    });
  }

  async #read(id: string): Promise<void> {
    const experiment = this.#experiments.get(id);
    if (!experiment || this.#closing.signal.aborted) return;
    try {
      await experiment.read(() => this.#feed.tell('progress', id), { signal: this.#closing.signal });
    } catch {
      return; // closed meanwhile
    }
    this.#feed.tell(this.#replaced.delete(id) ? 'replaced' : 'grown', id);
  }
}

function newestFirst(first: ExperimentSummary, second: ExperimentSummary): number {
  const start = ({ startTime }: ExperimentSummary): number =>
    Number.isFinite(startTime) ? startTime! : -Number.MAX_VALUE;
  return start(second) - start(first) || (first.id < second.id ? 1 : -1);
}

function unknownExperiment(id: string): Error {
  const error = new Error(`There is no experiment ${id} in this logbook.`);
  error.name = 'unknown-experiment';
  return error;
}
