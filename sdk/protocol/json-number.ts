/** A number as an answer in JSON carries it: one that is not finite is its name. */
export type JsonNumber = number | 'NaN' | 'Infinity' | '-Infinity';

/** Reads it; undefined for anything else. */
export function numberFromJson(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : undefined;
}
