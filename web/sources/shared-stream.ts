import { heartbeatMs } from '../../sdk/protocol/paths.js';
import type { Change } from '../../sdk/read/logbook.js';
import type { Admission } from './admission.js';
import { eventData } from './event-data.js';
import { onFreeze, onReturn } from './page-return.js';
import { pause } from './pause.js';
import { Tabs } from './tabs.js';

/** How long to wait before connecting again: doubled each time, up to the longest. */
const firstWaitMs = 250;
const longestWaitMs = 4000;

/** Two heartbeats of the host were missed: the connection is lost, or the tab that holds it no longer stirs. */
const longestSilenceMs = 2.5 * heartbeatMs;
/** One was missed: whoever comes back does not wait for the second. */
const doubtfulSilenceMs = 1.5 * heartbeatMs;

/** What is called as the stream goes on. */
export interface Hearing {
  /** There is a connection from now on; what changed before may have been missed. */
  connected(): void;
  changed(change: Change): void;
  /** There was a connection, and there is none now. */
  lost(): void;
  /** Nothing was heard for too long. */
  silent(): void;
}

/** What tabs tell one another: whoever comes asks, and whoever holds the connection passes on all that happens to it. */
type Word =
  | { type: 'asks'; from: number }
  | { type: 'connected'; to: number | null }
  | { type: 'heard'; changes: Change[] }
  | { type: 'lost' };

/**
 * A host's changes over one connection for all tabs that follow it. It is opened again, by whichever tab is next, when
 * it is lost or has gone silent, as it does where a computer slept or a tunnel died: nobody tells of that.
 */
export class SharedStream {
  readonly #url: string;
  readonly #hearing: Hearing;
  readonly #admission: Admission;
  readonly #silenceMs: number;
  readonly #signal: AbortSignal;
  readonly #tabs: Tabs<Word>;
  /** This tab among the others. */
  readonly #id = Math.random();
  #attempt = new AbortController();
  #phase: 'waiting' | 'listening' | 'resting' = 'resting';
  /** Whether this tab holds a connection. */
  #isConnected = false;
  /** Whether to take the connection from a tab that no longer stirs. */
  #isForced = false;
  #waitMs = firstWaitMs;
  #heardMs = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;

  /** @param options.silenceMs so long nothing may be heard, milliseconds */
  constructor(
    url: string,
    hearing: Hearing,
    {
      admission,
      signal,
      silenceMs = longestSilenceMs,
    }: { admission: Admission; signal: AbortSignal; silenceMs?: number },
  ) {
    this.#url = url;
    this.#hearing = hearing;
    this.#admission = admission;
    this.#silenceMs = silenceMs;
    this.#signal = signal;
    this.#tabs = new Tabs(url, (word) => this.#hear(word), { signal });
  }

  /** Follows until the signal is aborted. Never rejects. */
  async follow(): Promise<void> {
    const signal = this.#signal;
    onReturn(
      (how) => {
        const isDoubtful = Date.now() - this.#heardMs > doubtfulSilenceMs;
        if (how === 'online' || isDoubtful) this.#tryAgain(isDoubtful);
      },
      { signal },
    );
    onFreeze(() => this.#phase === 'listening' && this.#attempt.abort(), { signal });
    this.#tabs.tell({ type: 'asks', from: this.#id });
    while (!signal.aborted) {
      this.#attempt = new AbortController();
      const attempt = AbortSignal.any([signal, this.#attempt.signal]);
      const admissions = this.#admission.count;
      const isRefused = await this.#inTurn(attempt);
      if (isRefused) await this.#admission.after(admissions, attempt);
      await pause(this.#waitMs, attempt);
      this.#waitMs = Math.min(2 * this.#waitMs, longestWaitMs);
    }
  }

  /** Waits for this tab's turn, and listens until the connection is lost; says whether the host refused it. */
  async #inTurn(signal: AbortSignal): Promise<boolean> {
    let isRefused = false;
    const isForced = this.#isForced;
    this.#isForced = false;
    this.#phase = 'waiting';
    this.#stirs();
    const listen = async (turn: AbortSignal): Promise<void> => {
      this.#phase = 'listening';
      this.#stirs();
      isRefused = await this.#listen(turn);
    };
    await this.#tabs.inTurn(listen, { signal, isForced });
    this.#phase = 'resting';
    this.#heardMs = 0;
    clearTimeout(this.#silence);
    return isRefused;
  }

  async #listen(signal: AbortSignal): Promise<boolean> {
    for await (const piece of piecesFrom(this.#url, signal)) {
      if (piece === 'refused') return true;
      if (piece === 'connected') {
        this.#isConnected = true;
        this.#tell({ type: 'connected', to: null });
      } else {
        this.#tell({ type: 'heard', changes: piece });
      }
    }
    if (this.#isConnected) {
      this.#isConnected = false;
      this.#tell({ type: 'lost' });
    }
    return false;
  }

  #tell(word: Word): void {
    this.#tabs.tell(word);
    this.#hear(word);
  }

  #hear(word: Word): void {
    switch (word.type) {
      case 'asks':
        if (this.#isConnected) this.#tabs.tell({ type: 'connected', to: word.from });
        return;
      case 'connected':
        if (word.to !== null && word.to !== this.#id) return;
        this.#waitMs = firstWaitMs;
        this.#stirs();
        // The browser's token is that of all its tabs.
        this.#admission.admit();
        this.#hearing.connected();
        return;
      case 'heard':
        this.#stirs();
        for (const change of word.changes) this.#hearing.changed(change);
        return;
      case 'lost':
        this.#hearing.lost();
    }
  }

  /** The host was heard, or there is reason to wait for it from now on. */
  #stirs(): void {
    this.#heardMs = Date.now();
    clearTimeout(this.#silence);
    if (this.#signal.aborted) return;
    this.#silence = setTimeout(() => {
      this.#tryAgain(true);
      this.#hearing.silent();
    }, this.#silenceMs);
  }

  #tryAgain(isDoubtful: boolean): void {
    // Another tab sees to it, if it can.
    if (this.#phase === 'waiting' && !isDoubtful) return;
    this.#isForced = this.#phase === 'waiting';
    this.#attempt.abort();
  }
}

/** What comes over one connection, until it is lost: the changes that each piece completes, often none. */
async function* piecesFrom(url: string, signal: AbortSignal): AsyncGenerator<'refused' | 'connected' | Change[]> {
  try {
    const response = await fetch(url, { headers: { Accept: 'text/event-stream' }, cache: 'no-store', signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      if (response.status === 401) yield 'refused';
      return;
    }
    yield 'connected';
    for await (const events of eventData(response.body)) yield events.map((data) => JSON.parse(data) as Change);
  } catch {
    // Lost, or never reached: whoever asks the host something hears of it.
  }
}
