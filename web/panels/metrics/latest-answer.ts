import type { Logbook } from '../../../sdk/read/logbook.js';

/** While data pours in, the same is asked this often at most. */
export const askEveryMs = 250;

/**
 * How a question stands to the one before it: the `same`; `nearly` the same, so that the answer to the one before is
 * still worth showing; or `another`.
 */
export type Kinship = 'same' | 'nearly' | 'another';

export interface Asking<Query, Answer> {
  ask(logbook: Logbook, query: Query, options: { signal: AbortSignal }): Promise<Answer>;
  kinship(before: Query, now: Query): Kinship;
}

/**
 * The answer to a question that changes, about data that changes. It asks one question at a time. Another question
 * takes the place of the one before, whose answer is then dropped. One that is nearly the same, as there are many while
 * a slider is dragged, waits for that answer and is asked at once after it, the latest of them only. News about the
 * data makes it ask the same again, at most every `askEveryMs`, and never less than once after the last news. The old
 * answer stays until the new one is there.
 */
export class LatestAnswer<Query, Answer> {
  answer: Answer | null = null;
  /** The question that `answer` belongs to. */
  answered: Query | null = null;
  /** Why the last question had no answer. */
  error: Error | null = null;

  readonly #asking: Asking<Query, Answer>;
  readonly #changed: () => void;
  #logbook: Logbook | null = null;
  #query: Query | null = null;
  #asked: Query | null = null;
  #running: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastAskedMs = -Infinity;
  #isStale = true;
  #isResting = true;

  /** @param changed called after `answer` or `error` changed */
  constructor(asking: Asking<Query, Answer>, changed: () => void) {
    this.#asking = asking;
    this.#changed = changed;
  }

  /** Sets what is wanted, and asks for it if that is another question than before or the answer is out of date. */
  want(logbook: Logbook, query: Query): void {
    const isOtherLogbook = logbook !== this.#logbook;
    if (isOtherLogbook) this.answer = this.answered = this.#asked = null;
    this.#isResting = false;
    this.#logbook = logbook;
    this.#query = query;
    const kinship = this.#asked === null ? 'another' : this.#asking.kinship(this.#asked, query);
    if (kinship === 'another' || (kinship === 'nearly' && !this.#running)) this.#ask();
    else if (kinship === 'same' && this.#isStale && !this.#running) this.refresh();
  }

  /** The data behind the answer may have changed. */
  refresh(): void {
    this.#isStale = true;
    if (this.#isResting || this.#running || this.#timer !== undefined) return;
    const sinceMs = performance.now() - this.#lastAskedMs;
    if (sinceMs >= askEveryMs) this.#ask();
    else this.#timer = setTimeout(() => this.#ask(), askEveryMs - sinceMs);
  }

  /** Asks once more, now. */
  again(): void {
    if (!this.#isResting) this.#ask();
  }

  /** Nobody looks: gives up what is under way. The answer stays, and `want` asks again if it is out of date. */
  rest(): void {
    if (this.#running || this.#timer !== undefined) this.#isStale = true;
    this.#stop();
    this.#isResting = true;
  }

  #ask(): void {
    const [logbook, query] = [this.#logbook, this.#query];
    if (!logbook || query === null) return;
    this.#stop();
    const running = new AbortController();
    this.#running = running;
    this.#asked = query;
    this.#isStale = false;
    this.#lastAskedMs = performance.now();
    this.#asking.ask(logbook, query, { signal: running.signal }).then(
      (answer) => {
        if (this.#running !== running) return;
        this.answer = answer;
        this.answered = query;
        this.#settle(query, null);
      },
      (reason: unknown) => {
        if (this.#running !== running) return;
        // Not asked again by itself: the person does it, or the next news.
        this.#settle(query, reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
  }

  #settle(asked: Query, error: Error | null): void {
    this.#running = null;
    this.error = error;
    this.#changed();
    const wanted = this.#query;
    if (this.#isResting || this.#running) return;
    if (wanted !== null && this.#asking.kinship(asked, wanted) !== 'same') this.#ask();
    else if (this.#isStale) this.refresh();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running?.abort();
    this.#running = null;
  }
}
