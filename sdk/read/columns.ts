import { blockLength, giveBlock, takeBlock } from './block-memory.js';

/**
 * Growing columns of numbers. A column is made of blocks, so that it grows without copying what it has, takes little
 * more memory than it needs, and can be as long as memory allows.
 */

const blockShift = Math.log2(blockLength);
const placeMask = blockLength - 1;
/** The first block of a column begins with this length and grows to these: most columns are short. */
const firstLengths = [16, 64, 256, 1024, 2048, blockLength];

/** Up to so many values are copied one by one: to ask for a copy costs as much. */
const fewValues = 64;

abstract class Column<Values extends Float64Array | Uint32Array> {
  readonly #blocks: Values[] = [];
  #length = 0;
  #isRegistered = false;

  protected abstract make(length: number): Values;
  /** A whole block. What else is in its buffer belongs to others. */
  protected abstract take(): Values;
  protected abstract giveBack(block: Values): void;
  /** Gives back the blocks of columns that nobody has any more: some are forgotten without having been cleared. */
  protected abstract readonly abandoned: FinalizationRegistry<Values[]>;

  get length(): number {
    return this.#length;
  }

  /** Shortens it. */
  set length(length: number) {
    this.#length = length;
    giveAllBack(this.#blocks.splice(Math.ceil(length / blockLength)), (block) => this.giveBack(block));
  }

  /** Forgets all values; the memory may serve another column. */
  clear(): void {
    this.length = 0;
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

  #register(): void {
    if (!this.#isRegistered) this.abandoned.register(this, this.#blocks);
    this.#isRegistered = true;
  }

  /** The block that goes on at `place`, with room for `count` values more there. */
  #lastBlock(place: number, count: number): Values {
    const index = this.#length >>> blockShift;
    const block = this.#blocks[index];
    if (block && block.length >= place + count) return block;
    const length = index > 0 ? blockLength : firstLengths.find((each) => each >= place + count)!;
    const grown = length === blockLength ? this.take() : this.make(length);
    if (length === blockLength) this.#register();
    if (block) grown.set(block.subarray(0, place));
    this.#blocks[index] = grown;
    return grown;
  }
}

function giveAllBack<Values extends Float64Array | Uint32Array>(
  blocks: Values[],
  giveBack: (block: Values) => void,
): void {
  for (const block of blocks) if (block.length === blockLength) giveBack(block);
}

const abandonedFloats = new FinalizationRegistry<Float64Array[]>((blocks) => giveAllBack(blocks, giveBlock));

/** A growing column of doubles. */
export class FloatColumn extends Column<Float64Array> {
  protected override readonly abandoned = abandonedFloats;
  protected override make(length: number): Float64Array {
    return new Float64Array(length);
  }
  protected override take(): Float64Array {
    return takeBlock();
  }
  protected override giveBack(block: Float64Array): void {
    giveBlock(block);
  }
}

/** Blocks of integers that nobody needs: their memory is at hand already. */
const spareIndices: Uint32Array[] = [];
const mostSpareIndices = 1024;

function giveIndices(block: Uint32Array): void {
  if (spareIndices.length < mostSpareIndices) spareIndices.push(block);
}

const abandonedIndices = new FinalizationRegistry<Uint32Array[]>((blocks) => giveAllBack(blocks, giveIndices));

/** A growing column of integers from 0 to 2^32 - 1. */
export class IndexColumn extends Column<Uint32Array> {
  protected override readonly abandoned = abandonedIndices;
  protected override make(length: number): Uint32Array {
    return new Uint32Array(length);
  }
  protected override take(): Uint32Array {
    return spareIndices.pop() ?? this.make(blockLength);
  }
  protected override giveBack(block: Uint32Array): void {
    giveIndices(block);
  }
}
