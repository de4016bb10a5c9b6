import { Role, type RowFormat } from './keys.js';
import { Fact, factsOfKey, isStrict, isText, roleMask, type ScriptKeys } from './script-keys.js';
import { readNumber, refused } from './script-number.js';
import { skipSpace, skipString, skipValue, wordAt } from './script-skip.js';
import { columnStart, type Staging } from './script-staging.js';

const quote = 0x22;
const openList = 0x5b;
const closeList = 0x5d;
const openObject = 0x7b;
/** `"log`, as it is read. */
const quoteLog = 0x676f6c22;

/** Objects in objects, the line itself not counted, beyond which no members are read. */
const deepest = 16;
/** How many keys, each after the other, are compared before one is looked up. */
const mostSteps = 6;

/** A value of a line that was staged: a number, or a word that stands for one, as `true` and `NaN` do. */
export interface StagedValue {
  id: number;
  start: number;
  end: number;
  /** What a word stands for; null for a number. */
  constant: number | null;
}

/** Reads a line key by key. Each key is expected to come where it came last, and looked up where it did not. */
export class LineReader {
  /** What is staged of a line, where somebody wants to know. */
  record: StagedValue[] | null = null;
  /** Whether the line holds images. */
  hasImages = false;
  /** Whether it holds something that comes again in no other line, so that no template can be made of it. */
  isSingular = false;
  /** Stands for the keys of the line in their order. */
  shape = 0;
  readonly #keys: ScriptKeys;
  readonly #staging: Staging;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #format: RowFormat | null = null;
  #root = 0;
  #line = 0;
  #hasType = false;
  #hasRow = false;
  /** What `#lookUp` found. */
  #found = 0;

  constructor(keys: ScriptKeys, staging: Staging) {
    this.#keys = keys;
    this.#staging = staging;
  }

