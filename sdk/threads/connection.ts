import { wrap, type Endpoint, type Remote } from 'comlink';
import type { LogbookService } from './logbook-service.js';

/** A thread that serves a logbook: `serveLogbook` is exposed at the other end of the endpoint. */
export interface LogbookThread {
  readonly endpoint: Endpoint;
  /** Ends the thread, whatever it is doing. */
  terminate(): void;
  /** Calls the listener where the thread cannot start or ends by itself, with what is known of why. */
  onEnd(listener: (error: Error) => void): void;
}

/** The calls to one thread. Comlink leaves those to a thread that has ended pending for ever; here they are rejected. */
export class Connection {
  readonly #thread: LogbookThread;
  readonly #remote: Remote<LogbookService>;
  readonly #pending = new Set<(reason: unknown) => void>();
  #lastCall = 0;
  #end: { reason: unknown } | null = null;

  constructor(thread: LogbookThread) {
    this.#thread = thread;
    this.#remote = wrap<LogbookService>(thread.endpoint);
    thread.onEnd((error) => this.close(error));
  }

  nextCall(): number {
    return ++this.#lastCall;
  }

  call<T>(run: (remote: Remote<LogbookService>, call: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(asError(signal.reason));
    if (this.#end) return Promise.reject(asError(this.#end.reason));
    const call = this.nextCall();
    return new Promise<T>((resolve, reject) => {
      const aborted = (): void => {
        this.cancel(call);
        reject(asError(signal?.reason));
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

  /** Tells the thread that nobody waits for this call any more. */
  cancel(call: number): void {
    if (!this.#end) void this.#remote.cancel(call);
  }

  /** Ends the thread. What was asked and not answered yet rejects with the reason, and so does all that is asked later. */
  close(reason: Error): void {
    if (this.#end) return;
    this.#end = { reason };
    this.#thread.terminate();
    for (const reject of this.#pending) reject(reason);
    this.#pending.clear();
  }
}

const asError = (reason: unknown): Error => (reason instanceof Error ? reason : new Error(String(reason)));
