import { Key, METRIC } from './keys';
import { batchRows, mostKeys } from './limits';

/** Rows of the batch at hand. */
export let rowCount: u32 = 0;
/** Whether all numbers in it are finite. */
export let isAllFinite: bool = true;
/** Of metrics only. */
export let nanCount: u32 = 0;
export let infiniteCount: u32 = 0;

/** The keys that have a value in the batch; `settle` makes pairs of id and count of them. */
const listed: usize = memory.data(mostKeys * 8, 16);
let listedCount: u32 = 0;

/** Texts: id of the key, row, start, end. A line has few of them, a format at most two. */
export const texts: usize = memory.data(batchRows * 2 * 16, 16);
export let textCount: u32 = 0;
/** Lines with images: where they begin in the file, row, length. */
export const imageLines: usize = memory.data(batchRows * 16, 16);
export let imageLineCount: u32 = 0;
/** What an address is added to for its place in the file; negative, as a rule. */
let fileOffset: f64 = 0;

export function placeInFile(offset: f64): void {
  fileOffset = offset;
}

/** Puts a value that stands at the end of the key's values already. */
@inline
export function push(key: Key, row: u32): void {
  const count = key.count;
  store<u32>(key.rows + (<usize>count << 2), row);
  key.count = count + 1;
  if (!key.isListed) list(key);
}

const ascending: usize = memory.data<u32>([0, 1, 2, 3], 16);

/** Puts values that stand at the end of the key's values already, one in each row. */
@inline
export function pushMany(key: Key, firstRow: u32, count: u32): void {
  let to = key.rows + (<usize>key.count << 2);
  let rows = i32x4.add(i32x4.splat(firstRow), v128.load(ascending));
  // Four at a time; up to three too many.
  for (let rest: i32 = count; rest > 0; rest -= 4, to += 16) {
    v128.store(to, rows);
    rows = i32x4.add(rows, i32x4.splat(4));
  }
  key.count += count;
  if (!key.isListed) list(key);
}

function list(key: Key): void {
  key.isListed = true;
  store<usize>(listed + (<usize>listedCount << 3), changetype<usize>(key));
  listedCount++;
}

export function addRows(count: u32): void {
  rowCount += count;
}

export function addText(key: Key, start: usize, end: usize): void {
  const text = texts + (<usize>textCount << 4);
  textCount++;
  store<u32>(text, key.id);
  store<u32>(text, rowCount, 4);
  store<usize>(text, start, 8);
  store<usize>(text, end, 12);
}

/** Forgets texts of a line that was refused. */
export function keepTexts(count: u32): void {
  textCount = count;
}

export function addImageLine(start: usize, end: usize): void {
  const line = imageLines + (<usize>imageLineCount << 4);
  imageLineCount++;
  store<f64>(line, fileOffset + <f64>start);
  store<u32>(line, rowCount, 8);
  store<usize>(line, end - start, 12);
}

export function countNonFinite(key: Key, value: f64): void {
  if (isFinite<f64>(value)) return;
  isAllFinite = false;
  if (key.role != METRIC) return;
  if (isNaN<f64>(value)) nanCount++;
  else infiniteCount++;
}

/** Gives the keys that have values: ids and counts, in pairs. The next value begins another batch. */
export function settle(): usize {
  for (let i: u32 = 0; i < listedCount; i++) {
    const entry = listed + (<usize>i << 3);
    const key = changetype<Key>(load<usize>(entry));
    store<u32>(entry, key.id);
    store<u32>(entry, key.count, 4);
    key.count = 0;
    key.isListed = false;
  }
  return listed;
}

export function listedKeys(): u32 {
  return listedCount;
}

export function begin(): void {
  rowCount = nanCount = infiniteCount = listedCount = textCount = imageLineCount = 0;
  isAllFinite = true;
}