  /**
   * Stages the line that begins at `start`.
   * @returns the place after its `\n`; `refused` where what was staged of it has to be dropped
   */
  read(bytes: Uint8Array, view: DataView, start: number, format: RowFormat): number {
    this.#bytes = bytes;
    this.#view = view;
    if (this.#format !== format) {
      this.#format = format;
      this.#root = this.#keys.root(format);
    }
    this.#line = (this.#line + 1) | 0;
    this.#hasType = this.#hasRow = this.hasImages = false;
    this.isSingular = false;
    this.shape = 0;
    const opening = skipSpace(bytes, start);
    if (bytes[opening] !== 0x7b) return refused;
    const closed = this.#members(opening + 1, this.#root, 0);
    if (closed === refused) return refused;
    if (format.enveloped && !(this.#hasType && this.#hasRow)) return refused;
    const end = skipSpace(bytes, closed);
    return bytes[end] === 0x0a ? end + 1 : refused;
  }

  /** Reads an object from behind its `{` to behind its `}`. Constants are inside of it, as in `readNumber`. */
  #members(start: number, parent: number, depth: number): number {
    const space = 0x20;
    const comma = 0x2c;
    const closing = 0x7d;
    const bytes = this.#bytes;
    const view = this.#view;
    const keys = this.#keys;
    const staging = this.#staging;
    const line = this.#line;
    const { next, first, line: lineFact, use: useFact, word: wordFact, lastWord, mask, sizeBytes } = Fact;
    const width = factsOfKey;
    let { facts, words } = keys;
    if (depth > deepest) return refused;

    let at = bytes[start]! > space ? start : skipSpace(bytes, start);
    if (bytes[at] === closing) return at + 1;
    let expectation = width * parent + first;
    for (;;) {
      let id = facts[expectation]!;
      let fact = width * id;
      const last = facts[fact + lastWord]!;
      let word = facts[fact + wordFact]!;
      let end = at;
      for (; word < last && view.getInt32(end, true) === words[word]; word++) end += 4;
      if (id !== 0 && word === last && ((view.getInt32(end, true) ^ words[word]!) & facts[fact + mask]!) === 0) {
        at += facts[fact + sizeBytes]!;
      } else {
        at = this.#lookUp(at, parent, expectation);
        if (at === refused) return refused;
        facts = keys.facts;
        id = this.#found;
        fact = width * id;
      }
      if (facts[fact + lineFact] === line) return refused;
      facts[fact + lineFact] = line;
      expectation = fact + next;
      this.shape = Math.imul(this.shape ^ id, 0x9e3779b1);

      let byte = bytes[at]!;
      if (byte === space) byte = bytes[++at]!;
      if (byte <= space) byte = bytes[(at = skipSpace(bytes, at))]!;
      const use = facts[fact + useFact]!;
      // A metric or a number, and a digit or what may be a minus sign.
      if ((use & 7) <= 1 && byte <= 0x39 && byte >= 0x2d) {
        end = readNumber(bytes, view, at, staging.values, columnStart(id) + staging.lengths[id]!);
        if (end === refused) {
          end = this.#value(at, id, use, depth);
        } else {
          staging.take(id);
          if (this.record !== null) this.record.push({ id, start: at, end, constant: null });
        }
      } else {
        end = this.#value(at, id, use, depth);
      }
      if (end === refused) return refused;
      // What it holds may have been learned, and the tables be other ones now.
      ({ facts, words } = keys);

      at = end;
      byte = bytes[at]!;
      if (byte <= space) byte = bytes[(at = skipSpace(bytes, at))]!;
      if (byte === closing) return at + 1;
      if (byte !== comma) return refused;
      byte = bytes[++at]!;
      if (byte === space) byte = bytes[++at]!;
      if (byte <= space) at = skipSpace(bytes, at);
    }
  }

  /**
   * Finds or learns the key that begins at `start`, where another one is expected.
   * @param expectation the fact that says which
   * @returns the place after its colon
   */
  #lookUp(start: number, parent: number, expectation: number): number {
    const bytes = this.#bytes;
    const { facts } = this.#keys;
    const expected = facts[expectation]!;
    let candidate = expected;
    for (let steps = 1; steps < mostSteps && candidate !== 0; steps++) {
      candidate = facts[factsOfKey * candidate + Fact.next]!;
      if (candidate !== 0 && this.#keys.isAt(this.#view, start, candidate)) {
        this.#found = candidate;
        return start + facts[factsOfKey * candidate + Fact.sizeBytes]!;
      }
    }
    const end = bytes[start] === quote ? skipString(bytes, this.#view, start) : refused;
    if (end === refused) return refused;
    let id = this.#keys.find(bytes, start, end, parent);
    if (id === 0) {
      const key = this.#keys.learn(this.#format!, parent, bytes.subarray(start, end));
      if (!key) return refused;
      this.#staging.add(key);
      id = key.id;
    }
    this.#found = id;
    // It takes its place in the order of keys, before the one that was expected.
    this.#keys.facts[factsOfKey * id + Fact.next] ||= expected;
    this.#keys.facts[expectation] = id;
    const colon = skipSpace(bytes, end);
    return bytes[colon] === 0x3a ? colon + 1 : refused;
  }

  /** Reads or skips what is no number, or none that can be had here. */
  #value(start: number, id: number, use: number, depth: number): number {
    const bytes = this.#bytes;
    const view = this.#view;
    const byte = bytes[start]!;
    const role = use & roleMask;
    switch (role) {
      case Role.type:
        this.#hasType = true;
        return view.getInt32(start, true) === quoteLog && bytes[start + 4] === quote ? start + 5 : refused;
      case Role.row:
        this.#hasRow = true;
        return byte === openObject ? this.#members(start + 1, id, depth + 1) : refused;
      case Role.images:
        this.hasImages = byte === openList && bytes[skipSpace(bytes, start + 1)] !== closeList;
        this.isSingular ||= this.hasImages;
        return skipValue(bytes, view, start);
      case Role.ignored:
        return skipValue(bytes, view, start);
      default:
        if (byte === quote) return this.#text(start, id, use);
        if (byte !== openObject && byte !== openList) return this.#word(start, id, use);
        if ((use & isStrict) !== 0) return refused;
        if (byte === openObject && role === Role.metric) return this.#members(start + 1, id, depth + 1);
        return skipValue(bytes, view, start);
    }
  }

  #text(start: number, id: number, use: number): number {
    const isTaken = (use & isText) !== 0;
    if (!isTaken && (use & isStrict) !== 0) return refused;
    const end = skipString(this.#bytes, this.#view, start);
    if (isTaken && end !== refused) {
      this.isSingular = true;
      this.#staging.takeText(this.#keys.at(id), this.#bytes.subarray(start + 1, end - 1));
    }
    return end;
  }

  #word(start: number, id: number, use: number): number {
    const word = wordAt(this.#bytes, start);
    if (!word) return refused;
    const end = start + word.bytes.length;
    const { value } = word;
    if (value === null || Number.isFinite(value)) {
      if ((use & isStrict) !== 0) return refused;
      if (value === null || (use & roleMask) === Role.number) return end;
    }
    this.#staging.values[columnStart(id) + this.#staging.lengths[id]!] = value;
    this.#staging.take(id);
    if (!Number.isFinite(value)) this.#staging.count(id, value, 1);
    this.record?.push({ id, start, end, constant: value });
    return end;
  }
}
