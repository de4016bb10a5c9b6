import type { WritableJson } from '../format/json.js';
import { scalarOf } from './scalar.js';

/** Deeper than this an object is taken for one without an end. */
const maxDepth = 500;

/**
 * Called for each value that cannot be written, with its place (`optimizer/hook`), what it is, and the key of the data
 * that it belongs to (`optimizer`): an array of thousands is one thing to tell.
 */
export type OnOddValue = (place: string, what: string, key: string) => void;

type OnOddPlace = (place: string, what: string) => void;

/**
 * A value of any kind as it can be written: NaN in the place of each part that cannot. `config` is read so.
 * @param place what the value is called in a warning.
 */
export function valueOf(value: unknown, place: string, onOdd: OnOddValue): WritableJson {
  const report: OnOddPlace = (at, what) => onOdd(at, what, at.split('/', 2).join('/'));
  return memberOf({ [place]: value }, place, place, new Set(), report) ?? null;
}

/**
 * What was given to `log()`, as it can be written: every key it has, in its order. A key that is undefined is not
 * there, as in all of JavaScript (`{ loss, val: isValidated ? val : undefined }`). A value that cannot be written, or
 * whose getter throws, becomes NaN and takes no other with it.
 * @throws TypeError where the data has no keys to look at: null, an array, a Map, a promise.
 */
export function rowOf(data: object, onOdd: OnOddValue): Map<string, WritableJson> {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || isOpaque(data)) {
    throw new TypeError('the data is no object of metrics');
  }
  const row = new Map<string, WritableJson>();
  for (const key of Object.keys(data)) {
    const value = memberOf(data, key, key, new Set([data]), (place, what) => onOdd(place, what, key));
    if (value !== undefined) row.set(key, value);
  }
  return row;
}

function memberOf(
  holder: object,
  key: string,
  place: string,
  inside: Set<object>,
  onOdd: OnOddPlace,
): WritableJson | undefined {
  try {
    const value = (holder as { [key: string]: unknown })[key];
    return value === undefined ? undefined : jsonOf(value, place, inside, onOdd);
  } catch (error) {
    onOdd(place, `one that throws when it is read${error instanceof Error ? ` (${error.message})` : ''}`);
    return NaN;
  }
}

function jsonOf(value: unknown, place: string, inside: Set<object>, onOdd: OnOddPlace): WritableJson {
  if (value === null || isPrimitive(value)) return value;
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

function isPrimitive(value: unknown): value is number | boolean | string | bigint {
  return ['number', 'boolean', 'string', 'bigint'].includes(typeof value);
}

function jsonOfObject(value: object, place: string, inside: Set<object>, onOdd: OnOddPlace): WritableJson {
  const scalar = scalarOf(value);
  if (scalar !== null && 'value' in scalar) return jsonOf(scalar.value, place, inside, onOdd);
  if (scalar !== null) {
    onOdd(place, scalar.problem);
    return NaN;
  }
  // Before toJSON(), which a Buffer has.
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    return Array.from(value as ArrayLike<unknown>, (item, index) => jsonOf(item, `${place}/${index}`, inside, onOdd));
  }
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    return jsonOf((value.toJSON as () => unknown)(), place, inside, onOdd);
  }
  if (isOpaque(value)) {
    onOdd(place, Object.prototype.toString.call(value));
    return NaN;
  }
  // Object.fromEntries makes own properties of all keys, `__proto__` too.
  const members = Object.keys(value).flatMap((key): [string, WritableJson][] => {
    const member = memberOf(value, key, `${place}/${key}`, inside, onOdd);
    return member === undefined ? [] : [[key, member]];
  });
  return Object.fromEntries(members);
}

/** Whether an object keeps what it holds out of sight (a Map, a promise, an error): it would be written as `{}`. */
function isOpaque(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return !isPlain && Object.keys(value).length === 0;
}
