/** How many tasks run at once for one who asks, how many where they are small, and how many for all together. */
const atOnce = 2;
const smallAtOnce = 32;
const atMost = 64;

/** A task that has not been started. */
interface Waiting {
  start: () => void;
  done: Promise<void>;
}

/** Ids in the order in which somebody wants them, those before `at` being started; `running` are under way. */
interface Lane {
  readonly ids: string[];
  at: number;
  running: number;
}

/**
 * Runs one task an id, a few at a time for each who asks: one who asks for much keeps nobody else waiting. What
 * nobody has asked for comes when all that was asked for is under way.
 */
export class ReadQueue {
  readonly #run: (id: string) => Promise<void>;
  readonly #isSmall: (id: string) => boolean;
  readonly #waiting = new Map<string, Waiting>();
  readonly #running = new Set<string>();
  readonly #asked = new Set<Lane>();
  readonly #unasked: Lane = { ids: [], at: 0, running: 0 };

  /**
   * @param run must not reject
   * @param isSmall whether a task waits for the disk more than for us, so that many at once are faster
   */
  constructor(run: (id: string) => Promise<void>, isSmall: (id: string) => boolean) {
    this.#run = run;
    this.#isSmall = isSmall;
  }

  /**
   * Settles when the tasks have run, which start in the order of the ids. One that waits already is not run twice,
   * one that runs is run again. Once the signal is aborted nobody waits for them any more, and they come later.
   */
  async ask(ids: string[], signal?: AbortSignal): Promise<void> {
    const lane: Lane = { ids, at: 0, running: 0 };
    const tasks = ids.map((id) => this.#taskOf(id).done);
    const giveUp = (): void => {
      if (this.#asked.delete(lane)) this.later(ids.slice(lane.at).filter((id) => this.#waiting.has(id)));
    };
    this.#asked.add(lane);
    if (signal?.aborted) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    this.#next();
    await Promise.all(tasks);
    signal?.removeEventListener('abort', giveUp);
  }

  /** Whether a task is under way. */
  isRunning(id: string): boolean {
    return this.#running.has(id);
  }

  /** Runs the tasks when nothing that was asked for is left to be started, in the order of the ids. */
  later(ids: string[]): void {
    for (const id of ids) {
      this.#taskOf(id);
      this.#unasked.ids.push(id);
    }
    this.#next();
  }

  #taskOf(id: string): Waiting {
    let task = this.#waiting.get(id);
    if (!task) {
      let start = (): void => undefined;
      const done = new Promise<void>((resolve) => (start = resolve)).then(() => this.#run(id));
      this.#waiting.set(id, (task = { start, done }));
    }
    return task;
  }

  #next(): void {
    for (const lane of this.#asked) if (this.#fill(lane)) this.#asked.delete(lane);
    if (this.#asked.size > 0 || !this.#fill(this.#unasked)) return;
    this.#unasked.ids.length = this.#unasked.at = 0;
  }

  /** Starts what may be started of a lane; says whether that was all there was to start. */
  #fill(lane: Lane): boolean {
    for (; lane.at < lane.ids.length; lane.at++) {
      const id = lane.ids[lane.at]!;
      // What is to be run again is run when it has come to its end.
      if (!this.#waiting.has(id) || this.#running.has(id)) continue;
      if (lane.running >= (this.#isSmall(id) ? smallAtOnce : atOnce) || this.#running.size >= atMost) return false;
      void this.#start(id, lane);
    }
    return true;
  }

  async #start(id: string, lane: Lane): Promise<void> {
    lane.running += 1;
    this.#running.add(id);
    for (let task = this.#waiting.get(id); task; task = this.#waiting.get(id)) {
      this.#waiting.delete(id);
      task.start();
      await task.done;
    }
    this.#running.delete(id);
    lane.running -= 1;
    this.#next();
  }
}
