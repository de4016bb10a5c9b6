import { routePaths } from '../../sdk/protocol/paths.js';
import { ask, named, unreachable } from './http-question.js';

/** What a host says of itself to anybody. */
interface Health {
  logbook: string;
  readOnly: boolean;
  /** Tells its logbook from others of the same name, where it can. */
  place?: string;
}

/**
 * The host that a logbook was opened from. Another one may be started at its address, with another logbook, and
 * nothing of that may be shown or changed under the old name.
 */
export class KnownHost {
  readonly #urlOf: (path: string) => string;
  #health: Health;
  /** How often it may have become another one, and how many of these are settled. */
  #doubts = 0;
  #settled = 0;

  private constructor(urlOf: (path: string) => string, health: Health) {
    this.#urlOf = urlOf;
    this.#health = health;
  }

  static async meet(urlOf: (path: string) => string, signal?: AbortSignal): Promise<KnownHost> {
    return new KnownHost(urlOf, await healthOf(urlOf, signal));
  }

  /** The name of its logbook. */
  get logbook(): string {
    return this.#health.logbook;
  }

  /** As it was when the host was asked last. */
  get readOnly(): boolean {
    return this.#health.readOnly;
  }

  /** It may have been ended, and another one started. */
  doubt(): void {
    this.#doubts += 1;
  }

  /** Resolves where nobody doubts that it is the same, and asks it otherwise. Rejects as `check` does. */
  async settle(signal: AbortSignal): Promise<void> {
    if (this.#settled < this.#doubts) await this.check(signal);
  }

  /**
   * Asks whether it is the same.
   * @throws Error named `other-logbook` where it is not, or as `ask` does
   */
  async check(signal: AbortSignal): Promise<void> {
    const doubts = this.#doubts;
    const health = await healthOf(this.#urlOf, signal);
    if (health.logbook !== this.logbook || health.place !== this.#health.place) {
      this.#doubts += 1;
      throw named(
        'other-logbook',
        `The host serves another logbook now, “${health.logbook}”. Reload the page to see it.`,
      );
    }
    this.#health = health;
    this.#settled = doubts;
  }
}

async function healthOf(urlOf: (path: string) => string, signal?: AbortSignal): Promise<Health> {
  const response = await ask(urlOf(routePaths.health), {}, signal);
  try {
    return (await response.json()) as Health;
  } catch (error) {
    signal?.throwIfAborted();
    throw unreachable(error);
  }
}
