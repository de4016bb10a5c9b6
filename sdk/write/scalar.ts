/**
 * What holds one number, and how it is asked: anything with `item()` (tensors as in PyTorch, NumPy or
 * transformers.js), tensors of TensorFlow.js with their `dataSync()`, and `{ data, shape }` or `{ data, dims }` of
 * one element as in ONNX Runtime. Null where the value is none of them.
 * @returns `value`, or why there is no single one.
 * @throws what the value itself throws.
 */
export function scalarOf(holder: object): { value: unknown } | { problem: string } | null {
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
