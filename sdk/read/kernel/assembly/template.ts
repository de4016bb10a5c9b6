import { addRows, countNonFinite, pushMany } from './batch';
import { Key } from './keys';
import { isTemplate, shape, stagedCount, stagedEnd, stagedKey, stagedStart } from './line';
import { forgetNonFinite, readNumber, sawNonFinite } from './number';
import { endOfText } from './value';

/**
 * A line that is like the one before but for its numbers and texts: between them stand the same bytes. While that
 * holds, which is mostly so, no key is looked at.
 */

/** What stands before a number, and where the number goes; without a key it is a text, which goes nowhere. */
@unmanaged
class Slot {
  literal: usize;
  length: u32;
  key: Key | null;
  /** Where the values of the stretch at hand begin. */
  out: usize;
}

/** From its byte 32 - k on, 32 bytes of which the first k are all ones. */
const firstBytes: usize = memory.data<u64>([-1, -1, -1, -1, 0, 0, 0, 0], 16);

const slotSize: usize = offsetof<Slot>();
const slots: usize = memory.data(4097 * 16, 16);
const mostLiteralBytes: u32 = 256 * 1024;
const literals: usize = memory.data(256 * 1024, 16);
/** Numbers and texts a line; 0 is no template. */
let valueCount: u32 = 0;
/** The kind of lines that it is for: the same bytes mean something else in another. */
let templateRoot: Key | null = null;

/** So many lines in a row with the same keys call for a template; each that does not pay doubles it. */
const firstPatience: u32 = 4;
const longestPatience: u32 = 1024;
let patience: u32 = firstPatience;
let steadyLines: u32 = 0;
let lastShape: u32 = 0;
/** How often in a row the template failed at once, and how often it may until it is given up. */
let failures: u32 = 0;
const mostFailures: u32 = 3;
/** A stretch of so many lines has paid. */
const goodStretch: u32 = 16;

export function forgetTemplate(): void {
  valueCount = 0;
  templateRoot = null;
  steadyLines = 0;
  patience = firstPatience;
}

@inline
export function hasTemplate(root: Key): bool {
  return valueCount > 0 && templateRoot == root;
}

/** Learns from the line that was just read key by key. */
export function learn(root: Key, start: usize, end: usize): void {
  if (hasTemplate(root)) return;
  steadyLines = shape == lastShape && isTemplate && stagedCount > 0 ? steadyLines + 1 : 0;
  lastShape = shape;
  if (steadyLines < patience) return;
  steadyLines = 0;
  failures = 0;
  let to = literals;
  let from = start;
  for (let i: u32 = 0; i <= stagedCount; i++) {
    const until = i < stagedCount ? stagedStart(i) : end;
    const length = <u32>(until - from);
    if (to + length + 32 > literals + mostLiteralBytes) return;
    const slot = changetype<Slot>(slots + <usize>i * slotSize);
    slot.literal = to;
    slot.length = length;
    memory.copy(to, from, length);
    to += (length + 15) & ~15;
    if (i == stagedCount) break;
    slot.key = stagedKey(i);
    from = stagedEnd(i);
  }
  valueCount = stagedCount;
  templateRoot = root;
}

/** Reads as many lines as are like the template, at most `most`. Gives where the first that is not starts. */
export function readStretch(p: usize, end: usize, firstRow: u32, most: u32): usize {
  for (let i: u32 = 0; i < valueCount; i++) {
    const slot = changetype<Slot>(slots + <usize>i * slotSize);
    const key = slot.key;
    if (key != null) slot.out = key.values + (<usize>key.count << 3);
  }
  let count: u32 = 0;
  while (p < end && count < most) {
    forgetNonFinite();
    const next = readTemplateLine(p, <usize>count << 3);
    if (next == 0) break;
    if (sawNonFinite) countLine(<usize>count << 3);
    p = next;
    count++;
  }
  if (count > 0) {
    for (let i: u32 = 0; i < valueCount; i++) {
      const key = changetype<Slot>(slots + <usize>i * slotSize).key;
      if (key != null) pushMany(key, firstRow, count);
    }
    addRows(count);
  }
  if (p < end && count < most) judge(count);
  return p;
}

/** A template that fails too often at once is given up, and the next one has to wait longer. */
function judge(count: u32): void {
  if (count >= goodStretch) {
    failures = 0;
    patience = firstPatience;
  } else if (count == 0 && ++failures >= mostFailures) {
    valueCount = 0;
    if (patience < longestPatience) patience <<= 1;
  }
}

/** Whether the literal of a slot is at `p`. Mostly it has at most 32 bytes, which are compared without a branch. */
@inline
function hasLiteral(p: usize, slot: Slot): bool {
  let literal = slot.literal;
  let length = slot.length;
  for (; length > 32; length -= 16, p += 16, literal += 16) {
    if (v128.any_true(v128.xor(v128.load(p), v128.load(literal)))) return false;
  }
  const mask = firstBytes + 32 - length;
  const a = v128.and(v128.xor(v128.load(p), v128.load(literal)), v128.load(mask));
  const b = v128.and(v128.xor(v128.load(p, 16), v128.load(literal, 16)), v128.load(mask, 16));
  return !v128.any_true(v128.or(a, b));
}

function readTemplateLine(p: usize, offset: usize): usize {
  const last = slots + <usize>valueCount * slotSize;
  for (let address = slots; address < last; address += slotSize) {
    const slot = changetype<Slot>(address);
    if (!hasLiteral(p, slot)) return 0;
    p += slot.length;
    p = slot.key != null ? readNumber(p, slot.out + offset) : endOfText(p);
    if (p == 0) return 0;
  }
  const slot = changetype<Slot>(last);
  return hasLiteral(p, slot) ? p + slot.length : 0;
}

function countLine(offset: usize): void {
  for (let i: u32 = 0; i < valueCount; i++) {
    const slot = changetype<Slot>(slots + <usize>i * slotSize);
    const key = slot.key;
    if (key != null) countNonFinite(key, load<f64>(slot.out + offset));
  }
}
