import { proxy, wrap, type Remote } from 'comlink';
import type { Abortable } from '../../sdk/read/files.js';
import type {
  Change,
  DamagedLine,
  ExperimentList,
  Logbook,
  PointColumns,
  PointsQuery,
  SeriesAnswer,
  SeriesQuery,
} from '../../sdk/read/logbook.js';
import type { FilesOrigin, LogbookService } from './protocol.js';

/** A logbook that a Web Worker reads; the page's own thread stays free. */
export class WorkerLogbook implements Logbook {
  readonly name: string;
  readonly live: boolean;
  readonly #connection: Connection;

  private constructor(connection: Connection, opened: { name: string; live: boolean }) {
    this.#connection = connection;
    this.name = opened.name;
    this.live = opened.live;
  }

  /** Starts a worker and opens the logbook there. Rejects where the worker cannot start. */
  static async open(origin: FilesOrigin): Promise<WorkerLogbook> {
    const connection = new Connection();
    try {
      return new WorkerLogbook(connection, await connection.call((remote) => remote.open(origin)));
    } catch (error) {
      connection.close(error);
      throw error;
    }
  }

  experiments({ signal, wait }: Abortable & { wait?: boolean } = {}): Promise<ExperimentList> {
    return this.#connection.call((remote, call) => remote.experiments(call, { wait }), signal);
  }

  series(query: SeriesQuery, { signal }: Abortable = {}): Promise<SeriesAnswer> {
    return this.#connection.call((remote, call) => remote.series(call, query), signal);
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
        // The worker is gone, and with it whatever could change.
      });
  }

  /** Ends the worker. What was asked and not answered yet rejects with an AbortError. */
  close(): void {
    this.#connection.close(new DOMException('The logbook was closed', 'AbortError'));
  }
}

/** One worker. Comlink leaves the calls of an ended worker pending for ever; here they are rejected. */
class Connection {
  readonly #worker = new Worker(new URL('./logbook.worker.ts', import.meta.url), { type: 'module', name: 'logbook' });
  readonly #remote: Remote<LogbookService> = wrap<LogbookService>(this.#worker);
  readonly #pending = new Set<(reason: unknown) => void>();
  #lastCall = 0;
  #end: { reason: unknown } | null = null;

  constructor() {
    this.#worker.addEventListener('error', (event) => {
      this.close(new Error(event.message || 'The worker that reads the logbook could not be started'));
    });
  }

  nextCall(): number {
    return ++this.#lastCall;
  }

  call<T>(run: (remote: Remote<LogbookService>, call: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    if (this.#end) return Promise.reject(asError(this.#end.reason));
    const call = this.nextCall();
    return new Promise<T>((resolve, reject) => {
      const aborted = (): void => {
        this.cancel(call);
        reject(reasonOf(signal));
      };
      this.#pending.add(reject);
      signal?.addEventListener('abort', aborted, { once: true });
      run(this.#remote, call)
        .then(resolve, reject)
        .finally(() => {
          this.#pending.delete(reject);
          signal?.removeEventListener('abort', aborted);
        });
    });
  }

  /** Tells the worker that nobody waits for this call any more. */
  cancel(call: number): void {
    if (!this.#end) void this.#remote.cancel(call);
  }

  close(reason: unknown): void {
    if (this.#end) return;
    this.#end = { reason };
    this.#worker.terminate();
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
  }
}

const reasonOf = (signal: AbortSignal | undefined): Error => asError(signal?.reason);

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
