// What was read, in one word: two readers that give the same one have read the same doubles, bit for bit.

/**
 * Of every point of every metric, whichever metric comes first and however its points are cut into pages.
 */
export class Checksum {
  /** @type {Map<string, { points: number, step: number, time: number, value: number }>} */
  #metrics = new Map();

  /**
   * More points of a metric, in file order.
   * @param {string} id @param {string} metric @param {{ step: Float64Array, time: Float64Array, value: Float64Array }} page
   */
  add(id, metric, { step, time, value }) {
    const name = `${id} ${metric}`;
    const before = this.#metrics.get(name) ?? { points: 0, step: basis, time: basis, value: basis };
    this.#metrics.set(name, {
      points: before.points + value.length,
      step: mixed(before.step, wordsOf(step)),
      time: mixed(before.time, wordsOf(time)),
      value: mixed(before.value, wordsOf(value)),
    });
  }

  toString() {
    const metrics = [...this.#metrics].sort(([one], [other]) => (one < other ? -1 : 1));
    const words = metrics.map(([name, { points, step, time, value }]) => `${name} ${points} ${step} ${time} ${value}`);
    const hash = mixed(basis, new TextEncoder().encode(words.join('\n')));
    const points = metrics.reduce((sum, [, metric]) => sum + metric.points, 0);
    return `${points} points ${(hash >>> 0).toString(16).padStart(8, '0')}`;
  }
}

// FNV-1a, over words of 32 bits.
const basis = 0x811c9dc5;
const prime = 0x01000193;

/** @param {number} hash @param {Iterable<number> & ArrayLike<number>} words */
function mixed(hash, words) {
  for (let index = 0; index < words.length; index++) hash = Math.imul(hash ^ (words[index] ?? 0), prime);
  return hash;
}

/** @param {Float64Array} column */
function wordsOf(column) {
  return new Uint32Array(column.buffer, column.byteOffset, column.length * 2);
}
