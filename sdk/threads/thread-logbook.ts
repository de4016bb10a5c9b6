import { proxy } from 'comlink';
import type { Abortable } from '../read/files.js';
import type { FolderOptions } from '../read/folder-experiments.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  Logbook,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
  SummariesAnswer,
  SummariesQuery,
} from '../read/logbook.js';
import { Connection, type LogbookThread } from './connection.js';

/** A logbook that another thread reads: a Web Worker, a worker thread of Node. The own thread stays free. */
export class ThreadLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly #connection: Connection;

  private constructor(connection: Connection, opened: { name: string; live: boolean }) {
    this.#connection = connection;
    this.name = opened.name;
    this.live = opened.live;
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

  series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    return this.#connection.call((remote, call) => remote.series(call, query), signal);
  }

  summaries(query: SummariesQuery, { signal }: Abortable = {}): Promise<SummariesAnswer> {
    return this.#connection.call((remote, call) => remote.summaries(call, query), signal);
  }

  damage(id: string, { signal }: Abortable = {}): Promise<DamagedLine[]> {
    return this.#connection.call((remote, call) => remote.damage(call, id), signal);
  }

  async *points(query: PointsQuery, { signal }: Abortable = {}): AsyncGenerator<PointColumns> {
    const cursor = this.#connection.nextCall();
    try {
      await this.#connection.call((remote) => remote.points(cursor, query), signal);
      for (;;) {
        const columns = await this.#connection.call((remote) => remote.nextPoints(cursor), signal);
        if (!columns) return;
        yield columns;
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
