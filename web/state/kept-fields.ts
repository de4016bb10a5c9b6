import { readFields, writeFields, type Field, type FieldValues } from './fields.js';

/** What this browser keeps of some fields under a key; nothing where that is unreadable, or storage is refused. */
export function recallFields<Fields extends Record<string, Field<unknown>>>(
  key: string,
  fields: Fields,
): Partial<FieldValues<Fields>> {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const texts = new Map(Object.entries(found ?? {}).map(([name, value]) => [name, String(value)]));
    return readFields(fields, (name) => texts.get(name));
  } catch {
    return {};
  }
}

/** Keeps what is not as at first. Where storage is full or refused, it holds for this page only. */
export function keepFields<Fields extends Record<string, Field<unknown>>>(
  key: string,
  fields: Fields,
  values: FieldValues<Fields>,
): void {
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(writeFields(fields, values))));
  } catch {
    // The page goes on without it.
  }
}
