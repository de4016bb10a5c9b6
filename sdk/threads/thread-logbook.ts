import { proxy, type Remote } from 'comlink';
import type { Annotation, AnnotationPatch } from '../format/annotation.js';
import type { Abortable } from '../read/files.js';
import type { FolderOptions } from '../read/folder-experiments.js';
import type { GroupLine } from '../read/group-line.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  ImageFile,
  ImagesAnswer,
  PointColumns,
  PointsQuery,
  RangeQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
  TextAnswer,
} from '../read/logbook.js';
import type { LinesQuery, LogbookShare } from '../read/logbook-share.js';
import { Connection, type LogbookThread } from './connection.js';
import type { LogbookService, OpenedLogbook } from './logbook-service.js';
import { moved } from './moved.js';

/** A logbook that another thread reads: a Web Worker, a worker thread of Node. The own thread stays free. */
export class ThreadLogbook implements LogbookShare {
  readonly name: string;
  readonly live: boolean;
  readonly writable: boolean;
  readonly #connection: Connection;

  private constructor(connection: Connection, opened: OpenedLogbook) {
    this.#connection = connection;
    this.name = opened.name;
    this.live = opened.live;
    this.writable = opened.writable;
  }

  /**
   * Opens the logbook in the thread, which is ended with it.
   * @param origin what the thread makes its files of; it has to be of a kind that can be posted
   * @param options may come while the thread starts
   * @throws where the thread cannot start or the logbook cannot be opened; the thread is ended then
   */
  static async open(
    thread: LogbookThread,
    origin: unknown,
    options: FolderOptions | Promise<FolderOptions> = {},
  ): Promise<ThreadLogbook> {
    const connection = new Connection(thread);
    try {
      const known = await options;
      return new ThreadLogbook(connection, await connection.call((remote) => remote.open(origin, known)));
    } catch (error) {
      connection.close(error as Error);
      throw error;
    }
  }

  experiments({ signal, wait }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    return this.#connection.call((remote, call) => remote.experiments(call, { wait }), signal);
  }

  /** The columns of the lines are moved to the thread. */
  series(
    query: SeriesQuery,
    { signal, lines = [] }: Abortable & { lines?: readonly GroupLine[] } = {},
  ): Promise<SeriesAnswer> {
    return this.#connection.call((remote, call) => remote.series(call, query, moved(lines)), signal);
  }

  lines(query: LinesQuery, { signal }: Abortable = {}): Promise<GroupLine[]> {
    return this.#connection.call((remote, call) => remote.lines(call, query), signal);
  }

  summaries(query: SummariesQuery, { signal }: Abortable = {}): Promise<SummariesAnswer> {
    return this.#connection.call((remote, call) => remote.summaries(call, query), signal);
  }

  damage(id: string, { signal }: Abortable = {}): Promise<DamagedLine[]> {
    return this.#connection.call((remote, call) => remote.damage(call, id), signal);
  }

  images(query: RangeQuery, { signal }: Abortable = {}): Promise<ImagesAnswer> {
    return this.#connection.call((remote, call) => remote.images(call, query), signal);
  }

  image(ref: string, { signal }: Abortable = {}): Promise<ImageFile> {
    return this.#connection.call((remote, call) => remote.image(call, ref), signal);
  }

  text(query: RangeQuery, { signal }: Abortable = {}): Promise<TextAnswer> {
    return this.#connection.call((remote, call) => remote.text(call, query), signal);
  }

  annotate(id: string, patch: AnnotationPatch): Promise<Annotation> {
    return this.#connection.call((remote, call) => remote.annotate(call, id, patch));
  }

  remove(id: string, options: { force?: boolean } = {}): Promise<void> {
    return this.#connection.call((remote, call) => remote.remove(call, id, options));
  }

  points(query: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    return this.#stream(
      (remote, cursor) => remote.points(cursor, query),
      (remote, cursor) => remote.nextPoints(cursor),
      signal,
    );
  }

  raw(id: string, { signal }: Abortable = {}): AsyncGenerator<Uint8Array> {
    return this.#stream(
      (remote, cursor) => remote.raw(cursor, id),
      (remote, cursor) => remote.nextRaw(cursor),
      signal,
    );
  }

  /** Asks for one item after another until there is none. */
  async *#stream<Item>(
    begin: (remote: Remote<LogbookService>, cursor: number) => Promise<void>,
    next: (remote: Remote<LogbookService>, cursor: number) => Promise<Item | null>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Item> {
    const cursor = this.#connection.nextCall();
    try {
      await this.#connection.call((remote) => begin(remote, cursor), signal);
      for (;;) {
        const item = await this.#connection.call((remote) => next(remote, cursor), signal);
        if (item === null) return;
        yield item;
      }
    } finally {
      this.#connection.cancel(cursor);
    }
  }

  changes(listener: (change: Change) => void, { signal }: { signal: AbortSignal }): void {
    if (signal.aborted) return;
    const call = this.#connection.nextCall();
    const heard = (change: Change): void => {
      if (!signal.aborted) listener(change);
    };
    signal.addEventListener('abort', () => this.#connection.cancel(call), { once: true });
    this.#connection
      .call((remote) => remote.changes(call, proxy(heard)))
      .catch(() => {
        // The thread is gone, and with it whatever could change.
      });
  }

  /** Ends the thread. What was asked and not answered yet rejects with an AbortError. */
  close(): void {
    const closed = new Error('The logbook was closed');
    closed.name = 'AbortError';
    this.#connection.close(closed);
  }
}
