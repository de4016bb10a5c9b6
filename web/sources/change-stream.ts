import type { Change } from '../../sdk/read/logbook.js';
import { Admission } from './admission.js';
import { SharedStream } from './shared-stream.js';

export interface ChangeStreamOptions {
  url: string;
  /** Tells the experiments that somebody has seen, null before there were any to see. */
  known: () => string[] | null;
  /** Called when the host may no longer be the one that it was, before anybody is told of a change. */
  lost?: () => void;
  /** Ends it for all listeners. */
  closing: AbortSignal;
  /** So long the host may be silent, milliseconds. */
  silenceMs?: number;
}

/**
 * The host's changes for all listeners of this page, open while there are any. What changed while nobody listened is
 * not told twice: on connecting, all that was known counts as changed.
 */
export class ChangeStream {
  readonly #options: ChangeStreamOptions;
  readonly #admission = new Admission();
  readonly #listeners = new Set<(change: Change) => void>();
  #connection: AbortController | null = null;

  constructor(options: ChangeStreamOptions) {
    this.#options = options;
    options.closing.addEventListener('abort', () => this.#connection?.abort(), { once: true });
  }

  /** Adds a listener until the signal is aborted. What it throws is uncaught, and keeps nobody else from hearing. */
  add(listener: (change: Change) => void, signal: AbortSignal): void {
    if (signal.aborted || this.#options.closing.aborted) return;
    const heard = (change: Change): void => listener(change);
    this.#listeners.add(heard);
    signal.addEventListener('abort', () => this.#remove(heard), { once: true });
    if (!this.#connection) this.#connect();
  }

  /** The host has answered this browser: if it refused the stream before, for want of a token, it no longer does. */
  admit(): void {
    this.#admission.admit();
  }

  #remove(listener: (change: Change) => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#connection?.abort();
    this.#connection = null;
  }

  #connect(): void {
    const { url, lost = () => undefined, silenceMs } = this.#options;
    this.#connection = new AbortController();
    let isFirst = true;
    const hearing = {
      connected: () => {
        if (!isFirst) lost();
        // At first, only more may have been read.
        this.#tellOfAll(isFirst ? 'progress' : 'grown');
        isFirst = false;
      },
      changed: (change: Change) => this.#tell(change),
      lost,
      silent: () => {
        lost();
        // Who asks now hears whether the host still answers.
        this.#tellOfAll('progress');
      },
    };
    const { signal } = this.#connection;
    void new SharedStream(url, hearing, { admission: this.#admission, signal, silenceMs }).follow();
  }

  #tellOfAll(type: Change['type']): void {
    const ids = this.#options.known();
    if (ids) this.#tell({ type, ids });
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
