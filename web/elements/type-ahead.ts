/** After this pause the next letter begins a new word. */
const forgottenAfterMs = 700;

/** Finds an item by the first letters of its words, as they are typed. */
export class TypeAhead {
  #typed = '';
  #lastMs = -Infinity;

  /**
   * The item that the letters typed so far lead to: with the same letter once more, the next that begins with it.
   * @param at the item that is marked now; -1 is none
   * @returns its index, -1 where none begins so
   */
  find(letter: string, words: readonly string[], at: number, nowMs = performance.now()): number {
    const isNew = nowMs - this.#lastMs > forgottenAfterMs;
    this.#lastMs = nowMs;
    this.#typed = (isNew ? '' : this.#typed) + letter.toLowerCase();
    const isRepeated = [...this.#typed].every((each) => each === this.#typed[0]);
    const wanted = isRepeated ? this.#typed[0]! : this.#typed;
    // A word that grows may stay where it is; a letter by itself goes on to the next.
    const first = isRepeated ? at + 1 : Math.max(at, 0);
    for (let i = 0; i < words.length; i += 1) {
      const index = (first + i) % words.length;
      if (words[index]!.toLowerCase().startsWith(wanted)) return index;
    }
    return -1;
  }
}
