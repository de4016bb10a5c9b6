/** Runs one task an id, a few at a time; what is urgent comes first. */
export class ReadQueue {
  readonly #run: (id: string) => Promise<void>;
  readonly #atOnce: number;
  readonly #waiting = new Map<string, { urgent: boolean; done: Promise<void>; start: () => void }>();
  #running = 0;

  /** @param run must not reject */
  constructor(run: (id: string) => Promise<void>, atOnce: number) {
    this.#run = run;
    this.#atOnce = atOnce;
  }

  /** Settles when the task has run; an id that waits already is not queued twice, one that runs is run again. */
  add(id: string, { urgent }: { urgent: boolean }): Promise<void> {
    let entry = this.#waiting.get(id);
    if (!entry) {
      let start = (): void => undefined;
      const started = new Promise<void>((resolve) => (start = resolve));
      const done = started.then(() => this.#run(id)).finally(() => this.#ended());
      entry = { urgent, done, start };
      this.#waiting.set(id, entry);
    }
    entry.urgent ||= urgent;
    this.#next();
    return entry.done;
  }

  #next(): void {
    while (this.#running < this.#atOnce && this.#waiting.size > 0) {
      const entries = [...this.#waiting];
      const [id, entry] = entries.find(([, waiting]) => waiting.urgent) ?? entries[0]!;
      this.#waiting.delete(id);
      this.#running += 1;
      entry.start();
    }
  }

  #ended(): void {
    this.#running -= 1;
    this.#next();
  }
}
