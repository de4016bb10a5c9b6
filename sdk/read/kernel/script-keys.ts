import { KeyTable, type Key, type RowFormat } from './keys.js';

/** How many facts are kept of a key, one after another in `ScriptKeys.facts`. */
export const factsOfKey = 8;

/** Which fact of a key is which. */
export const Fact = {
  /** Which key came after it in its object; 0, which is never a member's, where none is known. */
  next: 0,
  /** Which of its members came first; 0 where none is known. */
  first: 1,
  /** The last line that it was met in. */
  line: 2,
  /** Its role, and beside it `isStrict` and `isText`. */
  use: 3,
  /** Its name and a colon, as they stand in a line, are the `words` from here on … */
  word: 4,
  /** … up to this one, of which only the bytes in this mask count. */
  lastWord: 5,
  mask: 6,
  /** How many bytes that are. */
  sizeBytes: 7,
} as const;

export const roleMask = 7;
export const isStrict = 8;
export const isText = 16;

const colon = 0x3a;

/** The keys of a `KeyTable`, to be found by how they are written, and what a reader remembers of them. */
export class ScriptKeys {
  facts = new Int32Array(64 * factsOfKey);
  words = new Int32Array(256);
  readonly #table = new KeyTable();
  #wordCount = 0;
  #keyCount = 0;
  /** Ids of keys by their hash: each at the place that it gives or at the next that was free. */
  #places = new Int32Array(128);

  get isFull(): boolean {
    return this.#table.isFull;
  }

  at(id: number): Key {
    return this.#table.at(id);
  }

  /** The id of the line itself. */
  root(format: RowFormat): number {
    const { id } = this.#table.root(format);
    while (this.facts.length < factsOfKey * (id + 1)) this.facts = enlarged(this.facts);
    return id;
  }

  /** Whether this key and a colon stand at `start`. */
  isAt(view: DataView, start: number, id: number): boolean {
    const { facts, words } = this;
    const fact = factsOfKey * id;
    const last = facts[fact + Fact.lastWord]!;
    let at = start;
    for (let word = facts[fact + Fact.word]!; word < last; word++, at += 4) {
      if (view.getInt32(at, true) !== words[word]) return false;
    }
    return ((view.getInt32(at, true) ^ words[last]!) & facts[fact + Fact.mask]!) === 0;
  }

  /** The id of the key that is written from `start` to `end`, quotes and all; 0 where none like that was learned. */
  find(bytes: Uint8Array, start: number, end: number, parent: number): number {
    const last = this.#places.length - 1;
    for (let place = hashOf(bytes, start, end, parent) & last; ; place = (place + 1) & last) {
      const id = this.#places[place]!;
      if (id === 0) return 0;
      const key = this.#table.at(id);
      if (key.parent!.id === parent && isWritten(key.bytes, bytes, start, end)) return id;
    }
  }

  /** Learns a key as it is written, which has to be valid; null where the table refuses it. */
  learn(format: RowFormat, parent: number, bytes: Uint8Array): Key | null {
    const key = this.#table.add(format, this.#table.at(parent), bytes);
    if (!key) return null;
    this.#remember(key);
    this.#keyCount += 1;
    if (2 * this.#keyCount > this.#places.length) this.#enlargePlaces();
    this.#place(key);
    return key;
  }

  #remember(key: Key): void {
    const literal = new Uint8Array(key.bytes.length + 1);
    literal.set(key.bytes);
    literal[key.bytes.length] = colon;
    const words = wordsOf(literal);
    while (this.words.length < this.#wordCount + words.length) this.words = enlarged(this.words);
    this.words.set(words, this.#wordCount);
    while (this.facts.length < factsOfKey * (key.id + 1)) this.facts = enlarged(this.facts);
    const fact = factsOfKey * key.id;
    this.facts[fact + Fact.use] = key.role | (key.strict ? isStrict : 0) | (key.text ? isText : 0);
    this.facts[fact + Fact.word] = this.#wordCount;
    this.facts[fact + Fact.lastWord] = this.#wordCount + words.length - 1;
    this.facts[fact + Fact.mask] = maskOf(literal.length);
    this.facts[fact + Fact.sizeBytes] = literal.length;
    this.#wordCount += words.length;
  }

  #place(key: Key): void {
    const last = this.#places.length - 1;
    let place = hashOf(key.bytes, 0, key.bytes.length, key.parent!.id) & last;
    while (this.#places[place] !== 0) place = (place + 1) & last;
    this.#places[place] = key.id;
  }

  #enlargePlaces(): void {
    const ids = this.#places.filter((id) => id !== 0);
    this.#places = new Int32Array(2 * this.#places.length);
    for (const id of ids) this.#place(this.#table.at(id));
  }
}

/** Bytes as the little-endian words that they are read as; the last word has 0 to 3 of them, which `maskOf` says. */
export function wordsOf(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.floor(bytes.length / 4) + 1);
  for (let index = 0; index < bytes.length; index++) words[index >> 2]! |= bytes[index]! << (8 * (index & 3));
  return words;
}

/** The bits of the last word that count. */
export function maskOf(sizeBytes: number): number {
  return (1 << (8 * (sizeBytes & 3))) - 1;
}

/** FNV-1a of the bytes, the parent coming first. */
function hashOf(bytes: Uint8Array, start: number, end: number, parent: number): number {
  const prime = 0x01000193;
  let hash = Math.imul(0x811c9dc5 ^ parent, prime);
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, prime);
  return hash ^ (hash >>> 15);
}

function isWritten(written: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (written.length !== end - start) return false;
  for (let index = 0; index < written.length; index++) if (written[index] !== bytes[start + index]) return false;
  return true;
}

function enlarged(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
