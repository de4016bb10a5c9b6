import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import { jsonSafe, type Json } from '../format/json.js';
import { annotationPath, folders, resourcesPath, textPath } from '../format/paths.js';
import { ExperimentContent, PlainContent, ResourceContent, TextContent } from './contents.js';
import type { Rows } from './rows.js';
import { AnnotationFile } from './annotation-file.js';
import type { ExperimentFiles } from './catalog.js';
import { cannotRead, isMissing, unknownExperiment } from './errors.js';
import { rememberedDamage, type FileContent } from './file-content.js';
import { FileTail, type FileChange } from './file-tail.js';
import type { Abortable, FileWriter, LogbookFiles } from './files.js';
import type { ImageSource } from './images.js';
import type { LinePlaces } from './line-places.js';
import type { DamagedLine, ExperimentSummary, Notice, SeriesSource } from './logbook.js';
import { unreadable } from './notices.js';
import { peek, type Peeked } from './peek.js';

/** An experiment of the logbook: its files, read as they grow. */
export class ExperimentReader {
  readonly #files: LogbookFiles;
  readonly #log: FileTail<ExperimentContent | PlainContent>;
  #resources: FileTail<ResourceContent> | null = null;
  #text: FileTail<TextContent> | null = null;
  #annotation: AnnotationFile | null = null;
  #peeked: Peeked | null = null;
  /** What was known of it when its rows were let go, until they have been read again. */
  #kept: ExperimentSummary | null = null;
  /** Looks and reads of one experiment come one after another. */
  #last: Promise<unknown> = Promise.resolve();
  /** So do changes, which nobody who reads waits for. */
  #lastChange: Promise<unknown> = Promise.resolve();
  #isRemoved = false;
  /** When we last found files of it, or made one. */
  #foundMs = 0;

  constructor(
    files: LogbookFiles,
    readonly id: string,
    known: ExperimentFiles,
  ) {
    this.#files = files;
    const Content = known.plain ? PlainContent : ExperimentContent;
    this.#log = new FileTail<ExperimentContent | PlainContent>(files, known.log, () => new Content(known.log));
    this.adopt(known);
  }

  /**
   * Takes notice of files that came or went; says whether any did.
   * @param listedMs when their listing began
   */
  adopt(files: ExperimentFiles, listedMs = Date.now()): boolean {
    const before = {
      resources: this.#resources?.path ?? null,
      text: this.#text?.path ?? null,
      annotation: this.#annotation?.path ?? null,
    };
    // What was found after the listing had begun need not be in it.
    const isOld = listedMs <= this.#foundMs;
    const now = (listed: string | null | undefined, known: string | null): string | null =>
      listed === undefined || (listed === null && isOld) ? known : listed;
    const resources = now(files.resources, before.resources);
    const text = now(files.text, before.text);
    const annotation = now(files.annotation, before.annotation);
    if (resources !== before.resources) this.#resources = resources ? this.#tail(resources, ResourceContent) : null;
    if (text !== before.text) this.#text = text ? this.#tail(text, TextContent) : null;
    if (annotation !== before.annotation) {
      this.#annotation = annotation ? new AnnotationFile(this.#files, annotation) : null;
    }
    return resources !== before.resources || text !== before.text || annotation !== before.annotation;
  }

  /** The path of its log. */
  get path(): string {
    return this.#log.path;
  }

