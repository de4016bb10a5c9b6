import { parseJson, writeJson, type Json } from '../format/json.js';

/**
 * A value with columns in it, as one piece of bytes:
 *
 * | bytes | what |
 * |---|---|
 * | 4 | `MTX1` |
 * | 4 | length of the header, Uint32 |
 * | … | the header, JSON in which numbers may be bare `NaN`, `Infinity`, `-Infinity`: `{"value", "columns"}` |
 * | … | the columns, little-endian, each beginning at a multiple of 8 |
 *
 * `value` has null where a column belongs, and `columns` says in order where each one does and what it is:
 * `{"path": ["traces", 0, "x"], "type": "float64", "length": 3}`. So columns keep every bit, and need no parsing.
 */
export const messageType = 'application/vnd.microtrax.columns';

/** What a column is; every platform that runs us is little-endian, so its bytes are copied as they are. */
const columnTypes = { float64: Float64Array, uint32: Uint32Array, uint8: Uint8Array } as const;
type ColumnType = keyof typeof columnTypes;
type Column = Float64Array | Uint32Array | Uint8Array;

interface ColumnPlace {
  path: (string | number)[];
  type: ColumnType;
  length: number;
}

const magic = [0x4d, 0x54, 0x58, 0x31];
const preludeBytes = 8;

/** Bytes that are not a message; says why. */
export class MessageError extends Error {
  override name = 'malformed-message';
}

/**
 * Writes a value of plain objects, arrays, strings, numbers, booleans, null and typed arrays.
 * @throws TypeError at anything else, naming its place.
 */
export function encodeMessage(value: unknown): Uint8Array<ArrayBuffer> {
  const columns: Column[] = [];
  const places: ColumnPlace[] = [];
  const plain = withoutColumns(value, [], (column, type, path) => {
    columns.push(column);
    places.push({ path, type, length: column.length });
  });
  const header = new TextEncoder().encode(
    writeJson({ value: plain, columns: places.map((place) => ({ ...place })) }, { nonFinite: 'bare' }),
  );

  let size = aligned(preludeBytes + header.length);
  const starts = columns.map((column) => {
    const start = size;
    size = aligned(start + column.byteLength);
    return start;
  });
  const message = new Uint8Array(size);
  message.set(magic);
  new DataView(message.buffer).setUint32(4, header.length, true);
  message.set(header, preludeBytes);
  columns.forEach((column, index) => {
    message.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), starts[index] ?? 0);
  });
  return message;
}

/**
 * Reads what `encodeMessage` wrote. The columns are views of the message's own memory, unless that begins at
 * an odd place.
 * @throws MessageError where the bytes are not a whole message.
 */
export function decodeMessage(message: Uint8Array): unknown {
  const bytes = (message.byteOffset % 8 === 0 ? message : message.slice()) as Uint8Array<ArrayBuffer>;
  if (bytes.length < preludeBytes || magic.some((byte, index) => bytes[index] !== byte)) {
    throw new MessageError('These bytes do not begin like a message of the host');
  }
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  const headerEnd = preludeBytes + headerLength;
  if (headerEnd > bytes.length) throw new MessageError('The message ends within its header');
  const header = parseHeader(bytes.subarray(preludeBytes, headerEnd));

  const holder: { [key: string]: unknown } = { value: header.value };
  let start = aligned(headerEnd);
  for (const { path, type, length } of header.columns) {
    const ColumnArray = columnTypes[type];
    const end = start + length * ColumnArray.BYTES_PER_ELEMENT;
    if (end > bytes.length) throw new MessageError('The message ends within a column');
    place(holder, path, new ColumnArray(bytes.buffer, bytes.byteOffset + start, length));
    start = aligned(end);
  }
  if (start !== bytes.length) throw new MessageError(`The message has ${bytes.length} bytes instead of ${start}`);
  return holder.value;
}

function withoutColumns(
  value: unknown,
  path: (string | number)[],
  found: (column: Column, type: ColumnType, path: (string | number)[]) => void,
): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item, index) => withoutColumns(item, [...path, index], found));
  if (typeof value === 'object') {
    for (const type of Object.keys(columnTypes) as ColumnType[]) {
      if (value instanceof columnTypes[type]) {
        found(value, type, path);
        return null;
      }
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) {
      const members = Object.entries(value).filter(([, item]) => item !== undefined);
      return Object.fromEntries(members.map(([key, item]) => [key, withoutColumns(item, [...path, key], found)]));
    }
  }
  throw new TypeError(`A message cannot carry the ${typeof value} at ${JSON.stringify(path)}`);
}

function parseHeader(bytes: Uint8Array): { value: unknown; columns: ColumnPlace[] } {
  let header: Json;
  try {
    header = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    throw new MessageError(`The header of the message is not JSON: ${String(error)}`);
  }
  const columns = isObject(header) && Object.hasOwn(header, 'value') ? header.columns : undefined;
  if (!isObject(header) || !Array.isArray(columns)) throw new MessageError('The header lacks value or columns');
  for (const column of columns) {
    if (!isColumnPlace(column)) throw new MessageError(`Not a column: ${JSON.stringify(column)}`);
  }
  return { value: header.value, columns: columns as unknown as ColumnPlace[] };
}

function isColumnPlace(column: Json): boolean {
  if (!isObject(column)) return false;
  const { path, type, length } = column;
  return (
    Array.isArray(path) &&
    path.every((part) => typeof part === 'string' || typeof part === 'number') &&
    typeof type === 'string' &&
    Object.hasOwn(columnTypes, type) &&
    Number.isSafeInteger(length) &&
    Number(length) >= 0
  );
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts a column where the header says, which must be a place that is there and still empty. */
function place(holder: { [key: string]: unknown }, path: (string | number)[], column: Column): void {
  let parent: object = holder;
  let key: string | number = 'value';
  for (const part of path) {
    const next: unknown = Object.hasOwn(parent, key) ? (parent as Record<string | number, unknown>)[key] : undefined;
    if (typeof next !== 'object' || next === null) throw noPlace(path);
    parent = next;
    key = part;
  }
  if (ArrayBuffer.isView(parent) || !Object.hasOwn(parent, key)) throw noPlace(path);
  if ((parent as Record<string | number, unknown>)[key] !== null) throw noPlace(path);
  // Defined, not assigned: a key may be `__proto__`.
  Object.defineProperty(parent, key, { value: column, writable: true, enumerable: true, configurable: true });
}

function noPlace(path: (string | number)[]): MessageError {
  return new MessageError(`The message has no place for the column at ${JSON.stringify(path)}`);
}

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
