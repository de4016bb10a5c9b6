import type { Json } from '../format/json.js';

/** Deeper than this an object is taken for one without an end. */
const maxDepth = 500;

/** Called for each value that cannot be written, with its place (`optimizer/hook`) and what it is. */
export type OnOddValue = (place: string, what: string) => void;

/**
 * What was given to `log()`, as it can be written: every key it has, in its order. A value that cannot be
 * written, or whose getter throws, becomes NaN and takes no other with it.
 * @throws TypeError where the data has no keys to look at: null, an array, a Map, a promise.
 */
export function rowOf(data: object, onOdd: OnOddValue): Map<string, Json> {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || isOpaque(data)) {
    throw new TypeError('the data is no object of metrics');
  }
  const row = new Map<string, Json>();
  for (const key of Object.keys(data)) {
    // An optional step that is not there is no step.
    if (key === 'step' && (data as { step: unknown }).step === undefined) continue;
    row.set(key, memberOf(data, key, key, new Set([data]), onOdd));
  }
  return row;
}

function memberOf(holder: object, key: string, place: string, inside: Set<object>, onOdd: OnOddValue): Json {
  try {
    return jsonOf((holder as { [key: string]: unknown })[key], place, inside, onOdd);
  } catch (error) {
    onOdd(place, `one that throws when it is read${error instanceof Error ? ` (${error.message})` : ''}`);
    return NaN;
  }
}

function jsonOf(value: unknown, place: string, inside: Set<object>, onOdd: OnOddValue): Json {
  if (value === null || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') {
    return value;
  }
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') {
    onOdd(place, value === undefined ? 'undefined' : `a ${typeof value}`);
    return NaN;
  }
  const odd = inside.has(value) ? 'an object that contains itself' : inside.size > maxDepth ? 'nested too deep' : null;
  if (odd !== null) {
    onOdd(place, odd);
    return NaN;
  }
  inside.add(value);
  try {
    return jsonOfObject(value, place, inside, onOdd);
  } finally {
    inside.delete(value);
  }
}

function jsonOfObject(value: object, place: string, inside: Set<object>, onOdd: OnOddValue): Json {
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return jsonOf((value.toJSON as () => unknown)(), place, inside, onOdd);
  }
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    return Array.from(value as ArrayLike<unknown>, (item, index) => jsonOf(item, `${place}/${index}`, inside, onOdd));
  }
  if (isOpaque(value)) {
    onOdd(place, Object.prototype.toString.call(value));
    return NaN;
  }
  // Object.fromEntries makes own properties of all keys, `__proto__` too.
  return Object.fromEntries(
    Object.keys(value).map((key) => [key, memberOf(value, key, `${place}/${key}`, inside, onOdd)]),
  );
}

/** Whether an object keeps what it holds out of sight (a Map, a promise, an error): it would be written as `{}`. */
function isOpaque(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain && Object.keys(value).length === 0;
}
