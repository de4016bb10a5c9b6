import {
  addRows, begin, imageLines, imageLineCount, infiniteCount, isAllFinite, listedKeys, nanCount,
  placeInFile, rowCount, settle, texts, textCount,
} from './batch';
import { NEWLINE } from './bytes';
import { Key, allocate, enter, forgetKeys, newKey } from './keys';
import { batchRows, fewKeys, rowsOfManyKeys } from './limits';
import { readLine, unknownEnd, unknownParent, unknownStart } from './line';
import { powers } from './number';
import { forgetTemplate, hasTemplate, learn, readStretch } from './template';

/** The memory that blocks are put into; as much behind it may be read. */
let window: usize = 0;
let windowBytes: usize = 0;
const paddingBytes: usize = 128;
/** A piece of a file, and a line that began in the one before. */
const leastWindowBytes: usize = 2 * 1024 * 1024;

/** Why `read` stopped: at the end, with a full batch, at a line that it refuses, at a key that it does not know. */
export const DONE: u32 = 0;
export const FULL: u32 = 1;
export const REFUSED: u32 = 2;
export const UNKNOWN: u32 = 3;
let reason: u32 = DONE;

/** Where so many bytes can be put. Nothing else makes the memory grow. */
export function room(bytes: usize): usize {
  if (bytes > windowBytes) {
    // The one before is lost: twice as large each time, all of them are no more than twice the last one.
    const newBytes = max(max(bytes, 2 * windowBytes), leastWindowBytes);
    // Where there is no memory this does not come back.
    window = heap.alloc(newBytes + paddingBytes);
    windowBytes = newBytes;
  }
  return window;
}

/** Where the last line between `from` and `end` ends, behind its newline; `from` where there is none. */
export function afterLastLine(from: usize, end: usize): usize {
  const newlines = i8x16.splat(NEWLINE);
  let p = end;
  while (p >= from + 16) {
    p -= 16;
    const found = <u32>i8x16.bitmask(i8x16.eq(v128.load(p), newlines));
    if (found != 0) return p + 32 - clz(found);
  }
  while (p > from && load<u8>(p - 1) != NEWLINE) p--;
  return p;
}

let keyCount: u32 = 0;
let mostRows: u32 = batchRows;

/** Forgets all keys. */
export function reset(): void {
  keyCount = 0;
  mostRows = batchRows;
  forgetKeys();
  forgetTemplate();
  begin();
}

export function addRoot(id: u32, role: u32): usize {
  return changetype<usize>(newKey(id, null, role));
}

/** Learns a key whose text, with its quotes, is at `text`. Gives its address. */
export function addKey(id: u32, parent: usize, text: usize, length: u32, role: u32, isStrict: bool, takesText: bool): usize {
  const key = newKey(id, changetype<Key>(parent), role);
  key.isStrict = isStrict;
  key.takesText = takesText;
  keyCount++;
  if (keyCount > fewKeys) mostRows = rowsOfManyKeys;
  key.capacity = mostRows;
  key.values = allocate(mostRows * 8);
  // `pushMany` writes three more.
  key.rows = allocate((mostRows + 3) * 4);
  enter(key, text, length);
  return changetype<usize>(key);
}

/** Says what an address is added to for its place in the file; negative, as a rule. */
export function beginBlock(fileOffset: f64): void {
  placeInFile(fileOffset);
}

/** Reads lines from `p` to `end`, adding rows to the batch. Gives where it stopped; `stopReason` says why. */
export function read(p: usize, end: usize, root: usize, isEnveloped: bool): usize {
  const line = changetype<Key>(root);
  while (p < end) {
    // A key that was just learned may have made `mostRows` smaller.
    if (rowCount >= mostRows) {
      reason = FULL;
      return p;
    }
    if (hasTemplate(line)) {
      p = readStretch(p, end, rowCount, mostRows - rowCount);
      if (p >= end || rowCount == mostRows) continue;
    }
    const next = readLine(p, line, isEnveloped);
    if (next == 0) {
      reason = unknownParent != null ? UNKNOWN : REFUSED;
      return p;
    }
    addRows(1);
    learn(line, p, next);
    p = next;
  }
  reason = DONE;
  return p;
}

export function stopReason(): u32 {
  return reason;
}
export function unknownKeyParent(): u32 {
  return unknownParent!.id;
}
export function unknownKeyStart(): usize {
  return unknownStart;
}
export function unknownKeyEnd(): usize {
  return unknownEnd;
}

/** Ends the batch. Gives where ids and counts of its keys stand in pairs. */
export function takeBatch(): usize {
  return settle();
}
export function beginBatch(): void {
  begin();
}
export function batchRowCount(): u32 {
  return rowCount;
}
export function batchKeyCount(): u32 {
  return listedKeys();
}
export function batchIsFinite(): bool {
  return isAllFinite;
}
export function batchNan(): u32 {
  return nanCount;
}
export function batchInfinite(): u32 {
  return infiniteCount;
}
export function batchTexts(): usize {
  return texts;
}
export function batchTextCount(): u32 {
  return textCount;
}
export function batchImageLines(): usize {
  return imageLines;
}
export function batchImageLineCount(): u32 {
  return imageLineCount;
}
export function powersOfTen(): usize {
  return powers;
}
export function capacityOf(key: usize): u32 {
  return changetype<Key>(key).capacity;
}
export function valuesOf(key: usize): usize {
  return changetype<Key>(key).values;
}
export function rowsOf(key: usize): usize {
  return changetype<Key>(key).rows;
}
