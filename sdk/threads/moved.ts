import { transfer } from 'comlink';

/** What is posted with its columns moved and not copied; whoever posts it cannot read them any more. */
export function moved<Value extends object>(value: Value): Value {
  // Each buffer once: naming one twice is refused.
  return transfer(value, [...new Set(buffersOf(value))]);
}

function buffersOf(value: object): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  return Object.values(value).flatMap((member: unknown) =>
    typeof member === 'object' && member !== null ? buffersOf(member) : [],
  );
}
