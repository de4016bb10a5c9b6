import { whileSeen } from './while-seen.js';

/**
 * The tabs of one origin that want the same thing: one of them does it, and tells the others. A browser opens few
 * connections to a host, six where it speaks HTTP/1.1, all tabs together. Where the browser has no locks, as on pages
 * that came over plain HTTP from elsewhere, each tab does it by itself while it is seen.
 */
export class Tabs<Word> {
  readonly #name: string;
  readonly #signal: AbortSignal;
  readonly #channel: BroadcastChannel | null;

  /**
   * @param url the address of what they want
   * @param hear called with what another tab tells, until the signal is aborted
   */
  constructor(url: string, hear: (word: Word) => void, { signal }: { signal: AbortSignal }) {
    const isShared = hasLocks();
    this.#name = `microtrax ${isShared ? new URL(url, document.baseURI).href : url}`;
    this.#signal = signal;
    this.#channel = isShared ? new BroadcastChannel(this.#name) : null;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
      if (!signal.aborted) hear(data);
    });
    signal.addEventListener('abort', () => this.#channel?.close(), { once: true });
  }

  /** Tells all other tabs. */
  tell(word: Word): void {
    if (!this.#signal.aborted) this.#channel?.postMessage(word);
  }

  /**
   * Does the work while no other tab does: when those that came before have ended theirs, or at once, by force, where
   * one of them no longer stirs. The work ends, and must not fail, when its signal is aborted: by `signal`, or because
   * another tab took its turn by force.
   */
  async inTurn(
    work: (signal: AbortSignal) => Promise<void>,
    { signal, isForced }: { signal: AbortSignal; isForced: boolean },
  ): Promise<void> {
    if (!this.#channel) return whileSeen(work, signal);
    const turn = new AbortController();
    let working = Promise.resolve();
    const begin = (): Promise<void> => (working = work(AbortSignal.any([signal, turn.signal])));
    try {
      await navigator.locks.request(this.#name, isForced ? { steal: true } : { signal }, begin);
    } catch (error) {
      turn.abort();
      await working;
      const isOver = error instanceof Error && error.name === 'AbortError';
      // Where cookies are blocked there may be locks that cannot be asked for.
      if (!isOver) await whileSeen(work, signal);
    }
  }
}

function hasLocks(): boolean {
  return 'document' in globalThis && 'locks' in navigator && 'BroadcastChannel' in globalThis;
}
