import { heartbeatMs } from '../../sdk/protocol/paths.js';
import type { Change } from '../../sdk/read/logbook.js';
import { onReturn } from './page-return.js';
import { pause } from './pause.js';

/** How long to wait before connecting again: doubled each time, up to the longest. */
const firstWaitMs = 250;
const longestWaitMs = 4000;

/** Two heartbeats of the host were missed: the connection is lost. */
const longestSilenceMs = 2.5 * heartbeatMs;
/** One was missed: whoever comes back does not wait for the second. */
const doubtfulSilenceMs = 1.5 * heartbeatMs;

/**
 * The host's changes, one connection for all listeners, open while there are any. It reads the Server-Sent
 * Events itself, since EventSource is not everywhere, and connects again when the connection is lost or has
 * gone silent, as it does where a computer slept or a tunnel died: nobody tells of that. What
 * changed while nobody listened is not told twice: on connecting, all that was known counts as changed.
 */
export class ChangeStream {
  readonly #url: string;
  readonly #known: () => string[] | null;
  readonly #closing: AbortSignal;
  readonly #longestSilenceMs: number;
  readonly #listeners = new Set<(change: Change) => void>();
  #connection: AbortController | null = null;
  /** Ends the wait of one who was not let in. */
  #admitted = (): void => undefined;
  /** What those who listen have missed when it connects: at first, only that more may have been read. */
  #missed: Change['type'] = 'progress';

  /** `known` tells the experiments that somebody has seen, null before there were any to see. */
  constructor(url: string, known: () => string[] | null, closing: AbortSignal, silenceMs = longestSilenceMs) {
    this.#url = url;
    this.#known = known;
    this.#closing = closing;
    this.#longestSilenceMs = silenceMs;
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
    this.#missed = 'progress';
    let waitMs = firstWaitMs;
    let heardMs = 0;
    let connectAgain = (): void => undefined;
    onReturn(
      (how) => {
        if (how === 'online' || Date.now() - heardMs > doubtfulSilenceMs) connectAgain();
      },
      { signal },
    );
    while (!signal.aborted) {
      const attempt = new AbortController();
      connectAgain = () => attempt.abort();
      const either = AbortSignal.any([signal, attempt.signal]);
      let silence: ReturnType<typeof setTimeout> | undefined;
      const fallSilent = (): void => {
        attempt.abort();
        // Who asks now hears whether the host still answers.
        this.#tellOfAll('progress');
      };
      const heard = (): void => {
        heardMs = Date.now();
        clearTimeout(silence);
        silence = setTimeout(fallSilent, this.#longestSilenceMs);
      };
      const quiet = (): void => clearTimeout(silence);
      heard();
      if (await this.#listen(either, heard, quiet)) waitMs = firstWaitMs;
      quiet();
      heardMs = 0;
      await pause(waitMs, either);
      waitMs = Math.min(2 * waitMs, longestWaitMs);
    }
  }

  /** One connection, until it is lost; says whether there was any. `heard` is called at whatever comes. */
  async #listen(signal: AbortSignal, heard: () => void, quiet: () => void): Promise<boolean> {
    let isConnected = false;
    try {
      const response = await fetch(this.#url, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal });
      if (response.status === 401) {
        quiet();
        await this.#admission(signal);
      }
      if (response.ok && response.body) {
        isConnected = true;
        this.#tellOfAll(this.#missed);
        this.#missed = 'grown';
        for await (const data of eventData(response.body, heard)) this.#tell(JSON.parse(data) as Change);
      }
    } catch {
      // Lost, or never reached: whoever asks the host something hears of it.
    }
    return isConnected;
  }

  #admission(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#admitted = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  #tellOfAll(type: Change['type']): void {
    const ids = this.#known();
    if (ids) this.#tell({ type, ids });
  }

  #tell(change: Change): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** The data of each event; `heard` is called at whatever comes. Lines may end in any of the three ways that the standard knows. */
async function* eventData(body: ReadableStream<Uint8Array<ArrayBuffer>>, heard: () => void): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let data: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
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
