/** All numbers of several columns, each of which ascends and has none twice: the same of all together. */
export function unionOf(columns: readonly Float64Array[]): Float64Array {
  if (columns.length <= 1) return columns[0] ?? new Float64Array(0);
  const half = columns.length >>> 1;
  return merged(unionOf(columns.slice(0, half)), unionOf(columns.slice(half)));
}

function merged(one: Float64Array, other: Float64Array): Float64Array {
  const all = new Float64Array(one.length + other.length);
  let length = 0;
  let ofOne = 0;
  let ofOther = 0;
  while (ofOne < one.length && ofOther < other.length) {
    const [left, right] = [one[ofOne]!, other[ofOther]!];
    all[length++] = Math.min(left, right);
    if (left <= right) ofOne += 1;
    if (right <= left) ofOther += 1;
  }
  const rest = ofOne < one.length ? one.subarray(ofOne) : other.subarray(ofOther);
  all.set(rest, length);
  return all.slice(0, length + rest.length);
}