  /** Where its annotation belongs; null where it is opened without the folder for it. */
  get annotationPath(): string | null {
    const isLoose = !this.path.startsWith(`${folders.experiments}/`) && !(this.#log.content instanceof PlainContent);
    return isLoose ? null : annotationPath(this.id);
  }

  /** Its rows with images; null where it can have none. */
  get images(): ImageSource | null {
    const { content, path } = this.#log;
    return content instanceof ExperimentContent ? { path, rows: content.rows, lines: content.images } : null;
  }

  /** Its text lines; null where it has none. */
  get text(): { path: string; places: LinePlaces } | null {
    return this.#text && { path: this.#text.path, places: this.#text.content.places };
  }

  /** Whether any of these paths is one of its files. */
  hasAny(paths: ReadonlySet<string>): boolean {
    const annotation = this.#annotation;
    return this.#tails().some(({ path }) => paths.has(path)) || (annotation !== null && paths.has(annotation.path));
  }

  /** Whether all that was seen has been read at some time. */
  get exact(): boolean {
    return this.#tails().every((tail) => tail.exact);
  }

  /** Whether `rows` hold all of that; what cannot be read is not waited for. */
  get isLoaded(): boolean {
    return this.#tails().every((tail) => tail.exact && (tail.error !== null || !tail.isReleased));
  }

  /** Bytes that are yet to be read. */
  get unreadBytes(): number {
    return this.#tails().reduce((sum, { sizeBytes, readBytes }) => sum + Math.max(0, sizeBytes - readBytes), 0);
  }

  /** Bytes of memory that its rows take, and the places of its images and texts. */
  get rowBytes(): number {
    const log = this.#log.content;
    const images = log instanceof ExperimentContent ? log.images.sizeBytes : 0;
    const text = this.#text?.content.places.sizeBytes ?? 0;
    return log.rows.sizeBytes + images + text + (this.#resources?.content.rows.sizeBytes ?? 0);
  }

  /** Lets go of its rows, where all has been read. The summary stays; the next `read` reads the rows again. */
  release(): void {
    if (!this.isLoaded) return;
    this.#kept = this.summary();
    for (const tail of this.#tails()) tail.release();
  }

  /** When any of its files last changed, Unix milliseconds; 0 where that is not known. */
  get modifiedMs(): number {
    return this.#tails().reduce((latest, tail) => Math.max(latest, tail.modifiedMs), 0);
  }

  /** The rows of a source, in file order; null where the experiment has no such file. */
  rows(source: SeriesSource): Rows | null {
    return source === 'log' ? this.#log.content.rows : (this.#resources?.content.rows ?? null);
  }

  /** @throws `cannot-read` where a file that there is cannot be read now */
  checkReadable(of: SeriesSource | 'text'): void {
    const tail = { log: this.#log, resources: this.#resources, text: this.#text }[of];
    if (tail?.error && !isMissing(tail.error)) throw cannotRead(tail.path, tail.error);
  }

  /** Unix seconds from which relative time is counted: the start, or the first time there is. NaN without any. */
  get startTime(): number {
    const logged = this.#metadata().get('start_time');
    if (typeof logged === 'number' && Number.isFinite(logged)) return logged;
    return this.#log.content.rows.firstTime ?? this.#resources?.content.rows.firstTime ?? NaN;
  }

  get damage(): DamagedLine[] {
    return this.#tails()
      .flatMap((tail) => tail.content.damage)
      .slice(0, rememberedDamage);
  }

  /** Looks at all files without reading them. The worst of what was found: a replaced file counts most. */
  look(options: Abortable): Promise<FileChange> {
    return this.#inTurn(() => this.#look(options));
  }

  async #look(options: Abortable): Promise<FileChange> {
    const found = await Promise.all(this.#tails().map((tail) => tail.look(options)));
    if (await this.#annotation?.read(options)) found.push('grown');
    if (found.includes('replaced')) this.#kept = null;
    return (['replaced', 'grown', 'failed'] as const).find((change) => found.includes(change)) ?? 'same';
  }

  /** Changes its annotation, which goes into `path` where it has none yet; gives it as it is now. */
  annotate(path: string, patch: AnnotationPatch, writer: FileWriter): Promise<Annotation> {
    return this.#change(async () => {
      if (this.#isRemoved) throw unknownExperiment(this.id);
      const annotation = this.#annotation ?? new AnnotationFile(this.#files, path);
      await annotation.change(patch, writer, this.path).catch((error: unknown) => {
        throw isMissing(error) ? unknownExperiment(this.id) : error;
      });
      this.#foundMs = Date.now();
      this.#annotation = annotation;
      return annotation.content ?? {};
    });
  }

  /** Deletes all its files, also those that came a moment ago. */
  remove(writer: FileWriter): Promise<void> {
    return this.#change(async () => {
      await this.findFiles({});
      await writer.remove(this.#paths(), { locked: this.annotationPath ?? undefined });
      this.#isRemoved = true;
    });
  }

  /** Finds files of it that have come since the folder was last looked into. */
  async findFiles(options: Abortable): Promise<void> {
    if (this.#log.content instanceof PlainContent || this.annotationPath === null) return;
    const found = async (known: string | undefined, path: string): Promise<string> => {
      if (known === undefined) await this.#files.stat(path, options);
      return known ?? path;
    };
    const missing = (): undefined => undefined;
    const [resources, text, annotation] = await Promise.all([
      found(this.#resources?.path, resourcesPath(this.id)).catch(missing),
      found(this.#text?.path, textPath(this.id)).catch(missing),
      found(this.#annotation?.path, annotationPath(this.id)).catch(missing),
    ]);
    options.signal?.throwIfAborted();
    if (this.adopt({ log: this.path, plain: false, resources, text, annotation })) this.#foundMs = Date.now();
  }

  /** Reads head and tail of the log, so that the list can say something before all is read. */
  peek(options: Abortable): Promise<void> {
    return this.#inTurn(async () => {
      const { content, error, readBytes, path, sizeBytes } = this.#log;
      if (error || readBytes > 0 || content instanceof PlainContent) return;
      this.#peeked = await peek(this.#files, path, sizeBytes, options);
    });
  }

  /** Reads whatever is new in its files; `progress` is called after every chunk. */
  read(progress: () => void, options: Abortable): Promise<void> {
    return this.#inTurn(async () => {
      for (const tail of this.#tails()) await tail.read(progress, options);
      this.#peeked = null;
      if (!this.#tails().some((tail) => tail.isReleased)) this.#kept = null;
    });
  }

  summary(): ExperimentSummary {
    return this.#kept ? this.#summaryOfKept(this.#kept) : this.#summaryOfRead();
  }

  /** What is known of rows that were let go, and of files and annotation as they are now. */
  #summaryOfKept(kept: ExperimentSummary): ExperimentSummary {
    const tails = this.#tails();
    const sizeBytes = tails.reduce((sum, tail) => sum + tail.sizeBytes, 0);
    const annotation = this.#annotation?.content ?? null;
    return {
      ...kept,
      name: annotation?.name ?? textOf(kept.metadata.name),
      modifiedMs: this.modifiedMs || null,
      annotation,
      faults: this.#faults(),
      sizeBytes,
      readBytes: Math.min(kept.readBytes, sizeBytes),
      exact: this.exact,
    };
  }

  #summaryOfRead(): ExperimentSummary {
    const tails = this.#tails();
    const log = this.#log.content;
    const { rows } = log;
    const metadata = this.#metadata();
    const resources = this.#resources?.content.rows;
    const ofLog = <Value>(value: Value): Value | null => (isKnown(this.#log) ? value : null);
    const flagged = (flag: string): boolean => metadata.get(flag) === true;
    const annotation = this.#annotation?.content ?? null;
    return {
      id: this.id,
      name: annotation?.name ?? textOf(metadata.get('name')),
      status: textOf(metadata.get('status')),
      startTime: numberOf(metadata.get('start_time')) ?? rows.firstTime,
      endTime: numberOf(metadata.get('end_time')),
      modifiedMs: this.modifiedMs || null,
      logCount: ofLog(rows.count),
      lastStep: this.#peeked ? this.#peeked.lastStep : rows.lastStep,
      rewinds: ofLog(rows.rewinds),
      nonFinite: ofLog({ ...rows.nonFinite }),
      metrics: ofLog([...rows.metrics.keys()].sort()),
      resourceMetrics: isKnown(this.#resources) ? [...(resources?.metrics.keys() ?? [])].sort() : null,
      hasImages: (log instanceof ExperimentContent && log.images.length > 0) || flagged('has_images') || ofLog(false),
      hasText:
        (this.#text?.content.places.length ?? 0) > 0 ||
        flagged('has_text') ||
        (isKnown(this.#text) ? ofLog(false) : null),
      hasResources: (resources?.count ?? 0) > 0 || (isKnown(this.#resources) ? false : null),
      damagedLines: this.exact ? tails.reduce((sum, tail) => sum + tail.content.damagedLines, 0) : null,
      metadata: jsonSafe(Object.fromEntries(metadata)) as { [key: string]: Json },
      annotation,
      faults: this.#faults(),
      sizeBytes: tails.reduce((sum, tail) => sum + tail.sizeBytes, 0),
      readBytes: tails.reduce((sum, tail) => sum + Math.min(tail.readBytes, tail.sizeBytes), 0),
      exact: this.exact,
    };
  }

  #inTurn<Result>(task: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(task, task);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #change<Result>(change: () => Promise<Result>): Promise<Result> {
    const turn = this.#lastChange.then(change, change);
    this.#lastChange = turn.catch(() => undefined);
    return turn;
  }

  /** Of all its files, its log the last: while that is there, the experiment is. An annotation may have come just now. */
  #paths(): string[] {
    const others = [this.#resources?.path, this.#text?.path, this.#annotation?.path ?? this.annotationPath];
    return [...others.filter((path) => path !== undefined && path !== null), this.path];
  }

  #tails(): FileTail<FileContent>[] {
    return [this.#log, this.#resources, this.#text].filter((tail) => tail !== null);
  }

  #tail<Content extends FileContent>(path: string, Content: new (path: string) => Content): FileTail<Content> {
    return new FileTail(this.#files, path, () => new Content(path));
  }

  #metadata(): ReadonlyMap<string, Json> {
    if (this.#peeked) return this.#peeked.metadata;
    const { content } = this.#log;
    return content instanceof ExperimentContent ? content.metadata : new Map<string, Json>();
  }

  #faults(): Notice[] {
    const faults = this.#tails().flatMap(({ path, error }) => (error ? [unreadable(path, error)] : []));
    return this.#annotation?.fault ? [...faults, this.#annotation.fault] : faults;
  }
}

/** Whether all that a file says is known: it has been read, or there is none. */
function isKnown(tail: FileTail<FileContent> | null): boolean {
  return tail === null || (tail.exact && (tail.error === null || tail.readBytes > 0));
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
