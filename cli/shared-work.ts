import { setTimeout as delay } from 'node:timers/promises';
import { abortable } from '../sdk/read/abortable.js';

/** How long the rest is, in times of what the work took, and at most: a first reading may have taken long. */
const restFactor = 2;
const longestRestMs = 500;

/** Work that has not begun, and how many wait for it. */
interface Planned<Result> {
  result: Promise<Result>;
  waiting: number;
  controller: AbortController;
}

/**
 * Work that many may ask for at the same time is done for all of them together. Who asks while the same is under way
 * waits until that has come to its end, for it may have begun before something changed: nobody gets a result that is
 * older than the question. Where many come, the same begins again after a rest, which keeps the processors free for
 * others. Work that nobody waits for any more is aborted.
 */
export class SharedWork {
  /** What is under way, by its key; resolves when it has come to its end, to how many ms it took. */
  readonly #running = new Map<string, Promise<number>>();
  readonly #planned = new Map<string, Planned<unknown>>();

  /** @param key the same for the same work */
  do<Result>(key: string, work: (signal: AbortSignal) => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    const planned = (this.#planned.get(key) ?? this.#plan(key, work)) as Planned<Result>;
    planned.waiting += 1;
    const leave = (): void => {
      planned.waiting -= 1;
      if (planned.waiting > 0) return;
      if (this.#planned.get(key) === planned) this.#planned.delete(key);
      planned.controller.abort(signal?.reason);
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    return abortable(planned.result, signal);
  }

  #plan<Result>(key: string, work: (signal: AbortSignal) => Promise<Result>): Planned<Result> {
    const controller = new AbortController();
    const begin = async (): Promise<Result> => {
      const tookMs = await this.#running.get(key);
      if (tookMs !== undefined) await delay(Math.min(restFactor * tookMs, longestRestMs));
      if (this.#planned.get(key) === planned) this.#planned.delete(key);
      controller.signal.throwIfAborted();
      const startedMs = performance.now();
      const result = work(controller.signal);
      const end = (): number => {
        this.#running.delete(key);
        return performance.now() - startedMs;
      };
      this.#running.set(key, result.then(end, end));
      return result;
    };
    const planned: Planned<Result> = { result: Promise.resolve().then(begin), waiting: 0, controller };
    this.#planned.set(key, planned);
    return planned;
  }
}
