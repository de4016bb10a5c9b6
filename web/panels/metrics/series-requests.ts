import type { Logbook, SeriesAnswer, SeriesQuery } from '../../../sdk/read/logbook.js';

/** While data pours in, a card asks this often at most. */
export const askEveryMs = 250;

/**
 * What a card knows of its series. It asks one question at a time: a new question takes the place of the one
 * before, whose answer is then dropped; news about the data makes it ask the same again, at most every
 * `askEveryMs`, and never less than once after the last news. The old answer stays until the new one is there.
 */
export class SeriesRequests {
  answer: SeriesAnswer | null = null;
  /** The question that `answer` belongs to. */
  answered: SeriesQuery | null = null;
  /** Why the last question had no answer. */
  error: Error | null = null;

  readonly #changed: () => void;
  #logbook: Logbook | null = null;
  #query: SeriesQuery | null = null;
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastAskedMs = -Infinity;
  #isStale = true;
  #isResting = true;

  /** @param changed called after `answer` or `error` changed */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Sets what is wanted, and asks for it if that is another question than before or the answer is out of date. */
  want(logbook: Logbook, query: SeriesQuery): void {
    const before = this.#query;
    const isOtherLogbook = logbook !== this.#logbook;
    if (isOtherLogbook) this.answer = this.answered = null;
    this.#isResting = false;
    this.#logbook = logbook;
    this.#query = query;
    if (isOtherLogbook || !before || !isSameQuestion(before, query)) this.#ask();
    // While a card is dragged wider its width changes with each frame: that can wait for its turn.
    else if (before.widthPx !== query.widthPx || (this.#isStale && !this.#asking)) this.refresh();
  }

  /** The data behind the answer may have changed. */
  refresh(): void {
    this.#isStale = true;
    if (this.#isResting || this.#asking || this.#timer !== undefined) return;
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
    if (this.#asking || this.#timer !== undefined) this.#isStale = true;
    this.#stop();
    this.#isResting = true;
  }

  #ask(): void {
    const [logbook, query] = [this.#logbook, this.#query];
    if (!logbook || !query) return;
    this.#stop();
    const asking = new AbortController();
    this.#asking = asking;
    this.#isStale = false;
    this.#lastAskedMs = performance.now();
    logbook.series(query, { signal: asking.signal }).then(
      (answer) => {
        if (this.#asking !== asking) return;
        this.answer = answer;
        this.answered = query;
        this.#settle(null);
      },
      (reason: unknown) => {
        if (this.#asking !== asking) return;
        // Not asked again by itself: the person does it, or the next news.
        this.#settle(reason instanceof Error ? reason : new Error(String(reason)));
      },
    );
  }

  #settle(error: Error | null): void {
    this.#asking = null;
    this.error = error;
    this.#changed();
    if (this.#isStale) this.refresh();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asking?.abort();
    this.#asking = null;
  }
}

function isSameQuestion(one: SeriesQuery, other: SeriesQuery): boolean {
  return (
    one.metric === other.metric &&
    one.source === other.source &&
    one.x === other.x &&
    one.window?.[0] === other.window?.[0] &&
    one.window?.[1] === other.window?.[1] &&
    one.experiments.length === other.experiments.length &&
    one.experiments.every((id, i) => id === other.experiments[i])
  );
}
