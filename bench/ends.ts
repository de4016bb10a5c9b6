import type { Scope } from '../e2e/support/folders.js';

/** Ends what was begun within it, the last first. */
export class Ends implements Scope {
  readonly #ends: (() => void | Promise<void>)[] = [];

  after(end: () => void | Promise<void>): void {
    this.#ends.push(end);
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }
}
