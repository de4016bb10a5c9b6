/** A value with its default, and how it travels as text: in the address, or in the browser's storage. */
export interface Field<T> {
  readonly initial: T;
  write(value: T): string;
  /** Undefined where the text stands for no such value. */
  read(text: string): T | undefined;
}

export type FieldValue<F> = F extends Field<infer T> ? T : never;

/** What is written of some fields, by their names. */
export type FieldValues<Fields extends Record<string, Field<unknown>>> = {
  [Name in keyof Fields]: FieldValue<Fields[Name]>;
};

export function text(initial = ''): Field<string> {
  return { initial, write: (value) => value, read: (written) => written };
}

export function flag(initial: boolean): Field<boolean> {
  return { initial, write: (value) => (value ? '1' : '0'), read: (written) => ({ '1': true, '0': false })[written] };
}

export function oneOf<const T extends string>(values: readonly T[], initial: NoInfer<T>): Field<T> {
  return { initial, write: (value) => value, read: (written) => values.find((value) => value === written) };
}

/** A finite number in a range, its ends included. */
export function number(initial: number, { from, to }: { from: number; to: number }): Field<number> {
  const read = (written: string): number | undefined => {
    const value = written.trim() === '' ? NaN : Number(written);
    return value >= from && value <= to ? value : undefined;
  };
  return { initial, write: String, read };
}

/** The same, whole. */
export function integer(initial: number, range: { from: number; to: number }): Field<number> {
  const any = number(initial, range);
  const read = (written: string): number | undefined => {
    const value = any.read(written);
    return Number.isInteger(value) ? value : undefined;
  };
  return { initial, write: String, read };
}

/** Texts in an order, each at most once. */
export function texts(initial: readonly string[] = []): Field<readonly string[]> {
  return {
    initial,
    write: (value) => JSON.stringify(value),
    read(written) {
      const value = parsed(written);
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? [...new Set(value)] : undefined;
    },
  };
}

/** Values by names of the person's own, as JSON; what does not fit is left out. */
export function record<T>(isFit: (value: unknown) => value is T): Field<Readonly<Record<string, T>>> {
  return {
    initial: {},
    write: (value) => JSON.stringify(value),
    read(written) {
      const value = parsed(written);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
      return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, T] => isFit(entry[1])));
    },
  };
}

/** The fields whose values are not the initial ones, as text. */
export function writeFields<Fields extends Record<string, Field<unknown>>>(
  fields: Fields,
  values: FieldValues<Fields>,
): Map<string, string> {
  const written = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const value = field.write(values[name]);
    if (value !== field.write(field.initial)) written.set(name, value);
  }
  return written;
}

/** What the texts say; a field that they do not name, or name wrongly, is not there. */
export function readFields<Fields extends Record<string, Field<unknown>>>(
  fields: Fields,
  written: (name: string) => string | null | undefined,
): Partial<FieldValues<Fields>> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const found = written(name);
    const value = found === null || found === undefined ? undefined : field.read(found);
    if (value !== undefined) values[name] = value;
  }
  return values as Partial<FieldValues<Fields>>;
}

/** All initial values. */
export function initialValues<Fields extends Record<string, Field<unknown>>>(fields: Fields): FieldValues<Fields> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { initial }]) => [name, initial]),
  ) as FieldValues<Fields>;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    return undefined;
  }
}
