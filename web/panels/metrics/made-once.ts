/** Something that is made anew only when what it is made of is another. */
export class MadeOnce<T> {
  #from: readonly unknown[] | null = null;
  #made: T | undefined;

  /** @param from what `make` looks at */
  get(from: readonly unknown[], make: () => T): T {
    if (this.#from?.length !== from.length || from.some((part, i) => !Object.is(part, this.#from![i]))) {
      this.#from = from;
      this.#made = make();
    }
    return this.#made as T;
  }
}
