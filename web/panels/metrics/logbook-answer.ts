import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LogbookStore } from '../../state/logbook-store.js';
import { LatestAnswer, type Asking } from './latest-answer.js';

/** How a question is asked, and which experiments it is about. */
export interface LogbookAsking<Query, Answer> extends Asking<Query, Answer> {
  isAbout(query: Query, ids: ReadonlySet<string>): boolean;
}

/**
 * An answer of the open logbook that follows its changes while the element is connected, and updates the element when
 * it is another.
 */
export class LogbookAnswer<Query, Answer> implements ReactiveController {
  readonly #logbooks: () => LogbookStore | undefined;
  readonly #asking: LogbookAsking<Query, Answer>;
  readonly #latest: LatestAnswer<Query, Answer>;
  #query: Query | null = null;
  #followed: LogbookStore | undefined;
  #connection = new AbortController();

  constructor(
    host: ReactiveControllerHost,
    logbooks: () => LogbookStore | undefined,
    asking: LogbookAsking<Query, Answer>,
  ) {
    this.#logbooks = logbooks;
    this.#asking = asking;
    this.#latest = new LatestAnswer(asking, () => host.requestUpdate());
    host.addController(this);
  }

  get answer(): Answer | null {
    return this.#latest.answer;
  }

  /** The question that `answer` belongs to. */
  get answered(): Query | null {
    return this.#latest.answered;
  }

  /** Why the last question had no answer. */
  get error(): Error | null {
    return this.#latest.error;
  }

  hostConnected(): void {
    this.#follow(this.#logbooks());
  }

  /** The store may come later. */
  hostUpdate(): void {
    this.#follow(this.#logbooks());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
    this.#latest.rest();
    // From here on it hears of no changes.
    this.#latest.refresh();
  }

  /** Sets what is wanted, which is asked for unless it is known; null where nobody looks. */
  want(query: Query | null): void {
    const logbook = this.#followed?.value.logbook;
    if (!logbook || query === null) return this.#latest.rest();
    this.#query = query;
    this.#latest.want(logbook, query);
  }

  /** The person asks once more after an error. */
  again(): void {
    this.#latest.again();
  }

  #follow(store: LogbookStore | undefined): void {
    if (store === this.#followed) return;
    this.#connection.abort();
    this.#connection = new AbortController();
    this.#followed = store;
    store?.onChange(
      ({ ids }) => {
        if (this.#query !== null && this.#asking.isAbout(this.#query, new Set(ids))) this.#latest.refresh();
      },
      { signal: this.#connection.signal },
    );
  }
}
