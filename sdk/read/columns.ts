/**
 * Growing columns of numbers. A column is made of blocks, so that it grows without copying what it has, takes no more
 * memory than it needs, and can be as long as memory allows.
 */

/** A power of two. */
const blockLength = 4096;
const blockShift = Math.log2(blockLength);
const placeMask = blockLength - 1;
/** The first block of a column begins with this length and grows by this factor: most columns are short. */
const firstLength = 16;
const growth = 4;

/** Up to so many values are copied one by one: to ask for a copy costs as much. */
const fewValues = 64;
/** How many blocks that nobody needs any more are kept for the next column: their memory is at hand already. */
const mostSpares = 1024;

abstract class Column<Values extends Float64Array | Uint32Array> {
  #blocks: Values[] = [];
  #length = 0;

  /** Whole blocks that nobody needs, of all columns of this kind. */
  protected abstract readonly spares: Values[];
  protected abstract make(length: number): Values;
  /** A whole block, a spare one if there is any. What else is in its buffer belongs to others. */
  protected abstract wholeBlock(): Values;

  get length(): number {
    return this.#length;
  }

  /** Shortens it. */
  set length(length: number) {
    this.#length = length;
    this.#blocks.length = Math.ceil(length / blockLength);
  }

  /** Forgets all values; the memory may serve another column. */
  clear(): void {
    for (const block of this.#blocks) {
      if (block.length === blockLength && this.spares.length < mostSpares) this.spares.push(block);
    }
    this.#blocks = [];
    this.#length = 0;
  }

  /** Bytes of memory. */
  get sizeBytes(): number {
    const [first] = this.#blocks;
    // All others are whole.
    return first ? first.byteLength + (this.#blocks.length - 1) * blockLength * first.BYTES_PER_ELEMENT : 0;
  }

  at(index: number): number {
    return this.#blocks[index >>> blockShift]![index & placeMask]!;
  }

  set(index: number, value: number): void {
    this.#blocks[index >>> blockShift]![index & placeMask] = value;
  }

  push(value: number): void {
    const place = this.#length & placeMask;
    this.#lastBlock(place, 1)[place] = value;
    this.#length += 1;
  }

  /** Appends the first `count` values; they are copied. */
  extend(values: Values, count = values.length): void {
    for (let from = 0; from < count;) {
      const place = this.#length & placeMask;
      const fitting = Math.min(count - from, blockLength - place);
      const block = this.#lastBlock(place, fitting);
      if (fitting <= fewValues) {
        for (let index = 0; index < fitting; index++) block[place + index] = values[from + index]!;
      } else {
        const isWhole = fitting === values.length;
        block.set(isWhole ? values : values.subarray(from, from + fitting), place);
      }
      this.#length += fitting;
      from += fitting;
    }
  }

  /** All values in one piece, copied. */
  toArray(): Values {
    const all = this.make(this.#length);
    this.#blocks.forEach((block, index) => {
      const start = index * blockLength;
      all.set(block.subarray(0, Math.min(block.length, this.#length - start)), start);
    });
    return all;
  }

  /** The block that goes on at `place`, with room for `count` values more there. */
  #lastBlock(place: number, count: number): Values {
    const index = this.#length >>> blockShift;
    const block = this.#blocks[index];
    if (block && block.length >= place + count) return block;
    let length = index === 0 ? firstLength : blockLength;
    while (length < place + count) length *= growth;
    const grown = length === blockLength ? this.wholeBlock() : this.make(length);
    if (block) grown.set(block.subarray(0, place));
    this.#blocks[index] = grown;
    return grown;
  }
}

/** Blocks of doubles are cut from pieces of so many bytes: to ask for each by itself takes several times as long. */
const pieceBytes = 1024 * 1024;

const spareFloats: Float64Array[] = [];
/** While there are fewer spares, more are welcome. */
const fewSpares = 64;

/** Whether `giveMemory` serves somebody. */
export function wantsMemory(): boolean {
  return spareFloats.length < fewSpares;
}

/**
 * Gives memory that has been used to columns to come. The system makes fresh memory page by page, when it is written
 * to for the first time, which takes as long as reading the same from a file does.
 */
export function giveMemory(buffer: ArrayBuffer): void {
  const blockBytes = blockLength * Float64Array.BYTES_PER_ELEMENT;
  for (let start = 0; start + blockBytes <= buffer.byteLength; start += blockBytes) {
    spareFloats.push(new Float64Array(buffer, start, blockLength));
  }
}

const spareIndices: Uint32Array[] = [];

/** A growing column of doubles. */
export class FloatColumn extends Column<Float64Array> {
  protected override readonly spares = spareFloats;
  protected override make(length: number): Float64Array {
    return new Float64Array(length);
  }
  protected override wholeBlock(): Float64Array {
    if (spareFloats.length === 0) giveMemory(new ArrayBuffer(pieceBytes));
    return spareFloats.pop()!;
  }
}

/** A growing column of integers from 0 to 2^32 - 1. */
export class IndexColumn extends Column<Uint32Array> {
  protected override readonly spares = spareIndices;
  protected override make(length: number): Uint32Array {
    return new Uint32Array(length);
  }
  protected override wholeBlock(): Uint32Array {
    return spareIndices.pop() ?? new Uint32Array(blockLength);
  }
}
