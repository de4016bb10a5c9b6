/** Within so few values, sorting is the quickest. */
const fewValues = 32;

let buffer = new Float64Array(0);
/** A longer buffer is not kept. */
const mostKept = 1 << 20;

/**
 * Two quantiles of the finite values, by nearest rank: the lowest value that at least such a share of them is at or
 * below. Null where none is finite.
 * @param shares from 0 to 1, the lower first
 */
export function quantilesOf(
  values: Float64Array,
  [low, high]: readonly [number, number],
): [low: number, high: number] | null {
  if (buffer.length < values.length) buffer = new Float64Array(values.length);
  const finite = buffer;
  let count = 0;
  for (let index = 0; index < values.length; index++) {
    if (Number.isFinite(values[index])) finite[count++] = values[index]!;
  }
  if (buffer.length > mostKept) buffer = new Float64Array(0);
  if (count === 0) return null;
  const rankOf = (share: number): number => Math.min(count, Math.max(1, Math.ceil(share * count))) - 1;
  const lowRank = rankOf(low);
  select(finite, 0, count, lowRank);
  const highRank = Math.max(lowRank, rankOf(high));
  select(finite, lowRank, count, highRank);
  return [finite[lowRank]!, finite[highRank]!];
}

/**
 * Puts the value of a rank into its place, none that is higher before it and none that is lower after it (Hoare,
 * “Algorithm 65: Find”, CACM 1961). Where the pivots divide badly the rest is sorted, so that no values take long.
 */
function select(values: Float64Array, start: number, end: number, rank: number): void {
  let [from, to] = [start, end];
  for (let rounds = 2 * Math.log2(end - start); to - from > fewValues && rounds > 0; rounds--) {
    const pivot = medianOf(values[from]!, values[(from + to) >>> 1]!, values[to - 1]!);
    let left = from;
    let right = to - 1;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const value = values[left]!;
      values[left++] = values[right]!;
      values[right--] = value;
    }
    if (rank <= right) to = right + 1;
    else if (rank >= left) from = left;
    else return;
  }
  values.subarray(from, to).sort();
}

function medianOf(one: number, other: number, third: number): number {
  return Math.max(Math.min(one, other), Math.min(Math.max(one, other), third));
}
