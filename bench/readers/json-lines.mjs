// What the reader is measured against: `TextDecoder`, `split('\n')` and a `JSON.parse` a line, into columns. It is
// written as well as we can. It knows nothing of damage, growth, NaN, nested rows or the place of an image.

const newline = 0x0a;
/** Larger pieces are slower: their text and lines outlive the nursery of the garbage collector. */
const pieceBytes = 64 * 1024;
const firstCapacity = 1024;

/** The columns of one experiment, which come from its bytes in order. */
export class JsonLines {
  rows = 0;
  steps = new Float64Array(firstCapacity);
  times = new Float64Array(firstCapacity);
  /** By row; NaN where a row has no such metric. @type {Map<string, { values: Float64Array }>} */
  metrics = new Map();
  #decoder = new TextDecoder();
  /** The bytes of a line whose end has not come yet. */
  #begun = new Uint8Array(pieceBytes);
  #begunBytes = 0;

  /** @param {Uint8Array} chunk */
  push(chunk) {
    for (let at = 0; at < chunk.length; at += pieceBytes) this.#pushPiece(chunk.subarray(at, at + pieceBytes));
  }

  /** The whole file at once, instead of `push`. @param {string} text */
  takeText(text) {
    for (const line of text.split('\n')) if (line !== '') this.#take(line);
  }

  /** @param {Uint8Array} piece */
  #pushPiece(piece) {
    const first = piece.indexOf(newline);
    if (first === -1) return this.#begin(piece);
    this.#begin(piece.subarray(0, first));
    this.takeText(this.#decoder.decode(this.#begun.subarray(0, this.#begunBytes)));
    this.#begunBytes = 0;
    const end = piece.lastIndexOf(newline);
    this.takeText(this.#decoder.decode(piece.subarray(first + 1, end + 1)));
    this.#begin(piece.subarray(end + 1));
  }

  /** @param {Uint8Array} bytes */
  #begin(bytes) {
    const length = this.#begunBytes + bytes.length;
    if (length > this.#begun.length) {
      const grown = new Uint8Array(Math.max(length, this.#begun.length * 2));
      grown.set(this.#begun.subarray(0, this.#begunBytes));
      this.#begun = grown;
    }
    this.#begun.set(bytes, this.#begunBytes);
    this.#begunBytes = length;
  }

  /** @param {string} line */
  #take(line) {
    const { type, timestamp, data } = JSON.parse(line);
    if (type !== 'log') return;
    const row = this.rows++;
    if (row === this.steps.length) {
      this.steps = grown(this.steps, 0);
      this.times = grown(this.times, 0);
    }
    this.steps[row] = typeof data.step === 'number' ? data.step : row;
    this.times[row] = timestamp;
    for (const name in data) {
      const value = data[name];
      if (typeof value === 'number' && name !== 'step') this.#put(name, row, value);
    }
  }

  /** @param {string} name @param {number} row @param {number} value */
  #put(name, row, value) {
    let column = this.metrics.get(name);
    if (!column) this.metrics.set(name, (column = { values: new Float64Array(this.steps.length).fill(NaN) }));
    while (row >= column.values.length) column.values = grown(column.values, NaN);
    column.values[row] = value;
  }

  /** Every point, for a check of what was read. @param {import('./checksum.mjs').Checksum} checksum @param {string} id */
  addTo(checksum, id) {
    for (const [name, { values }] of this.metrics) {
      const page = { step: new Float64Array(this.rows), time: new Float64Array(this.rows), value: values.slice() };
      let points = 0;
      // A column has not come further than the last row that has the metric.
      for (let row = 0; row < Math.min(this.rows, values.length); row++) {
        const value = values[row] ?? NaN;
        if (Number.isNaN(value)) continue;
        page.step[points] = this.steps[row] ?? NaN;
        page.time[points] = this.times[row] ?? NaN;
        page.value[points] = value;
        points += 1;
      }
      const { step, time, value } = page;
      checksum.add(id, name, {
        step: step.subarray(0, points),
        time: time.subarray(0, points),
        value: value.subarray(0, points),
      });
    }
  }
}

/** @param {Float64Array} column @param {number} rest */
function grown(column, rest) {
  const twice = new Float64Array(column.length * 2);
  twice.set(column);
  return rest === 0 ? twice : twice.fill(rest, column.length);
}
