import type { Annotation, AnnotationPatch } from '../sdk/format/annotation.js';
import type { Abortable } from '../sdk/read/files.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  Logbook,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from '../sdk/read/logbook.js';
import { SharedWork } from './shared-work.js';

/**
 * A logbook that many clients ask the same of: at each change, all pages that show it. It is asked once for all of
 * them, and they get the same object. Changes are heard once, too.
 */
export class SharedLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly writable: boolean;
  readonly #logbook: Logbook;
  readonly #work = new SharedWork();
  readonly #listeners = new Set<(change: Change) => void>();
  readonly #changing = new Set<Promise<unknown>>();
  #hearing = new AbortController();

  constructor(logbook: Logbook) {
    this.#logbook = logbook;
    this.name = logbook.name;
    this.live = logbook.live;
    this.writable = logbook.writable;
  }

  experiments({ wait = false, signal }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    return this.#work.do(`experiments ${wait}`, (all) => this.#logbook.experiments({ wait, signal: all }), signal);
  }

  series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    const key = `series ${keyOf(query)}`;
    return this.#work.do(key, (all) => this.#logbook.series(query, { signal: all }), signal);
  }

  summaries(query: SummariesQuery, { signal }: Abortable = {}): Promise<SummariesAnswer> {
    const key = `summaries ${keyOf(query)}`;
    return this.#work.do(key, (all) => this.#logbook.summaries(query, { signal: all }), signal);
  }

  points(query: PointsQuery, options?: Abortable): AsyncIterable<PointColumns> {
    return this.#logbook.points(query, options);
  }

  damage(id: string, options?: Abortable): Promise<DamagedLine[]> {
    return this.#logbook.damage(id, options);
  }

  images(query: RangeQuery, options?: Abortable): Promise<ImagesAnswer> {
    return this.#logbook.images(query, options);
  }

  image(ref: string, options?: Abortable): Promise<ImageFile> {
    return this.#logbook.image(ref, options);
  }

  text(query: RangeQuery, options?: Abortable): Promise<TextAnswer> {
    return this.#logbook.text(query, options);
  }

  raw(id: string, options?: Abortable): AsyncIterable<Uint8Array> {
    return this.#logbook.raw(id, options);
  }

  annotate(id: string, patch: AnnotationPatch): Promise<Annotation> {
    return this.#change(this.#logbook.annotate(id, patch));
  }

  remove(id: string, options?: { force?: boolean }): Promise<void> {
    return this.#change(this.#logbook.remove(id, options));
  }

  /** Settles when nothing is being changed. */
  async unchanging(): Promise<void> {
    while (this.#changing.size > 0) await Promise.allSettled(this.#changing);
  }

  changes(listener: (change: Change) => void, { signal }: { signal: AbortSignal }): void {
    if (signal.aborted) return;
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#leave(listener), { once: true });
    if (this.#listeners.size > 1) return;
    this.#hearing = new AbortController();
    const tell = (change: Change): void => this.#listeners.forEach((heard) => heard(change));
    this.#logbook.changes(tell, this.#hearing);
  }

  close(): void {
    this.#logbook.close();
  }

  #change<Result>(change: Promise<Result>): Promise<Result> {
    this.#changing.add(change);
    const end = (): boolean => this.#changing.delete(change);
    change.then(end, end);
    return change;
  }

  #leave(listener: (change: Change) => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.#hearing.abort();
  }
}

/** The same for questions that ask the same. */
function keyOf(query: object): string {
  return JSON.stringify(query, (_name, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
