/** Whether the host answers this browser: it may refuse for want of a token, until the person has given it. */
export class Admission {
  #count = 0;
  #tell = (): void => undefined;

  /** How often the host has answered. */
  get count(): number {
    return this.#count;
  }

  /** The host has answered. */
  admit(): void {
    this.#count += 1;
    this.#tell();
  }

  /** Resolves once the host has answered more often than that, or the signal is aborted. One may wait at a time. */
  after(count: number, signal: AbortSignal): Promise<void> {
    if (this.#count > count || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.#tell = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
