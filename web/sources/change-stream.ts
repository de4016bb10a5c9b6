import type { Change } from '../../sdk/read/logbook.js';
import { pause } from './pause.js';

/** How long to wait before connecting again: doubled each time, up to the longest. */
const firstWaitMs = 250;
const longestWaitMs = 4000;

/**
 * The host's changes, one connection for all listeners, open while there are any. It reads the Server-Sent
 * Events itself, since EventSource is not everywhere, and connects again when the connection is lost. What
 * changed while nobody listened is not told twice: on connecting, all that was known counts as changed.
 */
export class ChangeStream {
  readonly #url: string;
  readonly #known: () => string[] | null;
  readonly #closing: AbortSignal;
  readonly #listeners = new Set<(change: Change) => void>();
  #connection: AbortController | null = null;
  /** Ends the wait of one who was not let in. */
  #admitted = (): void => undefined;

  /** `known` tells the experiments that somebody has seen, null before there were any to see. */
  constructor(url: string, known: () => string[] | null, closing: AbortSignal) {
    this.#url = url;
    this.#known = known;
    this.#closing = closing;
    closing.addEventListener('abort', () => this.#connection?.abort(), { once: true });
  }

  /** Adds a listener until the signal is aborted. */
  add(listener: (change: Change) => void, signal: AbortSignal): void {
    if (signal.aborted || this.#closing.aborted) return;
    const heard = (change: Change): void => listener(change);
    this.#listeners.add(heard);
    signal.addEventListener('abort', () => this.#remove(heard), { once: true });
    if (this.#connection) return;
    this.#connection = new AbortController();
    void this.#stayConnected(this.#connection.signal);
  }

  /** The host has answered this browser: if it refused the stream before, for want of a token, it no longer does. */
  admit(): void {
    this.#admitted();
  }

  #remove(listener: (change: Change) => void): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    this.#connection?.abort();
    this.#connection = null;
  }

  async #stayConnected(signal: AbortSignal): Promise<void> {
    let missed: Change['type'] = 'progress';
    for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        const response = await fetch(this.#url, {
          headers: { Accept: 'text/event-stream' },
          cache: 'no-store',
          signal,
        });
        if (response.status === 401) await this.#admission(signal);
        if (response.ok && response.body) {
          waitMs = firstWaitMs;
          const ids = this.#known();
          if (ids) this.#tell({ type: missed, ids });
          missed = 'grown';
          for await (const data of eventData(response.body)) this.#tell(JSON.parse(data) as Change);
        }
      } catch {
        // Lost, or never reached: whoever asks the host something hears of it.
      }
      await pause(waitMs, signal);
    }
  }

  #admission(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#admitted = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** The data of each event. Lines may end in any of the three ways that the standard knows. */
async function* eventData(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let data: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    rest += value;
    // A carriage return at the end may be the first half of a line's end.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
      if (line !== '' || data.length === 0) continue;
      yield data.join('\n');
      data = [];
    }
  }
}
