import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import { abortable } from './abortable.js';
import { ChangeFeed } from './change-feed.js';
import { Curves } from './curves.js';
import { cannotAnnotate, isMissing, named, unknownExperiment } from './errors.js';
import type { ExperimentReader } from './experiment-reader.js';
import type { Abortable, FileWriter, LogbookFiles } from './files.js';
import { FolderExperiments, type FolderOptions } from './folder-experiments.js';
import { follow } from './follower.js';
import type { GroupLine } from './group-line.js';
import { imageOf, imagesOf } from './images.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  MetricSummary,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from './logbook.js';
import type { LinesQuery, LogbookShare } from './logbook-share.js';
import { newestFirst } from './newest-first.js';
import { pointsOf } from './points.js';
import { isInShare, type Share } from './shares.js';
import { isBeingWritten } from './status.js';
import { summariesOf } from './summaries.js';
import { textOf } from './texts.js';
import { Turns } from './turns.js';

/** A log is given in pieces of this size. */
const rawBytes = 1024 * 1024;

/** How many experiments are looked at most often: those that were asked for last, and those that changed last. */
const lookedAtOften = 64;

/** Opens a logbook over any files. Nothing is read before something is asked. */
export function openLogbook(files: LogbookFiles, options: FolderOptions = {}): LogbookShare {
  return new FolderLogbook(files, options);
}

class FolderLogbook implements LogbookShare {
  readonly name: string;
  readonly live: boolean;
  readonly writable: boolean;
  readonly #files: LogbookFiles;
  readonly #share: Share | undefined;
  readonly #experiments: FolderExperiments;
  readonly #feed = new ChangeFeed();
  readonly #curves = new Curves();
  /** The experiments that were drawn or summed up last, the latest at the end. */
  readonly #asked = new Set<string>();
  /** Ends the following that goes on while anybody listens. */
  #following: AbortController | null = null;

  constructor(files: LogbookFiles, options: FolderOptions) {
    this.name = files.name;
    this.live = files.live;
    this.writable = files.writer !== undefined;
    this.#files = files;
    this.#share = options.share;
    this.#experiments = new FolderExperiments(files, options, (type, id) => this.#feed.tell(type, id));
  }

