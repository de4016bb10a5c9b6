import { types } from 'node:util';

/**
 * What holds one number, and how it is asked: anything with `item()` (tensors as in PyTorch, NumPy or
 * transformers.js), tensors of TensorFlow.js with their `dataSync()`, and `{ data, shape }` or `{ data, dims }` of
 * one element as in ONNX Runtime. `new Number(3)` and the like hold their value, and a Date is one. Null where the value is none of them.
 * @returns `value`, or why there is no single one.
 * @throws what the value itself throws.
 */
export function scalarOf(holder: object): { value: unknown } | { problem: string } | null {
  if (types.isBoxedPrimitive(holder)) return { value: holder.valueOf() };
  if (types.isDate(holder)) return dateOf(holder);
  const { item, dataSync, data, shape, dims } = holder as { [name: string]: unknown };
  if (typeof item === 'function') return { value: item.call(holder) as unknown };
  if (typeof dataSync === 'function') {
    const { length, 0: value } = dataSync.call(holder) as ArrayLike<unknown>;
    return length === 1 ? { value } : { problem: `a tensor of ${length} elements` };
  }
  if (ArrayBuffer.isView(data) && (Array.isArray(shape) || Array.isArray(dims))) {
    const { length, 0: value } = data as ArrayBufferView & ArrayLike<unknown>;
    if (length === 1) return { value };
  }
  return null;
}

/** An invalid one would be written as null, which is no failure. */
function dateOf(date: Date): { value: unknown } | { problem: string } {
  const time = Date.prototype.getTime.call(date);
  return Number.isNaN(time) ? { problem: 'an invalid Date' } : { value: date.toJSON() };
}
