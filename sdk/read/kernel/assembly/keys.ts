import { isSame } from './bytes';
import { batchRows, fewKeys, longestKeyBytes, mostKeys, rowsOfManyKeys } from './limits';

/** What is done with a key's value: `Role` of keys.ts in the folder above. */
export const METRIC: u32 = 0;
export const NUMBER: u32 = 1;
export const IGNORED: u32 = 2;
export const TYPE: u32 = 3;
export const ROW: u32 = 4;
export const IMAGES: u32 = 5;

/** A key in its place, and the values of it in the batch at hand. */
@unmanaged
export class Key {
  id: u32;
  role: u32;
  isStrict: bool;
  takesText: bool;
  /** Whether it is among the keys of this batch. */
  isListed: bool;
  /** The object that it is a member of. */
  parent: Key | null;
  /** As it is written, with its quotes and up to 16 bytes more that may be read. */
  text: usize;
  length: u32;
  hash: u32;
  /** The next one with the same place in the table. */
  chained: Key | null;
  /** The key that may come after it, and the one that may come first of its own members. */
  next: Key | null;
  first: Key | null;
  /** The last line that had it. */
  line: u32;
  /** `count` values, doubles, and their rows, u32; there is room for `capacity`. */
  count: u32;
  capacity: u32;
  values: usize;
  rows: usize;
}

/** What a key takes: itself, its text, its values and their rows, and what is between them. */
const bytesOfKey: u32 = 64 + (longestKeyBytes + 16) + rowsOfManyKeys * (8 + 4) + 64;
/**
 * Where all keys are that there can be. Memory that is there from the start does not move when a key is learned, which
 * happens while lines are read out of it.
 */
const arenaBytes: u32 = mostKeys * bytesOfKey + fewKeys * batchRows * (8 + 4);
const arena: usize = memory.data(arenaBytes, 16);
let arenaUsed: usize = 0;

export function allocate(bytes: usize): usize {
  const address = arena + arenaUsed;
  arenaUsed += (bytes + 15) & ~15;
  if (arenaUsed > arenaBytes) unreachable();
  return address;
}

const places: u32 = 4096;
const table: usize = memory.data(4096 * 4, 16);

export function newKey(id: u32, parent: Key | null, role: u32): Key {
  const address = allocate(offsetof<Key>());
  memory.fill(address, 0, offsetof<Key>());
  const key = changetype<Key>(address);
  key.id = id;
  key.parent = parent;
  key.role = role;
  return key;
}

/** Makes a key known by its text, which is copied. */
export function enter(key: Key, text: usize, length: u32): void {
  key.text = allocate(length + 16);
  memory.copy(key.text, text, length);
  memory.fill(key.text + length, 0, 16);
  key.length = length;
  key.hash = hashOf(key.parent, key.text, length);
  const place = placeOf(key.hash);
  key.chained = changetype<Key | null>(load<usize>(place));
  store<usize>(place, changetype<usize>(key));
}

/** The member of an object by its text, with the quotes; null where it is not known. */
export function find(parent: Key, text: usize, length: u32): Key | null {
  const hash = hashOf(parent, text, length);
  let key = changetype<Key | null>(load<usize>(placeOf(hash)));
  while (key != null) {
    if (key.hash == hash && key.length == length && key.parent == parent && isSame(text, key.text, length)) return key;
    key = key.chained;
  }
  return null;
}

export function forgetKeys(): void {
  arenaUsed = 0;
  memory.fill(table, 0, places * 4);
}

@inline
function placeOf(hash: u32): usize {
  return table + (<usize>(hash & (places - 1)) << 2);
}

/** Mixes eight bytes at a time. */
function hashOf(parent: Key | null, text: usize, length: u32): u32 {
  let hash = <u64>changetype<usize>(parent) * 0x9e3779b97f4a7c15;
  for (; length >= 8; length -= 8, text += 8) hash = mix(hash ^ load<u64>(text));
  if (length > 0) hash = mix(hash ^ (load<u64>(text) & ((<u64>1 << (length << 3)) - 1)));
  return <u32>hash;
}

@inline
function mix(bits: u64): u64 {
  bits *= 0x9e3779b97f4a7c15;
  return bits ^ (bits >> 29);
}