  async experiments({ wait = false, signal }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    await abortable(this.#fresh(wait), signal);
    if (wait) await abortable(this.#experiments.read(this.#experiments.all, { signal }), signal);
    const items = this.#experiments.all.map((experiment) => experiment.summary()).sort(newestFirst);
    return { items, exact: items.every((item) => item.exact), notices: this.#experiments.notices };
  }

  async series(
    query: SeriesQuery,
    { signal, lines = [] }: Abortable & { lines?: readonly GroupLine[] } = {},
  ): Promise<SeriesAnswer> {
    const ofGroups = (query.groups ?? []).flatMap(({ experiments }) => experiments);
    const experiments = [...query.experiments, ...ofGroups.filter((id) => isInShare(id, this.#share))];
    return this.#ofRows({ ...query, experiments }, signal, (found, turns) =>
      this.#curves.answer(query, found, lines, turns, signal),
    );
  }

  lines(query: LinesQuery, { signal }: Abortable = {}): Promise<GroupLine[]> {
    return this.#ofRows(query, signal, (found, turns) => this.#curves.groupLines(query, found, turns, signal));
  }

  async summaries(query: SummariesQuery, { signal }: Abortable = {}): Promise<SummariesAnswer> {
    return this.#ofRows(query, signal, async (experiments, turns) => {
      const summaries: MetricSummary[] = [];
      for (const experiment of experiments) {
        const rows = experiment.rows(query.source);
        for (const summary of rows ? summariesOf(experiment.id, rows, query.metrics, experiment.isLoaded) : []) {
          summaries.push(summary);
          await turns.next(signal);
        }
      }
      return { complete: experiments.every(({ isLoaded }) => isLoaded), summaries };
    });
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

  async images(query: RangeQuery, { signal }: Abortable = {}): Promise<ImagesAnswer> {
    return this.#ofLoaded(query, signal, async ({ images, isLoaded }) => {
      const found = images && (await imagesOf(this.#files, images, query, { signal }));
      return { complete: isLoaded, ...(found ?? { steps: new Float64Array(0), images: [] }) };
    });
  }

  async image(ref: string, { signal }: Abortable = {}): Promise<ImageFile> {
    await abortable(this.#fresh(false), signal);
    const pathOf = (id: string): string | null => this.#experiments.of([id])[0]?.path ?? null;
    const image = await imageOf(this.#files, ref, pathOf, { signal });
    if (!image) throw named('unknown-image', 'There is no such image in this logbook, or no longer.');
    return image;
  }

  async text(query: RangeQuery, { signal }: Abortable = {}): Promise<TextAnswer> {
    return this.#ofLoaded(query, signal, async ({ text, isLoaded }) => {
      const found = text && (await textOf(this.#files, text.path, text.places, query, { signal }));
      return { complete: isLoaded, ...(found ?? { total: 0, lines: [] }) };
    });
  }

  async *raw(id: string, { signal }: Abortable = {}): AsyncGenerator<Uint8Array> {
    const { path } = await this.#find(id, signal);
    const { sizeBytes } = await this.#files.stat(path, { signal }).catch((error: unknown) => {
      throw isMissing(error) ? unknownExperiment(id) : error;
    });
    for (let at = 0; at < sizeBytes;) {
      const bytes = await this.#files.bytes(path, at, Math.min(sizeBytes, at + rawBytes), { signal });
      if (bytes.length === 0) return;
      // Whoever takes them may move them elsewhere.
      at += bytes.length;
      yield bytes;
    }
  }

  async annotate(id: string, patch: AnnotationPatch): Promise<Annotation> {
    const writer = this.#writer();
    const experiment = await this.#find(id, undefined);
    const { annotationPath } = experiment;
    if (annotationPath === null) {
      throw cannotAnnotate('Only a part of the logbook is open: what is added to an experiment belongs beside it');
    }
    const annotation = await experiment.annotate(annotationPath, patch, writer);
    this.#feed.tell('grown', id);
    return annotation;
  }

  async remove(id: string, { force = false }: { force?: boolean } = {}): Promise<void> {
    const writer = this.#writer();
    const experiment = await this.#find(id, undefined);
    if (!force) {
      await this.#experiments.read([experiment], { look: true });
      if (isBeingWritten(experiment.summary(), Date.now())) {
        throw named('being-written', `${id} is still being written: what it logs from now on would be lost.`);
      }
    }
    await experiment.remove(writer);
    await this.#experiments.scanned();
    await this.#experiments.scan();
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
      // What is not known yet would not be looked at before the next scan.
      if (!this.#experiments.isListed) void scan();
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

  #writer(): FileWriter {
    const { writer } = this.#files;
    if (!writer) throw named('read-only', 'This logbook is open for reading only.');
    return writer;
  }

  /** What is asked of an experiment's lines: of those that have been read, or of all. */
  async #ofLoaded<Answer>(
    { id, wait = false }: RangeQuery,
    signal: AbortSignal | undefined,
    answer: (experiment: ExperimentReader) => Promise<Answer>,
  ): Promise<Answer> {
    const experiment = await this.#find(id, signal);
    const letGo = this.#experiments.holdRows([experiment]);
    try {
      const reading = this.#experiments.readRows([experiment], { look: wait, signal: wait ? signal : undefined });
      if (wait) await abortable(reading, signal);
      return await answer(experiment);
    } finally {
      letGo();
    }
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

  /** Has the experiments of a question read, and answers of what there is of them, in turns with all else. */
  async #ofRows<Answer>(
    query: { experiments: string[]; wait?: boolean },
    signal: AbortSignal | undefined,
    answer: (experiments: ExperimentReader[], turns: Turns) => Promise<Answer>,
  ): Promise<Answer> {
    const asked = await this.#known(query.experiments, signal, { anew: query.wait ?? false });
    this.#rememberAsked(asked);
    const letGo = this.#experiments.holdRows(asked);
    try {
      // Without `wait` it is read in any case: whoever sees a part asks for the rest.
      const reading = this.#experiments.readRows(asked, { look: query.wait, signal: query.wait ? signal : undefined });
      if (query.wait) await abortable(reading, signal);
      return await answer(asked, new Turns());
    } finally {
      letGo();
    }
  }

  async #find(id: string, signal: AbortSignal | undefined): Promise<ExperimentReader> {
    const [experiment] = await this.#known([id], signal, { anew: true });
    if (!experiment) throw unknownExperiment(id);
    return experiment;
  }

  /** Those of these ids that there are; `anew` also those that have just come. */
  async #known(
    ids: readonly string[],
    signal: AbortSignal | undefined,
    { anew }: { anew: boolean },
  ): Promise<ExperimentReader[]> {
    await abortable(this.#fresh(false), signal);
    const wanted = new Set(ids);
    const found = this.#experiments.of(wanted);
    if (!anew || found.length === wanted.size) return found;
    await abortable(this.#fresh(true), signal);
    return this.#experiments.of(wanted);
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
